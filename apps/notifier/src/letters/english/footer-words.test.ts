import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { wholeLetter } from '../../../testing/outbox-contract/samples.ts';
import { footerParagraphs } from './footer-words.ts';

const TODAY = calendarDate('2026-08-22');

function said(...sources: readonly (readonly [title: string, asOf: string])[]): string {
  const letter = { ...wholeLetter(), revision: 7, id: 'platform-7' };
  const [, last = ''] = footerParagraphs(
    { ...letter, sources: sources.map(([title, asOf]) => ({ title, asOf: calendarDate(asOf) })) },
    TODAY,
  );
  return last.split(' Catalog revision')[0] ?? '';
}

describe('the sources of a letter', () => {
  test.each([
    [[['OpenStack', '2026-08-22']], 'OpenStack was read today.'],
    [
      [
        ['OpenStack', '2026-08-22'],
        ['Ubuntu', '2026-08-22'],
      ],
      'OpenStack and Ubuntu were read today.',
    ],
    [
      [
        ['OpenStack', '2026-08-22'],
        ['Ubuntu', '2026-08-21'],
        ['Debian', '2026-08-21'],
      ],
      'OpenStack was read today. Ubuntu and Debian were last read on 21 August 2026, yesterday: dates may have moved since.',
    ],
    [
      ['a', 'b', 'c', 'd', 'e', 'f'].map((title) => [title, '2026-08-01']),
      'a, b, c, d and 2 others were last read on 1 August 2026, 21 days ago: dates may have moved since.',
    ],
  ] as const)('%j are said', (sources, expected) => {
    expect(said(...(sources as readonly (readonly [string, string])[]))).toBe(expected);
  });
});
