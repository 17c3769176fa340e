import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HOSTILE_NAMES, PATHS } from '../testing/index.ts';
import { isPagePath } from './page-tree.ts';
import { slug, slugs } from './slug.ts';

describe('a name as a part of a path', () => {
  it.each(['2025.1', 'openstack', 'epoxy', '24.04', 'c++', 'varnish~2', 'a_b-c'])('%s is itself', (name) => {
    expect(slug(name)).toBe(name);
  });

  it.each([
    ['../Etc', /^etc~[0-9a-f]{16}$/],
    ['Ubuntu', /^ubuntu~[0-9a-f]{16}$/],
    ['..', /^x~[0-9a-f]{16}$/],
    ['', /^x~[0-9a-f]{16}$/],
    ['에폭시', /^x~[0-9a-f]{16}$/],
    ['nul.txt', /^x-nul.txt~[0-9a-f]{16}$/],
  ])('%j is what is readable of it, and its fingerprint', (name, shape) => {
    expect(slug(name)).toMatch(shape);
  });

  it.each([...Object.values(HOSTILE_NAMES), ...PATHS])('leads nowhere else: %j', (name) => {
    expect(isPagePath(`${slug(name)}.ics`)).toBe(true);
    expect(slug(name)).not.toMatch(/^(con|prn|aux|nul|index)(\.|$)|\.$/);
  });

  it('is a path of one part whatever the name, and a slug of its own differs from it', () => {
    fc.assert(
      fc.property(anyTexts(), (name) => {
        expect(isPagePath(slug(name))).toBe(true);
        expect(slug(name)).not.toContain('/');
        if (slug(name) !== name) expect(slug(slug(name))).not.toBe(slug(name));
      }),
    );
  });

  it('is numbered where two have one fingerprint, whatever the order in which they are given', () => {
    const made = slugs(['c', 'a', 'b', 'a'], () => 'x~1');
    expect([...made]).toEqual([
      ['a', 'x~1'],
      ['b', 'x~1~2'],
      ['c', 'x~1~3'],
    ]);
  });

  it('tells names apart, also those that differ by case alone', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(anyTexts(3), fc.constantFrom(...PATHS)), { maxLength: 30 }),
        (names) => {
          const made = slugs(names);
          expect(new Set(made.values()).size).toBe(names.length);
          for (const name of names) expect(made.get(name)).toBe(slug(name));
        },
      ),
    );
  });
});
