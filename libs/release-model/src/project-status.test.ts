import { describe, expect, it } from 'vitest';
import {
  declared,
  derived,
  endTag,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  version,
} from '../testing/catalog-builder.ts';
import { calendarDate } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import type { EndTag, Project, ProjectVersion } from './project.ts';
import { projectStatus, type ProjectStatus, releaseOfVersion } from './project-status.ts';

const icehouse = releaseWith(
  '2014.1',
  [derived('development', '2013-10-17'), declared('maintained', '2014-04-17')],
  { key: 'icehouse', name: 'Icehouse' },
);
const juno = releaseWith(
  '2014.2',
  [derived('development', '2014-04-17'), declared('maintained', '2014-10-16')],
  { key: 'juno', name: 'Juno' },
);
const mitaka = releaseWith(
  '2016.1',
  [derived('development', '2015-10-15'), declared('maintained', '2016-04-07')],
  { key: 'mitaka', name: 'Mitaka' },
);
const newton = releaseWith(
  '2016.2',
  [derived('development', '2016-04-07'), declared('maintained', '2016-10-06')],
  { key: 'newton', name: 'Newton' },
);

function openstack(...projects: Project[]): Product {
  return productWith({ releases: [icehouse, juno, mitaka, newton], projects });
}

function statusOn(day: string, project: Project): ProjectStatus {
  return projectStatus(openstack(project), project, calendarDate(day));
}

/** What counts in each release on a day: its id, how many versions, the newest, the end. */
function releasesOn(day: string, project: Project): unknown[] {
  return statusOn(day, project).releases.map(({ release, versions, newest, ended }) => [
    release?.id ?? null,
    versions,
    newest?.version ?? null,
    ended?.tag ?? null,
  ]);
}

const nova = projectWith('nova', {
  service: 'Compute service',
  team: 'nova',
  standing: 'official',
  releases: [
    inRelease('mitaka', {
      versions: [
        version('13.0.0.0b1', '2015-12-02'),
        version('13.0.0.0rc1', '2016-03-16'),
        version('13.0.0', '2016-04-06'),
        version('13.1.0', '2016-06-14'),
        version('13.1.1', '2016-08-09'),
        version('13.1.2', '2016-10-10'),
      ],
      endTags: [endTag('eol', '2017-05-10')],
    }),
    inRelease('newton', { versions: [version('14.0.0.0b1', '2016-06-01')] }),
  ],
});

describe('the versions of a project by a day', () => {
  it.each([
    ['2015-12-01', []],
    ['2015-12-02', [['2016.1', 1, null, null]]],
    ['2016-04-05', [['2016.1', 2, null, null]]],
    ['2016-04-06', [['2016.1', 3, '13.0.0', null]]],
    ['2016-05-31', [['2016.1', 3, '13.0.0', null]]],
    [
      '2016-09-01',
      [
        ['2016.1', 5, '13.1.1', null],
        ['2016.2', 1, null, null],
      ],
    ],
    [
      '2016-10-10',
      [
        ['2016.1', 6, '13.1.2', null],
        ['2016.2', 1, null, null],
      ],
    ],
    [
      '2017-05-09',
      [
        ['2016.1', 6, '13.1.2', null],
        ['2016.2', 1, null, null],
      ],
    ],
    [
      '2017-05-10',
      [
        ['2016.1', 6, '13.1.2', 'eol'],
        ['2016.2', 1, null, null],
      ],
    ],
  ])('nova on %s', (day, releases) => {
    expect(releasesOn(day, nova)).toEqual(releases);
  });

  it('says on which days the newest version and the end were out', () => {
    expect(statusOn('2018-01-01', nova).releases[0]).toEqual({
      release: mitaka,
      newest: { version: '13.1.2', landed: '2016-10-10' },
      versions: 6,
      ended: { tag: 'eol', date: '2017-05-10' },
      abandoned: false,
    });
  });

  it('takes the highest for the newest, wherever it stands in the list', () => {
    const unsorted = projectWith('x', {
      releases: [
        inRelease('mitaka', {
          versions: [
            version('1.9.0'),
            version('1.10.0'),
            version('1.10.1.0rc1'),
            version('v0.4.0'),
            version('master'),
          ],
        }),
      ],
    });
    expect(releasesOn('2026-08-21', unsorted)).toEqual([['2016.1', 5, '1.10.0', null]]);
  });

  it("counts what is out on an unknown day from the catalog's own day on", () => {
    const undated = projectWith('x', {
      releases: [
        inRelease('mitaka', { versions: [version('1.0.0')], endTags: [endTag('eol')], abandoned: true }),
      ],
    });
    expect(releasesOn('2026-08-20', undated)).toEqual([]);
    expect(releasesOn('2026-08-21', undated)).toEqual([['2016.1', 1, '1.0.0', 'eol']]);
    expect(releasesOn('2026-08-22', undated)).toEqual([['2016.1', 1, '1.0.0', 'eol']]);
    expect(statusOn('2026-08-21', undated).releases[0]).toMatchObject({
      newest: { version: '1.0.0', landed: null },
      ended: { tag: 'eol', date: null },
      abandoned: true,
    });
  });

  it.each([
    ['2026-08-20', false],
    ['2026-08-21', true],
    ['2026-08-22', true],
  ])("tells that it is given up, which has no day, from the catalog's own day on: %s", (day, abandoned) => {
    const givenUp = projectWith('x', {
      releases: [inRelease(null, { versions: [version('1.0.0', '2016-02-11')], abandoned: true })],
    });
    expect(statusOn(day, givenUp).releases[0]).toMatchObject({ versions: 1, abandoned });
  });

  it('tells versions that belong to no release apart', () => {
    const gnocchi = projectWith('gnocchi', {
      releases: [
        inRelease('mitaka', { versions: [version('2.0.0', '2016-02-11')] }),
        inRelease(null, { versions: [version('4.0.0', '2017-06-26')] }),
      ],
    });
    expect(releasesOn('2026-08-21', gnocchi)).toEqual([
      ['2016.1', 1, '2.0.0', null],
      [null, 1, '4.0.0', null],
    ]);
  });
});

describe("a project's own end in a release", () => {
  const endOn = (day: string, endTags: EndTag[]): unknown =>
    statusOn(
      day,
      projectWith('x', {
        releases: [inRelease('mitaka', { versions: [version('1.0.0', '2016-01-01')], endTags })],
      }),
    ).releases[0]?.ended;
  const all = [endTag('eol', '2026-06-19'), endTag('em', '2023-01-10'), endTag('eom', '2024-02-19')];

  it.each([
    ['2023-01-09', null],
    ['2023-01-10', { tag: 'em', date: '2023-01-10' }],
    ['2024-02-18', { tag: 'em', date: '2023-01-10' }],
    ['2024-02-19', { tag: 'eom', date: '2024-02-19' }],
    ['2026-06-18', { tag: 'eom', date: '2024-02-19' }],
    ['2026-06-19', { tag: 'eol', date: '2026-06-19' }],
  ])('on %s is the latest that has landed: %j', (day, ended) => {
    expect(endOn(day, all)).toEqual(ended);
    expect(endOn(day, all.toReversed())).toEqual(ended);
  });

  it('says the most of two that landed on one day', () => {
    const both = [endTag('eol', '2024-02-19'), endTag('eom', '2024-02-19')];
    expect(endOn('2024-02-19', both)).toEqual({ tag: 'eol', date: '2024-02-19' });
    expect(endOn('2024-02-19', both.toReversed())).toEqual({ tag: 'eol', date: '2024-02-19' });
  });

  it("takes an end of an unknown day for one of the catalog's own day, so for the latest", () => {
    const fresh = [endTag('em', '2023-01-10'), endTag('eol')];
    for (const endTags of [fresh, fresh.toReversed()]) {
      expect(endOn('2026-08-20', endTags)).toEqual({ tag: 'em', date: '2023-01-10' });
      expect(endOn('2026-08-21', endTags)).toEqual({ tag: 'eol', date: null });
    }
  });

  it('is not what -last says', () => {
    expect(endOn('2026-08-21', [endTag('last', '2024-01-01')])).toBeNull();
    expect(endOn('2026-08-21', [endTag('em', '2023-01-10'), endTag('last', '2024-01-01')])).toEqual({
      tag: 'em',
      date: '2023-01-10',
    });
  });

  it('is told where no version is out, but -last alone is nothing that is out', () => {
    const tagged = (tag: EndTag): Project =>
      projectWith('x', { releases: [inRelease('mitaka', { endTags: [tag] })] });
    expect(releasesOn('2026-08-21', tagged(endTag('eol', '2018-06-20')))).toEqual([
      ['2016.1', 0, null, 'eol'],
    ]);
    expect(releasesOn('2018-06-19', tagged(endTag('eol', '2018-06-20')))).toEqual([]);
    expect(releasesOn('2026-08-21', tagged(endTag('last', '2018-06-20')))).toEqual([]);
  });
});

describe('a version that stands in two releases', () => {
  const solumclient = projectWith('python-solumclient', {
    releases: [
      inRelease('mitaka', { versions: [version('2.0.0', '2016-03-03'), version('1.2.0', '2016-01-07')] }),
      inRelease('newton', { versions: [version('2.0.0', '2016-09-01'), version('2.1.0', '2016-09-01')] }),
    ],
  });

  it('belongs to the newer', () => {
    expect(releasesOn('2016-09-01', solumclient)).toEqual([
      ['2016.1', 1, '1.2.0', null],
      ['2016.2', 2, '2.1.0', null],
    ]);
  });

  it('belongs to the older until it is out in the newer', () => {
    expect(releasesOn('2016-08-31', solumclient)).toEqual([['2016.1', 2, '2.0.0', null]]);
    expect(releasesOn('2016-03-02', solumclient)).toEqual([['2016.1', 1, '1.2.0', null]]);
  });

  it('belongs to a release rather than to none', () => {
    const both = projectWith('x', {
      releases: [
        inRelease('mitaka', { versions: [version('1.0.0', '2016-03-03')] }),
        inRelease(null, { versions: [version('1.0.0', '2016-03-03')] }),
      ],
    });
    expect(releasesOn('2016-03-03', both)).toEqual([['2016.1', 1, '1.0.0', null]]);
  });
});

describe('the standing of a project by a day', () => {
  const sahara = projectWith('sahara', {
    standing: 'retired',
    incubatedSince: 'icehouse',
    integratedSince: 'juno',
    retiredOn: calendarDate('2024-05-10'),
  });

  it.each([
    ['2016-09-20', 'official', null],
    ['2024-05-09', 'official', null],
    ['2024-05-10', 'retired', '2024-05-10'],
    ['2024-05-11', 'retired', '2024-05-10'],
  ])('sahara on %s is %s (retired on %s)', (day, standing, retiredOn) => {
    expect(statusOn(day, sahara)).toMatchObject({ standing, retiredOn });
  });

  it("counts a retirement on an unknown day from the catalog's own day on", () => {
    const retired = projectWith('x', { standing: 'retired' });
    expect(statusOn('2026-08-20', retired)).toMatchObject({ standing: 'official', retiredOn: null });
    expect(statusOn('2026-08-21', retired)).toMatchObject({ standing: 'retired', retiredOn: null });
  });

  it('is official for one that came back, and unknown where the governance knows nothing', () => {
    expect(statusOn('2026-08-21', projectWith('freezer', { standing: 'official' }))).toMatchObject({
      standing: 'official',
      retiredOn: null,
    });
    expect(statusOn('2010-01-01', projectWith('x')).standing).toBeNull();
    expect(statusOn('2026-08-21', projectWith('x')).standing).toBeNull();
  });

  it.each([
    ['2013-10-16', null, null],
    ['2013-10-17', icehouse, null],
    ['2014-04-16', icehouse, null],
    ['2014-04-17', icehouse, juno],
    ['2026-08-21', icehouse, juno],
  ])('sahara on %s: incubated and integrated since a release has begun', (day, incubated, integrated) => {
    const status = statusOn(day, sahara);
    expect(status.incubatedSince).toBe(incubated);
    expect(status.integratedSince).toBe(integrated);
  });

  it('knows no release of a project that was never incubated', () => {
    expect(statusOn('2026-08-21', projectWith('x'))).toMatchObject({
      incubatedSince: null,
      integratedSince: null,
    });
  });
});

describe('releaseOfVersion', () => {
  const versions = (...names: string[]): { versions: ProjectVersion[] } => ({
    versions: names.map((name) => version(name)),
  });
  const project = projectWith('x', {
    releases: [
      inRelease('newton', versions('2.0.0', '2.1.0')),
      inRelease('mitaka', versions('1.0.0', '2.0.0', '1.0.0.0rc1')),
      inRelease(null, versions('0.1', '2.1.0')),
    ],
  });

  it.each([
    ['1.0.0', 'mitaka'],
    ['1.0.0.0rc1', 'mitaka'],
    ['2.0.0', 'newton'],
    ['2.1.0', 'newton'],
    ['0.1', null],
    ['1.0', undefined],
    ['3.0.0', undefined],
  ])('%s belongs to %s', (name, release) => {
    expect(releaseOfVersion(openstack(project), project, name)?.release).toBe(release);
  });

  it('leaves the order of the project as it is', () => {
    releaseOfVersion(openstack(project), project, '2.0.0');
    expect(project.releases.map(({ release }) => release)).toEqual(['newton', 'mitaka', null]);
  });
});

describe('of a source that says what the latest version of each release is', () => {
  const [old, young] = ['3.12', '3.13'].map((id) => releaseWith(id, [declared('maintained', '2024-01-01')]));
  const latest = (release: string, ...versions: ProjectVersion[]): Project['releases'][number] =>
    inRelease(release, { versions });
  const statusOf = (...releases: Project['releases']): unknown[] => {
    const project = projectWith('python', { releases });
    const product = productWith({ source: 'endoflife-date', releases: [old!, young!], projects: [project] });
    return projectStatus(product, project, calendarDate('2026-01-01')).releases.map(
      ({ release, newest, versions }) => [release?.id, newest?.version ?? null, versions],
    );
  };

  it('that one is the newest, whatever its shape', () => {
    const [candidate, update] = [version('3.12.0rc1', '2024-01-01'), version('8u402', '2024-01-16')];
    expect(statusOf(latest('3.12', candidate), latest('3.13', update))).toEqual([
      ['3.12', '3.12.0rc1', 1],
      ['3.13', '8u402', 1],
    ]);
  });

  it('it is none before its day', () => {
    expect(statusOf(latest('3.12', version('3.12.9', '2026-01-02')), latest('3.13'))).toEqual([]);
  });

  it('two may have the same', () => {
    const same = version('7.1', '2025-01-01');
    expect(statusOf(latest('3.12', same), latest('3.13', same))).toEqual([
      ['3.12', '7.1', 1],
      ['3.13', '7.1', 1],
    ]);
  });
});
