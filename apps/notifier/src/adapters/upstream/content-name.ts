import { createHash } from 'node:crypto';

const LENGTH = 20;

/** A short name for what texts say, the same on every machine: 20 hexadecimal digits of a SHA-256. */
export function contentName(texts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, LENGTH);
}
