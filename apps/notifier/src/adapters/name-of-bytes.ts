import { createHash } from 'node:crypto';

/** The name of bytes: their SHA-256 in hexadecimal. Whoever reads them knows by it that they are whole. */
export function nameOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
