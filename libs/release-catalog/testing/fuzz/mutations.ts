import fc from 'fast-check';

/** One way to damage a text or the bytes of a file. */
export interface Mutation {
  readonly kind: 'flip' | 'delete' | 'duplicate' | 'insert';
  /** Where, as a part of the length: 0 is the beginning, 1 the end. */
  readonly at: number;
  readonly length: number;
  /** What is inserted. */
  readonly put: string;
  /** Which bits are flipped. */
  readonly bits: number;
}

// What a parser of YAML or JSON, of dates or of names could stumble over.
const INSERTED = [
  '\t',
  '\n',
  '\r\n',
  '  ',
  ': ',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '!!x ',
  '"',
  "'",
  '|',
  '>',
  '#',
  '%',
  '---\n',
  '...\n',
  '\u0000',
  '\u2028',
  '\uFEFF',
  '\uD800',
  '"\\uD800"',
  '__proto__: x\n',
  'constructor',
  '2026-02-30',
  '2025-01-01',
  '0001-01-01',
  '9999-12-31',
  '2025.1',
  'zed',
  'zed-eol',
  '-eol',
  'left out',
  'end of life',
  'future',
  '\n- name: zed\n  status: maintained\n',
  '\n  next-phase:\n    status: end of life\n    date: 2024-01-01\n',
  '\n  eol-date: 2020-01-01\n',
  '\n  - version: 1.0.0\n',
  ',',
  'null',
  'true',
  '1e999',
  '\\',
  '\\u002d',
  '2206-10-02',
  '2099-12-31',
  '"eolFrom":"2020-02-29",',
  '"isEol":true,',
  '"isEoes":false,"eoesFrom":null,',
  '"name":"openstack",',
  '"latest":{"name":"8.0 Update 3k, 50%"},',
  '{"name":"x","releases":[]},',
  'x'.repeat(5000),
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'delete', 'duplicate', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 600 })),
  put: fc.oneof(fc.constantFrom(...INSERTED), fc.string({ unit: 'binary', maxLength: 8 })),
  bits: fc.integer({ min: 1, max: 255 }),
});

/** A few mutations, to be done one after another. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(mutation, { minLength: 1, maxLength: 4 });

export function mutateText(text: string, list: readonly Mutation[]): string {
  return list.reduce((before, { kind, at, length, put, bits }) => {
    const place = Math.floor(at * before.length);
    const [head, span, tail] = [
      before.slice(0, place),
      before.slice(place, place + length),
      before.slice(place + length),
    ];
    switch (kind) {
      case 'flip':
        return (
          head + String.fromCharCode((span.charCodeAt(0) || 0x61) ^ (bits & 0x7f)) + before.slice(place + 1)
        );
      case 'delete':
        return head + tail;
      case 'duplicate':
        return head + span + span + tail;
      case 'insert':
        return head + put + span + tail;
    }
  }, text);
}

export function mutateBytes(bytes: Buffer, list: readonly Mutation[]): Buffer {
  return list.reduce((before, { kind, at, length, put, bits }) => {
    const place = Math.floor(at * before.length);
    const [head, span, tail] = [
      before.subarray(0, place),
      before.subarray(place, place + length),
      before.subarray(place + length),
    ];
    switch (kind) {
      case 'flip':
        return Buffer.concat([head, Buffer.from([(before[place] ?? 0) ^ bits]), before.subarray(place + 1)]);
      case 'delete':
        return Buffer.concat([head, tail]);
      case 'duplicate':
        return Buffer.concat([head, span, span, tail]);
      case 'insert':
        return Buffer.concat([head, Buffer.from(put), span, tail]);
    }
  }, bytes);
}

const BLOCK = 512;

/** Damages a tar block by block and makes its checksums agree again, so that the damage gets past them. */
export function mutateBlocks(tar: Buffer, list: readonly Mutation[]): Buffer {
  const damaged = list.reduce((before, { kind, at, length, put, bits }) => {
    const place = Math.floor(at * before.length);
    const block = place - (place % BLOCK);
    const after = block + BLOCK * Math.ceil(length / BLOCK);
    switch (kind) {
      case 'flip': {
        const bytes = Buffer.from(before);
        bytes[place] = (bytes[place] ?? 0) ^ bits;
        return bytes;
      }
      case 'insert': {
        const bytes = Buffer.from(before);
        bytes.write(put, place);
        return bytes;
      }
      case 'delete':
        return Buffer.concat([before.subarray(0, block), before.subarray(after)]);
      case 'duplicate':
        return Buffer.concat([before.subarray(0, after), before.subarray(block)]);
    }
  }, tar);
  for (let at = 0; at + BLOCK <= damaged.length; at += BLOCK) sealHeader(damaged.subarray(at, at + BLOCK));
  return damaged;
}

/** Writes the checksum of a header; other blocks stay as they are. */
export function sealHeader(block: Buffer): void {
  if (block.toString('latin1', 257, 262) !== 'ustar') return;
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}
