import {
  addDays,
  calendarDate,
  type Catalog,
  mergeCatalog,
  type Phase,
  validateCatalog,
} from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { importSeries, importStatus } from '../../testing/openstack-repository.ts';

const DAY = calendarDate('2026-06-01');

/** Two series: one that is out, and one that has been under development since. */
function status({ gazpacho = '', hibiscus = '' }: { gazpacho?: string; hibiscus?: string }): string {
  return `
- name: hibiscus
  release-id: 2026.2
  status: development
${hibiscus}
- name: gazpacho
  release-id: 2026.1
  status: maintained
${gazpacho}
`;
}

const GAZPACHO = `  initial-release: 2026-04-01
  next-phase:
    status: unmaintained
    date: 2027-10-27`;
const HIBISCUS = `  initial-release: 2026-09-30
  next-phase:
    status: maintained
    date: 2026-09-30`;

/** What is known after a good reading, and then one of the next day. */
async function knownAfter(good: string, next: string): Promise<{ before: Catalog; after: Catalog }> {
  const [first, second] = [await importStatus(good, DAY), await importStatus(next, addDays(DAY, 1))];
  const before = mergeCatalog(undefined, { products: [first.product] }, 14);
  const after = mergeCatalog(before, { products: [second.product] }, 14);
  expect(validateCatalog(after)).toEqual([]);
  return { before, after };
}

/** What is said of each release, whatever their order. */
function windowsOf({ products }: Catalog): string[] {
  return products
    .flatMap(({ releases }) =>
      releases.flatMap(({ id, windows }) =>
        windows.map(({ phase, from, basis }) => `${id} ${phase} ${from ?? '?'} ${basis}`),
      ),
    )
    .sort();
}

describe('what cannot be read of a series is unread', () => {
  const entry = (fields: string, word = 'maintained'): string =>
    `\n- name: juniper\n  status: ${word}\n${fields}\n`;
  const next = (word: string, date?: string): string =>
    `  next-phase:\n    status: ${word}\n${date === undefined ? '' : `    date: ${date}\n`}`;
  const out = '  initial-release: 2026-01-01\n';

  test.each<[string, string, readonly Phase[]]>([
    ['nothing', entry(`${out}${next('unmaintained', '2027-01-01')}`), []],
    ['a release day', entry('  initial-release: soon\n'), ['maintained']],
    ['a planned release day', entry('  initial-release: soon\n', 'development'), ['maintained']],
    ['a release day of the wrong century', entry('  initial-release: 2206-01-01\n'), ['maintained']],
    [
      'a planned release day, though next-phase gives another',
      entry(`  initial-release: soon\n${next('maintained', '2026-10-01')}`, 'development'),
      ['maintained'],
    ],
    ['the date of next-phase', entry(`${out}${next('unmaintained', '2027-02-30')}`), ['unmaintained']],
    [
      'the date of next-phase, where initial-release counts',
      entry(`${out}${next('maintained', 'soon')}`, 'development'),
      [],
    ],
    ['the date of a next-phase that has passed', entry(`${out}${next('development', 'soon')}`), []],
    ['a day of the end', entry(`${out}  eol-date: soon\n`), ['end-of-life']],
    ['a day of an end that has come', entry(`${out}  eol-date: soon\n`, 'end of life'), ['end-of-life']],
    [
      'a day of the end, where next-phase gives it',
      entry(`${out}  eol-date: soon\n${next('end of life', '2027-01-01')}`),
      [],
    ],
    [
      'the date of next-phase, where eol-date gives it',
      entry(`${out}  eol-date: 2027-01-01\n${next('end of life', 'soon')}`),
      [],
    ],
    [
      'the word of next-phase: all phases beyond the status',
      entry(`${out}${next('retired', '2027-01-01')}`),
      ['security', 'extended', 'unmaintained', 'end-of-life'],
    ],
    [
      'the word of next-phase, but what other fields give',
      entry(`${out}  eol-date: 2028-01-01\n  next-phase: later\n`, 'development'),
      ['security', 'extended', 'unmaintained'],
    ],
    ['the word of next-phase at the end of life', entry(`${out}  next-phase: later\n`, 'end of life'), []],
    [
      'a date that contradicts an earlier one',
      entry(`${out}${next('unmaintained', '2025-01-01')}`),
      ['unmaintained'],
    ],
    [
      'a day of an end that contradicts the release day',
      entry(`${out}  eol-date: 2025-01-01\n`, 'end of life'),
      ['end-of-life'],
    ],
  ])('%s', async (_, text, unread) => {
    const { release } = await importSeries(text, '2026-06-01');
    expect(release.unread ?? []).toEqual(unread);
    expect('unread' in release).toBe(unread.length > 0);
  });

  test('the day since when the next series has been developed', async () => {
    const text = status({ gazpacho: GAZPACHO.replace('2026-04-01', 'soon'), hibiscus: HIBISCUS }).replace(
      'hibiscus',
      'ivy',
    );
    const { product } = await importStatus(text, DAY);
    expect(product.releases.map(({ id, unread }) => [id, unread])).toEqual([
      ['2026.1', ['maintained']],
      ['2026.2', ['development']],
    ]);
  });
});

describe('the last good reading counts', () => {
  const good = status({ gazpacho: GAZPACHO, hibiscus: HIBISCUS });

  test.each([
    ['the release day of one that is out', GAZPACHO.replace('2026-04-01', '2026-4-1'), HIBISCUS],
    ['a planned release day', GAZPACHO, HIBISCUS.replace('2026-09-30', '2026-9-30')],
    ['a date of next-phase', GAZPACHO.replace('2027-10-27', 'TBD'), HIBISCUS],
    ['a date of next-phase in the wrong century', GAZPACHO.replace('2027-10-27', '2227-10-27'), HIBISCUS],
    ['a date of next-phase before the release day', GAZPACHO.replace('2027-10-27', '2025-10-27'), HIBISCUS],
    ['a release day after the next phase', GAZPACHO.replace('2026-04-01', '2062-04-01'), HIBISCUS],
    ['the word of next-phase', GAZPACHO.replace('unmaintained', 'unmaintaned'), HIBISCUS],
    ['next-phase as a whole', GAZPACHO.replace(/next-phase:[^]*/, 'next-phase: 2027-10-27'), HIBISCUS],
  ])('after %s that cannot be read', async (_, gazpacho, hibiscus) => {
    const { before, after } = await knownAfter(good, status({ gazpacho, hibiscus }));
    expect(windowsOf(after)).toEqual(windowsOf(before));
    const histories = [before, after].map(({ products }) =>
      products.flatMap(({ releases }) => releases.map(({ key, history }) => [key, history])).sort(),
    );
    expect(histories[1]).toEqual(histories[0]);
  });

  test('but a date that is taken away is taken away', async () => {
    const gazpacho = '  initial-release: 2026-04-01\n  next-phase:\n    status: unmaintained';
    const { after } = await knownAfter(good, status({ gazpacho, hibiscus: HIBISCUS }));
    expect(windowsOf(after)).toContain('2026.1 unmaintained ? scheduled');
  });

  test('but a word that is declared is declared, though its next phase cannot be read', async () => {
    const gazpacho = GAZPACHO.replace('status: unmaintained', 'status: retired');
    const text = status({ gazpacho, hibiscus: HIBISCUS }).replace(
      'release-id: 2026.1\n  status: maintained',
      'release-id: 2026.1\n  status: unmaintained',
    );
    const { after } = await knownAfter(good, text);
    expect(windowsOf(after)).toContain('2026.1 unmaintained ? declared');
  });

  test('and what is readable besides counts', async () => {
    const gazpacho = GAZPACHO.replace('2026-04-01', 'soon').replace('2027-10-27', '2027-11-03');
    const { after } = await knownAfter(good, status({ gazpacho, hibiscus: HIBISCUS }));
    expect(windowsOf(after)).toEqual(
      expect.arrayContaining([
        '2026.1 maintained 2026-04-01 declared',
        '2026.1 unmaintained 2027-11-03 scheduled',
      ]),
    );
  });
});
