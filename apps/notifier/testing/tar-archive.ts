import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/**
 * The bytes of a `.tar.gz` that holds these texts by their paths, as `tar` writes it (ustar).
 *
 * @param changed when they were last changed
 */
export function tarGz(files: Readonly<Record<string, string>>, changed = new Date(0)): Buffer {
  const entries = Object.entries(files).flatMap(([path, text]) => {
    const bytes = Buffer.from(text);
    return [
      header(path, bytes.length, changed),
      bytes,
      Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK),
    ];
  });
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]));
}

function header(path: string, size: number, changed: Date): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width, '0')}\0`;
  block.write(path, 0, 100);
  block.write(
    octal(0o644, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(changed.getTime() / 1000, 11),
    100,
  );
  block.write(`${' '.repeat(8)}0`, 148);
  block.write('ustar\u000000', 257);
  const checksum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
