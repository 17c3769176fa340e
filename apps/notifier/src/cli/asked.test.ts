import { calendarDate } from '@lastpatch/release-model';
import {
  catalogWith,
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
    ['Snake3', 'snake@3'],
  ])('%s is taken for a product with its release', (asked, written) => {
    expect(meant(() => read(asked))).toContain(` Did you mean ${written}?`);
  });
});
