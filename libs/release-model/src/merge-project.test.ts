import { describe, expect, it } from 'vitest';
import { endTag, inRelease, projectWith, version } from '../testing/catalog-builder.ts';
import { addDays, calendarDate } from './calendar-date.ts';
import { END_TAG_KINDS } from './end-tag.ts';
import { firstReadProject, mergeProject, projectEnds } from './merge-project.ts';
import type { Project, ProjectRelease } from './project.ts';

const DAY_0 = calendarDate('2026-01-10');

/** What a project has in one release after readings of these days; `gone`: it is not in the release, or nowhere. */
function after(
  readings: readonly (readonly [day: number, entry: Partial<ProjectRelease> | 'gone'])[],
  settlingDays = 14,
): ProjectRelease {
  let known: Project | undefined;
  for (const [day, parts] of readings) {
    const read = projectWith('nova', { releases: parts === 'gone' ? [] : [inRelease('zed', parts)] });
    known = known ? mergeProject(known, read, { asOf: addDays(DAY_0, day), settlingDays }) : read;
  }
  const [entry] = known?.releases ?? [];
  if (!entry) throw new Error('the project was never in the release');
  return entry;
}

function versionsOf({ versions }: ProjectRelease): string[] {
  return versions.map((row) => `${row.version} ${row.landed ?? '?'}`);
}

function tagsOf({ endTags }: ProjectRelease): string[] {
  return endTags.map(({ tag, landed }) => `${tag} ${landed ?? '?'}`);
}

describe("a project's own ends", () => {
  it.each([
    ['none', [], false, []],
    ['em', [endTag('em')], false, ['extended']],
    ['eom', [endTag('eom')], false, ['unmaintained']],
    ['eol', [endTag('eol')], false, ['end-of-life']],
    ['last, which is no end', [endTag('last')], false, []],
    ['two, in the order of a life', [endTag('eol'), endTag('em')], false, ['extended', 'end-of-life']],
    ['one tagged twice', [endTag('eol'), endTag('eol', '2026-01-01')], false, ['end-of-life']],
    ['abandoned', [], true, ['end-of-life']],
    ['abandoned after another end', [endTag('em')], true, ['extended', 'end-of-life']],
    ['abandoned and at its end', [endTag('eol', '2026-01-01')], true, ['end-of-life']],
  ] as const)('%s', (_, endTags, abandoned, phases) => {
    expect(projectEnds(inRelease('zed', { endTags, abandoned })).map(({ phase }) => phase)).toEqual(phases);
  });

  it('have the day of their tag, of two the first listed, and none when it is only abandoned', () => {
    const endTags = [endTag('eol', '2026-01-01'), endTag('eol', '2026-02-01')];
    expect(projectEnds(inRelease('zed', { endTags, abandoned: true }))).toEqual([
      { phase: 'end-of-life', landed: '2026-01-01' },
    ]);
    expect(projectEnds(inRelease('zed', { abandoned: true }))).toEqual([
      { phase: 'end-of-life', landed: null },
    ]);
  });

  it('are one for each kind of tag that ends something', () => {
    const ends = projectEnds(inRelease('zed', { endTags: END_TAG_KINDS.map((tag) => endTag(tag)) }));
    expect(ends.map(({ phase }) => phase)).toEqual(['extended', 'unmaintained', 'end-of-life']);
  });
});

describe('a project that is read first', () => {
  const read = projectWith('nova', {
    releases: [
      inRelease('zed', {
        versions: [version('26.0.0', '2022-10-05'), version('26.0.1')],
        endTags: [endTag('em'), endTag('eol', '2026-01-01')],
      }),
    ],
  });

  it('has what it has since that day, unless its own day is known', () => {
    const [entry] = firstReadProject(read, DAY_0).releases;
    expect(versionsOf(entry!)).toEqual(['26.0.0 2022-10-05', '26.0.1 2026-01-10']);
    expect(tagsOf(entry!)).toEqual(['em 2026-01-10', 'eol 2026-01-01']);
    expect(entry).not.toHaveProperty('history');
  });
});

describe('a version', () => {
  const one = { versions: [version('26.0.0')] };
  const two = { versions: [version('26.0.0'), version('26.0.1')] };

  it('without a day of its own was out on the day on which it was first read', () => {
    const expected = ['26.0.0 ?', '26.0.1 2026-01-11'];
    expect(
      versionsOf(
        after([
          [0, one],
          [1, two],
        ]),
      ),
    ).toEqual(expected);
    expect(
      versionsOf(
        after([
          [0, one],
          [1, two],
          [9, two],
        ]),
      ),
    ).toEqual(expected);
  });

  it('has its own day, also when that is learned later', () => {
    const known = { versions: [version('26.0.0', '2022-10-05'), version('26.0.1', '2026-01-09')] };
    expect(
      versionsOf(
        after([
          [0, one],
          [1, two],
          [2, known],
        ]),
      ),
    ).toEqual(['26.0.0 2022-10-05', '26.0.1 2026-01-09']);
  });

  it('that is listed no longer is remembered, also when more readings follow', () => {
    const expected = { versions: [{ version: '26.0.0' }], history: { formerVersions: ['26.0.1'] } };
    expect(
      after([
        [0, two],
        [1, one],
      ]),
    ).toMatchObject(expected);
    expect(
      after([
        [0, two],
        [1, one],
        [60, one],
      ]),
    ).toMatchObject(expected);
  });

  it('that comes back is no longer a former one', () => {
    const entry = after([
      [0, two],
      [1, one],
      [2, two],
    ]);
    expect(entry.versions.map((row) => row.version)).toEqual(['26.0.0', '26.0.1']);
    expect(entry).not.toHaveProperty('history');
  });
});

describe('what nothing has happened to', () => {
  it('has no history', () => {
    const entry = { versions: [version('26.0.0')], endTags: [endTag('eol', '2026-01-01')] };
    expect(
      after([
        [0, entry],
        [1, entry],
        [2, entry],
      ]),
    ).toEqual(inRelease('zed', entry));
  });

  it('has none either when it ends once', () => {
    expect(
      after([
        [0, {}],
        [1, { endTags: [endTag('eol')] }],
        [2, { endTags: [endTag('eol')] }],
      ]),
    ).toEqual(inRelease('zed', { endTags: [endTag('eol', '2026-01-11')] }));
  });
});

describe('an end that is withdrawn', () => {
  const ended = { endTags: [endTag('eol', '2026-01-05')] };

  it.each([0, 1, 13])('stands on day %i', (day) => {
    const entry = after([
      [-1, ended],
      [0, {}],
      [day, {}],
    ]);
    expect(tagsOf(entry)).toEqual(['eol 2026-01-05']);
    expect(entry.history?.withdrawn).toEqual({ 'end-of-life': DAY_0 });
  });

  it.each([14, 15, 60])('is no more by the first reading on or after day 14: day %i', (day) => {
    const entry = after([
      [-1, ended],
      [0, {}],
      [day, {}],
    ]);
    expect(tagsOf(entry)).toEqual([]);
    expect(entry.history).toMatchObject({ withdrawn: {}, endings: { 'end-of-life': 1 } });
  });

  it('is no more at once where nothing is to settle', () => {
    expect(
      tagsOf(
        after(
          [
            [-1, ended],
            [0, {}],
          ],
          0,
        ),
      ),
    ).toEqual([]);
  });

  it.each([1, 13])('and comes back on day %i leaves no trace', (day) => {
    expect(
      after([
        [-1, ended],
        [0, {}],
        [day, ended],
      ]),
    ).toEqual(inRelease('zed', ended));
  });

  it('for good is counted when it is declared again, and again', () => {
    const readings = [
      [-1, ended],
      [0, {}],
      [14, {}],
      [15, ended],
    ] as const;
    expect(after(readings).history?.endings).toEqual({ 'end-of-life': 2 });
    expect(after([...readings, [16, ended]]).history?.endings).toEqual({ 'end-of-life': 2 });
    const again = [...readings, [20, {}], [34, {}]] as const;
    expect(after(again).history).toMatchObject({ endings: { 'end-of-life': 2 }, withdrawn: {} });
    expect(after([...again, [35, ended]]).history?.endings).toEqual({ 'end-of-life': 3 });
  });

  it('by being given up no longer stands likewise', () => {
    const given = { abandoned: true };
    expect(
      after([
        [-1, given],
        [0, {}],
        [13, {}],
      ]).abandoned,
    ).toBe(true);
    expect(
      after([
        [-1, given],
        [0, {}],
        [14, {}],
      ]).abandoned,
    ).toBe(false);
  });

  it('by its tag stands as the tag, and is not given up', () => {
    const both = { abandoned: true, ...ended };
    const entry = after([
      [-1, both],
      [0, {}],
    ]);
    expect([entry.abandoned, tagsOf(entry)]).toEqual([false, ['eol 2026-01-05']]);
  });

  it('by being given up stands beside another that has a tag', () => {
    const both = { abandoned: true, endTags: [endTag('em', '2026-01-01')] };
    const entry = after([
      [-1, both],
      [0, {}],
    ]);
    expect(projectEnds(entry).map(({ phase }) => phase)).toEqual(['extended', 'end-of-life']);
  });

  it('is not withdrawn when it is only said in another way', () => {
    const given = { abandoned: true };
    expect(
      after([
        [-1, ended],
        [0, given],
      ]).history?.withdrawn ?? {},
    ).toEqual({});
    expect(
      after([
        [-1, given],
        [0, ended],
      ]).history?.withdrawn ?? {},
    ).toEqual({});
  });

  it('of two on different days is no more each on its own day', () => {
    const both = { endTags: [endTag('em', '2026-01-01'), endTag('eol', '2026-01-05')] };
    const one = { endTags: [endTag('em', '2026-01-01')] };
    const readings = [
      [-1, both],
      [0, one],
      [5, {}],
    ] as const;
    expect(tagsOf(after([...readings, [13, {}]]))).toHaveLength(2);
    expect(tagsOf(after([...readings, [14, {}]]))).toEqual(['em 2026-01-01']);
    expect(tagsOf(after([...readings, [14, {}], [18, {}]]))).toEqual(['em 2026-01-01']);
    expect(tagsOf(after([...readings, [14, {}], [19, {}]]))).toEqual([]);
  });

  it('takes no version with it', () => {
    const entry = after([
      [-1, { ...ended, versions: [version('26.0.0', '2022-10-05')] }],
      [0, { versions: [version('26.0.0', '2022-10-05'), version('26.0.1', '2026-01-10')] }],
    ]);
    expect(versionsOf(entry)).toEqual(['26.0.0 2022-10-05', '26.0.1 2026-01-10']);
  });
});

describe('a file that could not be read', () => {
  const full = { versions: [version('26.0.0', '2022-10-05')], endTags: [endTag('em', '2026-01-01')] };
  const unread = { isUnread: true } as const;

  it('leaves what was known before', () => {
    expect(
      after([
        [0, full],
        [1, unread],
        [60, unread],
      ]),
    ).toEqual(inRelease('zed', full));
  });

  it('says nothing, and what is read after it says all', () => {
    expect(after([[0, unread]])).toEqual(inRelease('zed', unread));
    expect(
      after([
        [0, unread],
        [1, full],
      ]),
    ).toEqual(inRelease('zed', full));
  });

  it('leaves open since when there is what is read after it', () => {
    const entry = after([
      [0, unread],
      [1, { versions: [version('26.0.0')], endTags: [endTag('em')] }],
    ]);
    expect([...versionsOf(entry), ...tagsOf(entry)]).toEqual(['26.0.0 ?', 'em ?']);
  });

  it('does not bring back a project that has left', () => {
    const entry = after([
      [0, full],
      [1, 'gone'],
      [2, unread],
    ]);
    expect(entry.history).toMatchObject({ hasLeft: true, departures: 1 });
  });
});

describe('a project that leaves a release', () => {
  const full = {
    versions: [version('26.0.0'), version('26.0.1')],
    endTags: [endTag('em', '2026-01-01')],
  };

  it('leaves its ends and the names of its versions behind, once', () => {
    const expected = {
      endTags: full.endTags,
      versions: [],
      history: { formerVersions: ['26.0.0', '26.0.1'], departures: 1, hasLeft: true },
    };
    expect(
      after([
        [0, full],
        [1, 'gone'],
      ]),
    ).toMatchObject(expected);
    expect(
      after([
        [0, full],
        [1, 'gone'],
        [2, 'gone'],
      ]),
    ).toMatchObject(expected);
  });

  it('with versions that were withdrawn before remembers each once', () => {
    const one = { versions: [version('26.0.0')] };
    const entry = after([
      [0, full],
      [1, one],
      [2, full],
      [3, one],
      [4, 'gone'],
    ]);
    expect(entry.history?.formerVersions.toSorted()).toEqual(['26.0.0', '26.0.1']);
  });

  it('and returns is there again, and counted when it leaves once more', () => {
    const back = after([
      [0, full],
      [1, 'gone'],
      [2, { versions: [version('26.0.1')] }],
    ]);
    expect(back.history).toMatchObject({ hasLeft: false, departures: 1, formerVersions: ['26.0.0'] });
    const again = after([
      [0, full],
      [1, 'gone'],
      [2, full],
      [3, 'gone'],
    ]);
    expect(again.history).toMatchObject({ hasLeft: true, departures: 2 });
  });

  it('has withdrawn none of its ends by that, and returns with those that it has', () => {
    const entry = after([
      [0, full],
      [1, 'gone'],
      [40, full],
    ]);
    expect(tagsOf(entry)).toEqual(['em 2026-01-01']);
    expect(entry.history).toMatchObject({ endings: {}, withdrawn: {} });
  });

  it('leaves the others alone, and all keep the order of the releases', () => {
    const reading = { asOf: DAY_0, settlingDays: 14 };
    const before = projectWith('nova', {
      releases: [inRelease('yoga'), inRelease('zed'), inRelease('antelope'), inRelease(null)],
    });
    const read = projectWith('nova', {
      releases: [inRelease('yoga'), inRelease('antelope'), inRelease(null)],
    });
    const { releases } = mergeProject(before, read, reading);
    expect(releases.map(({ release }) => release)).toEqual(['yoga', 'zed', 'antelope', null]);
    expect(releases.filter(({ history }) => history?.hasLeft).map(({ release }) => release)).toEqual(['zed']);
  });

  it('as a whole leaves all of them', () => {
    const before = projectWith('nova', {
      team: 'nova',
      standing: 'official',
      releases: [inRelease('zed'), inRelease(null)],
    });
    const merged = mergeProject(before, undefined, { asOf: DAY_0, settlingDays: 14 });
    expect(merged).toMatchObject({ team: 'nova', standing: 'official' });
    expect(merged.releases.map(({ release, history }) => [release, history?.hasLeft])).toEqual([
      ['zed', true],
      [null, true],
    ]);
  });

  it('and comes to another has what it has there since that day', () => {
    const before = projectWith('nova', { releases: [inRelease('zed', full)] });
    const read = projectWith('nova', {
      releases: [inRelease('antelope', { versions: [version('27.0.0')] })],
    });
    const merged = mergeProject(before, read, { asOf: DAY_0, settlingDays: 14 });
    expect(versionsOf(merged.releases.find(({ release }) => release === 'antelope')!)).toEqual([
      '27.0.0 2026-01-10',
    ]);
  });
});

describe('a project that is retired', () => {
  const standing = (...words: readonly Project['standing'][]): Project =>
    words
      .map((word) => projectWith('sahara', { standing: word }))
      .reduce((known, read) => mergeProject(known, read, { asOf: DAY_0, settlingDays: 14 }));

  it.each([
    ['was so from the first reading', ['retired', 'retired'], undefined],
    ['was never retired', ['official', 'official', null], undefined],
    ['retires', ['official', 'retired', 'retired'], 1],
    ['retires and was unknown before', [null, 'retired'], 1],
    ['came back', ['official', 'retired', 'official'], 1],
    ['retires twice', ['official', 'retired', 'official', 'retired'], 2],
  ] as const)('counts how often readings show it: %s', (_, words, times) => {
    expect(standing(...words).retirements).toBe(times);
  });
});

describe('a reading that says the same', () => {
  const reading = { asOf: DAY_0, settlingDays: 14 };
  const entry = inRelease('zed', {
    versions: [version('1.0.0', '2025-01-01')],
    endTags: [endTag('em', '2025-06-01')],
  });
  const known = projectWith('nova', {
    service: 'Compute service',
    team: 'nova',
    standing: 'official',
    releases: [entry],
  });
  const saying = (parts: Partial<ProjectRelease>): Partial<Project> => ({
    releases: [{ ...entry, ...parts }],
  });

  it('leaves what is known as it is', () => {
    expect(mergeProject(known, structuredClone(known), reading)).toBe(known);
    const dayless = { versions: [version('1.0.0')], endTags: [endTag('em')] };
    expect(mergeProject(known, { ...known, ...saying(dayless) }, reading)).toBe(known);
  });

  it.each<[string, Partial<Project>]>([
    ['another service', { service: null }],
    ['another team', { team: null }],
    ['another standing', { standing: 'retired' }],
    ['since when it was incubated', { incubatedSince: 'zed' }],
    ['since when it was integrated', { integratedSince: 'zed' }],
    ['when it was retired', { retiredOn: DAY_0 }],
    ['another release', { releases: [entry, inRelease('yoga')] }],
    ['another version', saying({ versions: [version('1.0.1', '2025-01-01')] })],
    ['one more version', saying({ versions: [...entry.versions, version('1.0.1')] })],
    ['another day of a version', saying({ versions: [version('1.0.0', '2025-01-02')] })],
    ['another end', saying({ endTags: [endTag('eol', '2025-06-01')] })],
    ['one more end', saying({ endTags: [...entry.endTags, endTag('eol')] })],
    ['another day of an end', saying({ endTags: [endTag('em', '2025-06-02')] })],
    ['that it is given up', saying({ abandoned: true })],
  ])('but %s is not the same', (_, parts) => {
    expect(mergeProject(known, { ...known, ...parts }, reading)).not.toBe(known);
  });

  it('is news of a project that had left or withdrawn its end, and of a file that could not be read', () => {
    const history = { formerVersions: [], endings: {}, withdrawn: {}, departures: 1, hasLeft: false };
    for (const parts of [
      { history: { ...history, hasLeft: true } },
      { history: { ...history, withdrawn: { extended: DAY_0 } } },
      { isUnread: true as const },
    ]) {
      const before = { ...known, ...saying(parts) };
      const [merged] = mergeProject(before, known, reading).releases;
      expect(merged).not.toHaveProperty('isUnread');
      expect(merged?.history ?? history).toMatchObject({ hasLeft: false, withdrawn: {} });
    }
  });

  it('remembers former versions all the same', () => {
    const history = { formerVersions: ['0.9.0'], endings: {}, withdrawn: {}, departures: 0, hasLeft: false };
    const before = { ...known, ...saying({ history }) };
    expect(mergeProject(before, known, reading)).toBe(before);
  });
});
