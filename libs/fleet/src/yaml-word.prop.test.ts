import fc from 'fast-check';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { yamlWord } from './yaml-word.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...': # - [ ] { } , & * ! | > \' " % @ ` \\ \n \t ~ ? = < ...'.split(' '),
        ' ',
        'a',
        '1',
      ),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('', 'null', 'yes', '1.10', '2025.1', '---', '- a', 'a: b', 'a #b', ' a ', '!!js', '\ud800'),
);

describe('a word of YAML', () => {
  it('is read back as it was, wherever it stands', () => {
    fc.assert(
      fc.property(texts, texts, (key, value) => {
        const [k, v] = [yamlWord(key), yamlWord(value)];
        const text = `top:\n  - ${k}: ${v} # a comment\n  - [${v}, ${k}]\n  - { ${k}: ${v} }\n`;
        expect(load(text, { schema: FAILSAFE_SCHEMA })).toEqual({
          top: [entry(key, value), [value, key], entry(key, value)],
        });
      }),
    );
  });
});

/** Also where the key is one that a literal would not take for a key. */
function entry(key: string, value: string): object {
  return Object.fromEntries([[key, value]]);
}
