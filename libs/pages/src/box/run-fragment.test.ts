import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts } from '../../testing/index.ts';
import { enteredIn, runFragment } from './run-fragment.ts';

describe('what is entered, in an address', () => {
  it('reads well', () => {
    expect(runFragment('nova 31.0.0')).toBe('#run=nova%2031.0.0');
  });

  it('comes back as it was, whatever it was, from an address of its own', () => {
    fc.assert(
      fc.property(anyTexts(), (text) => {
        const { hash, search, href } = new URL(runFragment(text), 'https://example.org/a/');
        expect(enteredIn(hash)).toBe(text.toWellFormed());
        expect(search).toBe('');
        expect(href.startsWith('https://example.org/a/#')).toBe(true);
      }),
    );
  });

  it.each([
    ['', undefined],
    ['#', undefined],
    ['#other', undefined],
    ['#run', undefined],
    ['#run=', ''],
    ['#run=nova 31.0.0', 'nova 31.0.0'],
    ['#run=100%', '100%'],
    ['#run=%ff', '%ff'],
    ['#run=a=b', 'a=b'],
  ])('%s: %s', (fragment, text) => {
    expect(enteredIn(fragment)).toBe(text);
  });
});
