import {
  calendarDate,
  type CalendarDate,
  type Catalog,
  PHASES,
  type ProjectRelease,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { DEFAULT_KINDS } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { type DeadlineTeam, environmentOf, lettersBetween } from '../../testing/deadline-days.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { letterText } from '../letters/letter-text.ts';
import type { Letter } from './letter.ts';

const day = calendarDate;
const RETIRED = day('2026-06-02');
const EPOXY = releaseWith(
  '2025.1',
  [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')],
  {
    name: 'Epoxy',
  },
);
const OVER = releaseWith(
  '2025.1',
  [declared('maintained', '2025-04-02'), declared('unmaintained', '2026-10-02')],
  {
    name: 'Epoxy',
  },
);
const DALMATIAN = releaseWith('2024.2', [
  declared('maintained', '2024-10-02'),
  declared('end-of-life', '2026-04-29'),
]);
const GAZPACHO = releaseWith('2026.1', [declared('maintained', '2026-04-01')]);

function inRelease(release: string, version: string): ProjectRelease {
  return { release, versions: [{ version, landed: day('2024-10-02') }], endTags: [], abandoned: false };
}

const RULE = {
  product: 'openstack',
  releases: 'all',
  phases: PHASES,
  projects: [],
  kinds: DEFAULT_KINDS,
} as const;

/** OpenStack as it is read on a day: venus is retired in June, and Epoxy is no longer maintained from October on. */
function read(asOf: CalendarDate): Catalog {
  const retired = asOf >= RETIRED ? ({ standing: 'retired', retiredOn: RETIRED } as const) : {};
  const projects = ['venus', 'nova'].map((name) =>
    projectWith(name, {
      standing: 'official',
      releases: [inRelease('2024.2', '5.0.0'), inRelease('2025.1', '6.0.0')],
      ...(name === 'venus' ? retired : {}),
    }),
  );
  const epoxy = asOf < day('2026-10-02') ? EPOXY : OVER;
  return catalogWith(productWith({ asOf, releases: [DALMATIAN, epoxy, GAZPACHO], projects }));
}

/** The same without a retirement: from that day on venus is no longer in Epoxy. */
function readLeaving(asOf: CalendarDate): Catalog {
  const { products } = read(day('2026-06-01'));
  return catalogWith(
    ...products.map((product) => ({
      ...product,
      asOf,
      projects: product.projects.map((project) =>
        project.name === 'venus' && asOf >= RETIRED
          ? { ...project, releases: project.releases.slice(0, 1) }
          : project,
      ),
    })),
  );
}

function letters(
  parts: Partial<DeadlineTeam> = {},
  since = day('2026-06-01'),
  today = day('2026-06-03'),
): Letter[] {
  return lettersBetween(
    {
      watches: [watchOf({ follow: { openstack: 'supported' } })],
      environments: [
        environmentOf('region-two', { venus: '6.0.0' }),
        environmentOf('lab', { nova: '6.0.0' }),
      ],
      read,
      ...parts,
    },
    since,
    today,
  );
}

describe('a project that is retired', () => {
  it('is told to whoever follows its product, though it asked for no project, where the fleet runs it', () => {
    const [letter] = letters();
    expect(letter?.notices).toMatchObject([{ kind: 'retired', project: 'venus', runsIn: ['region-two'] }]);
    expect(letterText(letter!, day('2026-06-03')).text).toContain(
      'It runs in region-two. Plan what takes its place.',
    );
  });

  it('is told where it leaves the release that runs alone, which has its deadlines as before', () => {
    const followed = {
      watches: [{ ...watchOf(), follow: [{ ...RULE, releases: ['2025.1'] }], reminders: [30] }],
      environments: [environmentOf('region-two', { venus: '6.0.0' })],
      read: readLeaving,
    };
    const [left] = letters(followed);
    expect(left?.notices).toMatchObject([
      { kind: 'retired', project: 'venus', release: '2025.1', runsIn: ['region-two'] },
    ]);
    const later = letters(followed, day('2026-06-01'), day('2026-09-02'));
    expect(later[0]?.notices.map(({ kind }) => kind)).toEqual(['deadline', 'retired']);
  });

  it.each<[string, Partial<DeadlineTeam>]>([
    ['where nothing runs it', { environments: [environmentOf('lab', { nova: '6.0.0' })] }],
    ['where its product is followed by nobody', { watches: [watchOf({ follow: { ubuntu: 'all' } })] }],
    [
      'where the watch asks for other news alone',
      {
        watches: [{ ...watchOf(), follow: [{ ...RULE, kinds: ['moved'] }] }],
      },
    ],
  ])('is told to nobody %s', (_, parts) => {
    expect(letters(parts)).toEqual([]);
  });

  it('is told once to whoever asked for it too, and without a fleet as ever', () => {
    const watches = [{ ...watchOf(), follow: [{ ...RULE, projects: ['venus'] }] }];
    expect(letters({ watches })[0]?.notices.map(({ project }) => project)).toEqual(['venus']);
    const [letter] = letters({ watches, environments: [] });
    expect(letterText(letter!, day('2026-06-03')).text).toContain(
      'If you run it, plan what takes its place.',
    );
  });

  it('is in the digest until nothing runs it, or its release has ended and is there', () => {
    const [july] = letters({}, day('2026-06-30'), day('2026-07-01'));
    expect(july?.pastEnd).toEqual([
      expect.objectContaining({
        environment: 'region-two',
        project: 'venus',
        release: '2025.1',
        since: RETIRED,
      }),
    ]);
    expect(letterText(july!, day('2026-07-01')).text).toContain(
      'venus in OpenStack 2025.1 Epoxy  retired by upstream since 2 Jun 2026,\n',
    );
    expect(letterText(july!, day('2026-07-01')).subject).not.toContain('past its end');
    const two = [environmentOf('both', { venus: '5.0.0' }, { venus: '6.0.0' })];
    const [both] = letters({ environments: two }, day('2026-06-30'), day('2026-07-01'));
    expect(both?.pastEnd?.map(({ release, project }) => [release, project])).toEqual([
      ['2024.2', undefined],
      ['2025.1', 'venus'],
    ]);
    const [gone] = letters(
      { environments: [environmentOf('lab', '2026.1')] },
      day('2026-06-30'),
      day('2026-07-01'),
    );
    expect(gone?.pastEnd).toBeUndefined();
    const [ended] = letters({}, day('2026-11-30'), day('2026-12-01'));
    expect(ended?.pastEnd?.map(({ environment, project }) => [environment, project])).toEqual([
      ['region-two', undefined],
      ['lab', undefined],
    ]);
  });
});
