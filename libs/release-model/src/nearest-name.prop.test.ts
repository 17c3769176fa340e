import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../testing/arbitraries.ts';
import { nearestName } from './nearest-name.ts';

const names = fc.string({ unit: fc.constantFrom(...Array.from('abcdefgh')), minLength: 3, maxLength: 12 });

describe('nearestName', () => {
  it('finds a name that is there, in any case, whatever else is known', () => {
    fc.assert(
      fc.property(names, fc.array(names), (name, others) => {
        expect(nearestName(name.toUpperCase(), [...others, name])).toBe(name);
      }),
    );
  });

  it('finds the only name through any one slip', () => {
    fc.assert(
      fc.property(names, fc.nat(), fc.constantFrom('add', 'drop', 'change', 'swap'), (name, place, slip) => {
        const at = place % (name.length - 1);
        const [before, here, next, after] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)];
        const written = {
          add: `${before}z${here}${next}${after}`,
          drop: `${before}${next}${after}`,
          change: `${before}z${next}${after}`,
          swap: `${before}${next}${here}${after}`,
        }[slip];
        expect(nearestName(written, [name])).toBe(name);
      }),
    );
  });

  it('answers with a known name or with none', () => {
    fc.assert(
      fc.property(anyText(), fc.array(anyText()), (asked, known) => {
        const found = nearestName(asked, known);
        if (found !== undefined) expect(known).toContain(found);
      }),
    );
  });
});
