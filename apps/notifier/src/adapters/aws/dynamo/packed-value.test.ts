import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts } from '../../../../testing/hostile-names.ts';
import { MemoryObjects } from '../../../../testing/memory-objects.ts';
import { LocationFailure } from '../../file-failure.ts';
import { PackedValues } from './packed-value.ts';

const WHERE = 'the table ledger';
/** The most bytes of an attribute, which leaves room for the others in the 400 KB of an item. */
const MOST_BYTES = 307_200;

function packing(): { objects: MemoryObjects; values: PackedValues } {
  const objects = new MemoryObjects();
  return { objects, values: new PackedValues(objects) };
}

/** A text that takes about so many bytes when it is packed. */
function incompressible(bytes: number): string {
  return randomBytes(bytes).toString('base64');
}

describe('a packed value', () => {
  it('comes back as it was, whatever texts it holds', async () => {
    const { values, objects } = packing();
    const texts = fc.dictionary(anyTexts(), fc.oneof(anyTexts(), fc.double(), fc.constant(null)));
    await fc.assert(
      fc.asyncProperty(fc.array(texts), async (value) => {
        const back = await values.unpack(await values.pack(value), WHERE);
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
      { numRuns: 100 },
    );
    expect(objects.written).toEqual([]);
  });

  it('lies in an object, named by its hash, when it is too large for an item', async () => {
    const { values, objects } = packing();
    const value = { text: incompressible(2 * MOST_BYTES) };
    const packed = await values.pack(value);
    expect(packed.B).toBeUndefined();
    expect(objects.written).toEqual([`ledger/${packed.S}`]);
    expect(await values.unpack(packed, WHERE)).toEqual(value);
    // The same once more is the same object.
    expect(await values.pack(value)).toEqual(packed);
    expect(objects.objects.size).toBe(1);
  });

  it('is never larger in an item than an item can be', async () => {
    const { values } = packing();
    for (const bytes of [MOST_BYTES * 0.9, MOST_BYTES, MOST_BYTES * 1.1]) {
      const packed = await values.pack(incompressible(bytes));
      expect(packed.B?.length ?? 0).toBeLessThanOrEqual(MOST_BYTES);
    }
  });
});

describe('a packed value that is damaged', () => {
  const whole = gzipSync('{}');

  it.each<[string, AttributeValue | undefined]>([
    ['nothing', undefined],
    ['an attribute of another kind', { N: '7' }],
    ['no bytes', { B: new Uint8Array() }],
    ['bytes that are not packed', { B: Buffer.from('{}') }],
    ['half of the bytes', { B: whole.subarray(0, whole.length - 4) }],
    ['no JSON', { B: gzipSync('{"a":') }],
    ['an object that is not there', { S: 'a'.repeat(64) }],
  ])('is refused with a sentence: %s', async (_, packed) => {
    const { values } = packing();
    const unpacked = values.unpack(packed, WHERE);
    await expect(unpacked).rejects.toThrow(LocationFailure);
    await expect(unpacked).rejects.toThrow(/^the table ledger: this ledger is damaged \(.+\)$/);
  });

  it('is known by the name of its object', async () => {
    const { values, objects } = packing();
    const packed = await values.pack(incompressible(2 * MOST_BYTES));
    objects.damage(`ledger/${packed.S}`);
    await expect(values.unpack(packed, WHERE)).rejects.toThrow('this ledger is damaged');
    objects.objects.set(`ledger/${packed.S}`, gzipSync('"another one"'));
    await expect(values.unpack(packed, WHERE)).rejects.toThrow('this ledger is damaged');
  });
});
