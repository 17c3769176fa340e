import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HOSTILE_NAMES } from '../../../../testing/hostile-names.ts';
import { archiveKey, deliveryKey, HEAD_KEY, keyPart } from './ledger-keys.ts';
import { keyText } from './ledger-table.ts';

/** What JSON writes as numbers. */
const CONTROLS = /\p{Cc}(?<![\u007f-\u009f])/u;
/** The most bytes of a key's two parts. */
const LONGEST = { pk: 2048, sk: 1024 };

/** Texts that are alike: of few characters, those that are written otherwise, or very long. */
function likeTexts(): fc.Arbitrary<string> {
  const few = fc.string({
    unit: fc.constantFrom('"', '\\', 'u', 'd', '8', '0', ' ', '\ud800', '\n', '\u0000', 'n'),
  });
  const long = fc.tuple(fc.nat(2), few).map(([times, text]) => `${'x'.repeat(499 + times)}${text}`);
  return fc.oneof(few, anyTexts(), long, fc.constantFrom(...Object.values(HOSTILE_NAMES)));
}

describe('a text as part of a key', () => {
  it('is another one for another text', () => {
    fc.assert(
      fc.property(likeTexts(), likeTexts(), (a, b) => {
        expect(keyPart(a) === keyPart(b)).toBe(a === b);
      }),
      { numRuns: 5000 },
    );
  });

  it('is another one for each of the hostile names, and for what they are written as', () => {
    const names = Object.values(HOSTILE_NAMES);
    const all = new Set([...names, ...names.map(keyPart), ...names.map(keyPart).map(keyPart)]);
    expect(new Set([...all].map(keyPart)).size).toBe(all.size);
  });

  it.each(['platform-2', 'platform-2.17', 'sns-urgent', 'an ordinary name', 'é 🚀'])(
    'is %s itself',
    (text) => {
      expect(keyPart(text)).toBe(text);
    },
  );

  it('is whole characters, which DynamoDB gives back as they were', () => {
    fc.assert(
      fc.property(likeTexts(), (text) => {
        const part = keyPart(text);
        expect(part).not.toBe('');
        expect(part.isWellFormed()).toBe(true);
        expect(part).not.toMatch(CONTROLS);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the key of a delivery', () => {
  it('is no longer than DynamoDB takes', () => {
    const texts = fc.oneof(likeTexts(), fc.string({ minLength: 400, maxLength: 3000, unit: 'binary' }));
    fc.assert(
      fc.property(texts, texts, (letter, channel) => {
        const { pk, sk } = deliveryKey(letter, channel);
        expect(Buffer.byteLength(pk)).toBeLessThanOrEqual(LONGEST.pk);
        expect(Buffer.byteLength(sk)).toBeLessThanOrEqual(LONGEST.sk);
        expect(sk).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('is no other one, nor that of the head or of letters', () => {
    const words = fc.oneof(likeTexts(), fc.constantFrom('a', 'a b', 'b', 'b c', 'c', 'head', 'letters'));
    fc.assert(
      fc.property(words, words, words, words, (a, b, c, d) => {
        const [one, other] = [deliveryKey(a, b), deliveryKey(c, d)];
        expect(keyText(one) === keyText(other)).toBe(a === c && b === d);
        expect([keyText(HEAD_KEY), keyText(archiveKey(1))]).not.toContain(keyText(one));
      }),
      { numRuns: 2000 },
    );
    expect(keyText(deliveryKey('a b', 'c'))).not.toBe(keyText(deliveryKey('a', 'b c')));
  });
});

describe('the key of the letters of a commit', () => {
  it('sorts as the commits did', () => {
    const revisions = [1, 2, 9, 10, 99, 100, 12_345, 999_999, 1_000_000];
    const places = revisions.map((revision) => archiveKey(revision).sk);
    expect(places.toSorted()).toEqual(places);
    expect(new Set(revisions.map((revision) => archiveKey(revision).pk))).toEqual(new Set(['letters']));
  });
});
