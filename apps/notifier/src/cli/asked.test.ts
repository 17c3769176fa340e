import { calendarDate } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { askedReleases } from './asked.ts';
import { askedRunning } from './running.ts';

const ON = calendarDate('2026-08-21');
const CATALOG = catalogWith(
  productWith({
    ...{ key: 'functions', name: 'functions', source: 'endoflife-date' },
    releases: [releaseWith('snake3.11')],
  }),
  productWith({
    ...{ key: 'snake', name: 'snake', title: 'Snake', source: 'endoflife-date' },
    releases: ['2.7', '3.10', '3.11'].map((id) => releaseWith(id)),
    // The latest version of a release, as its source says it.
    projects: [projectWith('snake', { releases: [inRelease('3.11', { versions: [version('3.11.9')] })] })],
  }),
);

/** The release that is meant, else what is said. */
function meant(read: () => { readonly release: { readonly id: string } | undefined }): string {
  try {
    return read().release?.id ?? 'all';
  } catch (error) {
    return (error as Error).message;
  }
}

describe.each([
  ['a status', (asked: string) => askedReleases(CATALOG, asked)],
  ['a plan', (asked: string) => askedRunning({ upstream: CATALOG, chosen: CATALOG }, asked, ON)],
])('what %s is asked of', (_, read) => {
  it.each([
    ['snake@3.11', '3.11'],
    ['snake@v3.11.9', '3.11'],
    ['snake@3', 'Unknown release "3" of Snake: it has 2.7 to 3.11. Did you mean 3.11 or 3.10?'],
    ['snake@2', 'Unknown release "2" of Snake: it has 2.7 to 3.11. Did you mean 2.7?'],
    ['snake@3.12', 'Unknown release "3.12" of Snake: it has 2.7 to 3.11. Did you mean 3.11?'],
  ])('%s: %s', (asked, said) => {
    expect(meant(() => read(asked))).toBe(said);
  });

  it.each([
    ['snake3.11', 'snake@3.11'],
    ['Snake3', 'snake@3.11 or snake@3.10'],
  ])('%s is taken for a product with its release', (asked, written) => {
    expect(meant(() => read(asked))).toContain(` Did you mean ${written}?`);
  });
});

it('what is known as it is written is not read as a version of a package', () => {
  const releases = [
    releaseWith('5', [declared('maintained', '2023-10-23')]),
    releaseWith('5-500', [declared('maintained', '2024-12-09')]),
  ];
  const catalog = catalogWith(productWith({ key: 'board', name: 'board', title: 'Board', releases }));
  const on = calendarDate('2024-06-01');
  const read = (asked: string) => askedRunning({ upstream: catalog, chosen: catalog }, asked, on);
  expect(meant(() => read('board@5-501'))).toBe('5');
  expect(meant(() => read('board@5-500'))).toBe('Board 5-500 did not exist yet on 2024-06-01.');
});
