import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { shownAddress, shownText } from './shown-text.ts';

describe('what a server sent', () => {
  it.each(Object.entries(HOSTILE_NAMES))('is harmless and short after %s', (_, name) => {
    const shown = shownText(name.repeat(20));
    expect(shown).not.toMatch(HARMFUL);
    expect(shown.length).toBeLessThanOrEqual(121);
  });

  it('is whole when it is short', () => {
    expect(shownText('a'.repeat(120))).toBe('a'.repeat(120));
    expect(shownText('a'.repeat(121))).toBe(`${'a'.repeat(120)}…`);
  });
});

describe('an address for people', () => {
  it.each([
    ['https://user:geheim@upstream.test/file?token=geheim#geheim', 'https://upstream.test/file'],
    ['https://upstream.test:8443', 'https://upstream.test:8443/'],
    ['https://upstream.test/a\u202eb', 'https://upstream.test/a%E2%80%AEb'],
  ])('%s is %s', (url, shown) => {
    expect(shownAddress(new URL(url))).toBe(shown);
  });
});
