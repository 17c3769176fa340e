/** Values in ASN.1's distinguished encoding (DER), as far as certificates need them. */

/** One value: its tag, its length, its content. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  // Lengths from 128 on are written as the number of their bytes, and those bytes.
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

export function sequence(...values: readonly Uint8Array[]): Buffer {
  return der(0x30, ...values);
}

/** An object identifier: the first two numbers share a byte, each further one is written in groups of seven bits. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes = others.flatMap((number) => {
    const groups = [number & 0x7f];
    for (let rest = number >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return der(0x03, Buffer.from([unusedBits]), bytes);
}

export function octetString(bytes: Uint8Array): Buffer {
  return der(0x04, bytes);
}

/** `20261125093000Z` */
export function generalizedTime(time: Date): Buffer {
  const [digits = ''] = time.toISOString().replace(/[-:T]/g, '').split('.');
  return der(0x18, Buffer.from(`${digits}Z`));
}
