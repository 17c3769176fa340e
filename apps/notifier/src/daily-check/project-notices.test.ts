import {
  calendarDate,
  type PhaseStart,
  type Product,
  type Project,
  type ProjectRelease,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  endTag,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { type DayRun, plannedOver, type RunOptions } from '../../testing/watch-builder.ts';
import type { Notice } from './notice.ts';

const RELEASES = [
  releaseWith('2022.2', [declared('maintained', '2022-10-05'), declared('unmaintained', '2024-05-02')], {
    key: 'zed',
  }),
  releaseWith('2025.1', [declared('maintained', '2025-04-02')], { key: 'epoxy', name: 'Epoxy' }),
  releaseWith('2025.2', [declared('development', '2025-04-02'), scheduled('maintained', '2025-10-01')], {
    key: 'flamingo',
  }),
];

/** Another project, so that no reading is one of the life cycles alone. */
const KEYSTONE = projectWith('keystone', { releases: [inRelease('epoxy')] });

/** A run on which a project was read so, or is there no longer. */
type Read = Partial<Project> | 'gone' | 'unread' | 'life cycles alone';

function run(on: string, read: Read, parts: Partial<Product> = {}): DayRun {
  if (read === 'unread') return { on };
  const nova = read === 'gone' || read === 'life cycles alone' ? [] : [projectWith('nova', read)];
  const projects = read === 'life cycles alone' ? [] : [KEYSTONE, ...nova];
  return {
    on,
    read: catalogWith(productWith({ asOf: calendarDate(on), releases: RELEASES, projects, ...parts })),
  };
}

function noticesOf(runs: readonly DayRun[], options?: RunOptions): (Notice & { readonly run: string })[] {
  return plannedOver(runs, options).flatMap(({ today, notices }) =>
    notices.map((notice) => ({ ...notice, run: today })),
  );
}

function told(runs: readonly (readonly [on: string, read: Read])[], options?: RunOptions): string[] {
  return noticesOf(
    runs.map(([on, read]) => run(on, read)),
    options,
  ).map(({ run: on, kind, project, version: name, phase, release, date }) =>
    [`${on}: ${project}`, kind, name ?? phase ?? '-', release ?? '-', date ?? '?'].join(' '),
  );
}

/** What nova has in Epoxy, and perhaps elsewhere. */
function epoxy(parts: Partial<ProjectRelease>, ...more: readonly ProjectRelease[]): Partial<Project> {
  return { releases: [inRelease('epoxy', parts), ...more] };
}

const versions = (...names: readonly string[]): Partial<ProjectRelease> => ({
  versions: names.map((name) => version(name)),
});

describe('a version', () => {
  const [one, two] = [epoxy(versions('31.0.0')), epoxy(versions('31.0.0', '31.0.1'))];

  it('that is new is told once, of the day on which it was first read', () => {
    expect(
      told([
        ['2026-09-01', one],
        ['2026-09-02', two],
        ['2026-09-03', two],
      ]),
    ).toEqual(['2026-09-02: nova version 31.0.1 2025.1 2026-09-02']);
  });

  it('is told with its own day where that is known', () => {
    const dated = epoxy({ versions: [version('31.0.0'), version('31.0.1', '2026-08-30')] });
    expect(
      told([
        ['2026-09-01', one],
        ['2026-09-02', dated],
      ]),
    ).toEqual(['2026-09-02: nova version 31.0.1 2025.1 2026-08-30']);
  });

  it('is told for pre-releases too', () => {
    expect(
      told([
        ['2026-09-01', one],
        ['2026-09-02', epoxy(versions('31.0.0', '32.0.0.0rc1'))],
      ]),
    ).toEqual(['2026-09-02: nova version 32.0.0.0rc1 2025.1 2026-09-02']);
  });

  it('that is withdrawn is not told, nor when it comes back', () => {
    expect(
      told([
        ['2026-09-01', two],
        ['2026-09-02', one],
        ['2026-09-03', two],
        ['2026-09-20', one],
        ['2026-10-20', two],
      ]),
    ).toEqual([]);
  });

  it('that was read and withdrawn while no run was is not told', () => {
    expect(
      told([
        ['2026-09-01', one],
        ['2026-09-20', one],
      ]),
    ).toEqual([]);
  });

  it('in two releases is told of the newer only, whichever is listed first', () => {
    const older = inRelease('zed', versions('31.0.1'));
    for (const read of [
      epoxy(versions('31.0.1'), older),
      { releases: [older, inRelease('epoxy', versions('31.0.1'))] },
    ]) {
      expect(
        told([
          ['2026-09-01', epoxy({}, inRelease('zed'))],
          ['2026-09-02', read],
        ]),
      ).toEqual(['2026-09-02: nova version 31.0.1 2025.1 2026-09-02']);
    }
  });

  it('in a release and beside all is told of the release', () => {
    const both = epoxy(versions('31.0.1'), inRelease(null, versions('31.0.1')));
    expect(
      told([
        ['2026-09-01', epoxy({}, inRelease(null))],
        ['2026-09-02', both],
      ]),
    ).toEqual(['2026-09-02: nova version 31.0.1 2025.1 2026-09-02']);
  });

  it('that an older release carries later than the newer is not told again', () => {
    expect(
      told([
        ['2026-09-01', epoxy(versions('31.0.1'), inRelease('zed'))],
        ['2026-09-02', epoxy(versions('31.0.1'), inRelease('zed', versions('31.0.1')))],
      ]),
    ).toEqual([]);
  });

  it('of a project without releases has none', () => {
    const notices = noticesOf([
      run('2026-09-01', { releases: [inRelease(null)] }),
      run('2026-09-02', { releases: [inRelease(null, versions('4.4.1'))] }),
    ]);
    expect(notices).toEqual([
      {
        run: '2026-09-02',
        id: 'version/openstack//project=nova/version=4.4.1/1',
        keys: { product: 'openstack', release: null },
        kind: 'version',
        product: 'openstack',
        productTitle: 'OpenStack',
        release: null,
        releaseTitle: null,
        link: null,
        project: 'nova',
        version: '4.4.1',
        phase: null,
        date: '2026-09-02',
        on: '2026-09-02',
        basis: 'declared',
        cause: 'source',
        concernsSupported: true,
        evidence: 'deliverables',
        asOf: '2026-09-02',
      },
    ]);
  });

  it('keeps its id when its day is learned later', () => {
    const ids = ['2026-09-02', null].map((landed) =>
      noticesOf([
        run('2026-09-01', one),
        run('2026-09-05', epoxy({ versions: [version('31.0.0'), version('31.0.1', landed)] })),
      ]).map(({ id }) => id),
    );
    expect(ids[0]).toEqual(ids[1]);
  });

  it('of a whole release day is told of each project, in one day', () => {
    const names = Array.from({ length: 69 }, (_, n) => `project-${n}`);
    const projects = (...list: readonly string[]): Project[] =>
      names.map((name) => projectWith(name, { releases: [inRelease('flamingo', versions(...list))] }));
    const notices = noticesOf([
      run('2025-09-30', {}, { projects: projects('1.0.0.0rc1') }),
      run('2025-10-01', {}, { projects: projects('1.0.0.0rc1', '1.0.0') }),
      run('2025-10-02', {}, { projects: projects('1.0.0.0rc1', '1.0.0') }),
    ]);
    expect(notices.filter(({ kind }) => kind === 'version')).toHaveLength(69);
    expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
  });
});

describe('where a version belongs decides whether support is concerned', () => {
  it.each([
    ['a supported release', 'epoxy', true],
    ['a release under development', 'flamingo', true],
    ['a release that nobody maintains', 'zed', false],
    ['no release', null, true],
  ])('%s: %s', (_, key, concerns) => {
    const [notice] = noticesOf([
      run('2025-09-01', { releases: [inRelease(key)] }),
      run('2025-09-02', { releases: [inRelease(key, versions('1.0.0'))] }),
    ]);
    expect(notice?.concernsSupported).toBe(concerns);
  });
});

describe('what is first read is no news', () => {
  const full = epoxy({ ...versions('31.0.0'), endTags: [endTag('eom')] });

  it('of a project, but what came since the reading before', () => {
    const dated = epoxy({
      versions: [
        version('30.0.0', '2026-08-31'),
        version('30.0.1', '2026-09-01'),
        version('31.0.0', '2026-09-02'),
      ],
      endTags: [endTag('em', '2026-08-31'), endTag('eom', '2026-09-02')],
    });
    expect(
      told([
        ['2026-09-01', 'gone'],
        ['2026-09-02', dated],
        ['2026-09-03', dated],
      ]),
    ).toEqual([
      // What came out on the day of the reading before, and was not in it, came after it.
      '2026-09-02: nova version 30.0.1 2025.1 2026-09-01',
      '2026-09-02: nova version 31.0.0 2025.1 2026-09-02',
      '2026-09-02: nova entered unmaintained 2025.1 2026-09-02',
    ]);
  });

  it('of a project whose days are not known, which is new as a whole', () => {
    expect(
      told([
        ['2026-09-01', 'gone'],
        ['2026-09-02', full],
        ['2026-09-03', full],
      ]),
    ).toEqual([
      '2026-09-02: nova version 31.0.0 2025.1 2026-09-02',
      '2026-09-02: nova entered unmaintained 2025.1 2026-09-02',
    ]);
  });

  it('of all projects, where the baseline knew none', () => {
    expect(
      told([
        ['2026-09-01', 'life cycles alone'],
        ['2026-09-02', full],
        ['2026-09-03', full],
        ['2026-09-04', epoxy({ ...versions('31.0.0', '31.0.1'), endTags: [endTag('eom')] })],
      ]),
    ).toEqual(['2026-09-04: nova version 31.0.1 2025.1 2026-09-04']);
  });

  it('of a product', () => {
    const other = catalogWith(productWith({ key: 'other', name: 'other', asOf: calendarDate('2026-09-01') }));
    expect(noticesOf([{ on: '2026-09-01', read: other }, run('2026-09-02', full)])).toEqual([]);
  });

  it('and a reading of the life cycles alone takes nothing away', () => {
    expect(
      told([
        ['2026-09-01', full],
        ['2026-09-02', 'life cycles alone'],
        ['2026-09-03', full],
        ['2026-09-04', 'unread'],
        ['2026-09-05', full],
      ]),
    ).toEqual([]);
  });
});

describe('a file that could not be read', () => {
  const full = epoxy(versions('31.0.0'));
  const unread = epoxy({ isUnread: true });

  it('tells nothing, and what came meanwhile is told when it is read again', () => {
    expect(
      told([
        ['2026-09-01', full],
        ['2026-09-02', unread],
        ['2026-09-03', unread],
        ['2026-09-04', epoxy(versions('31.0.0', '31.0.1'))],
      ]),
    ).toEqual(['2026-09-04: nova version 31.0.1 2025.1 2026-09-04']);
  });

  it.each([
    ['at the baseline', [['2026-09-01', unread] as const]],
    ['when the project is first there', [['2026-08-31', 'gone'] as const, ['2026-09-01', unread] as const]],
  ])('%s makes no news of what is read first', (_, first) => {
    expect(told([...first, ['2026-09-02', full], ['2026-09-03', full]])).toEqual([]);
  });
});

describe("a project's own end", () => {
  it.each([
    ['em', 'extended'],
    ['eom', 'unmaintained'],
    ['eol', 'end-of-life'],
  ] as const)('by the tag %s has entered %s', (tag, phase) => {
    expect(
      told([
        ['2026-09-01', epoxy({})],
        ['2026-09-02', epoxy({ endTags: [endTag(tag)] })],
        ['2026-09-03', epoxy({ endTags: [endTag(tag)] })],
      ]),
    ).toEqual([`2026-09-02: nova entered ${phase} 2025.1 2026-09-02`]);
  });

  it('is not told by the tag last, which is no end', () => {
    expect(
      told([
        ['2026-09-01', epoxy({})],
        ['2026-09-02', epoxy({ endTags: [endTag('last')] })],
      ]),
    ).toEqual([]);
  });

  it('is told when it is abandoned, and once when it is tagged as well', () => {
    expect(
      told([
        ['2026-09-01', epoxy({})],
        ['2026-09-02', epoxy({ abandoned: true })],
        ['2026-09-03', epoxy({ abandoned: true, endTags: [endTag('eol')] })],
        ['2026-09-04', epoxy({ endTags: [endTag('eol')] })],
      ]),
    ).toEqual(['2026-09-02: nova entered end-of-life 2025.1 ?']);
  });

  it('of two kinds in one reading is told of both', () => {
    expect(
      told([
        ['2026-09-01', epoxy({})],
        ['2026-09-02', epoxy({ endTags: [endTag('eom'), endTag('eol')] })],
      ]),
    ).toEqual([
      '2026-09-02: nova entered unmaintained 2025.1 2026-09-02',
      '2026-09-02: nova entered end-of-life 2025.1 2026-09-02',
    ]);
  });

  it('is told beside that of the release, and says that it is its own', () => {
    const ended = [
      RELEASES[0]!,
      releaseWith('2025.1', [declared('maintained', '2025-04-02'), declared('end-of-life', '2026-09-02')], {
        key: 'epoxy',
        name: 'Epoxy',
      }),
    ];
    const [first, second] = [epoxy({}), epoxy({ endTags: [endTag('eol')] })];
    const notices = noticesOf([
      run('2026-09-01', first),
      run('2026-09-02', second, { releases: [...ended, RELEASES[2]!] }),
    ]);
    expect(notices.filter(({ kind }) => kind === 'entered').map(({ id, project }) => [id, project])).toEqual([
      ['entered/openstack/epoxy/phase=end-of-life/date=2026-09-02/1', undefined],
      ['entered/openstack/epoxy/project=nova/phase=end-of-life/1', 'nova'],
    ]);
  });

  const ended = epoxy({ endTags: [endTag('eol', '2026-09-01')] });

  it('that is withdrawn is told on day 14, not on day 13', () => {
    const runs = [
      ['2026-09-01', ended],
      ['2026-09-02', epoxy({})],
      ['2026-09-15', epoxy({})],
    ] as const;
    expect(told(runs)).toEqual([]);
    expect(told([...runs, ['2026-09-16', epoxy({})], ['2026-09-17', epoxy({})]])).toEqual([
      '2026-09-16: nova withdrawn end-of-life 2025.1 2026-09-01',
    ]);
  });

  it('that is withdrawn is not told while nothing is read, but by the first reading after that', () => {
    expect(
      told([
        ['2026-09-01', ended],
        ['2026-09-02', epoxy({})],
        ['2026-09-16', 'unread'],
        ['2026-09-20', 'unread'],
        ['2026-09-21', epoxy({})],
      ]),
    ).toEqual(['2026-09-21: nova withdrawn end-of-life 2025.1 2026-09-01']);
  });

  it('that comes back in time is told nowhere', () => {
    expect(
      told([
        ['2026-09-01', ended],
        ['2026-09-02', epoxy({})],
        ['2026-09-15', ended],
        ['2026-10-15', ended],
      ]),
    ).toEqual([]);
  });

  it('by being given up that comes back in time is told nowhere, also beside a tag', () => {
    const both = epoxy({ abandoned: true, endTags: [endTag('em', '2026-08-01')] });
    expect(
      told([
        ['2026-09-01', both],
        ['2026-09-02', epoxy({})],
        ['2026-09-05', both],
      ]),
    ).toEqual([]);
  });

  it('that is withdrawn for good and declared again is another fact each time', () => {
    const runs = [
      ['2026-08-31', epoxy({})],
      ['2026-09-01', ended],
      ['2026-09-02', epoxy({})],
      ['2026-09-16', epoxy({})],
      ['2026-09-17', ended],
      ['2026-09-18', epoxy({})],
      ['2026-10-02', epoxy({})],
      ['2026-10-03', ended],
    ] as const;
    expect(told(runs)).toEqual([
      '2026-09-01: nova entered end-of-life 2025.1 2026-09-01',
      '2026-09-16: nova withdrawn end-of-life 2025.1 2026-09-01',
      '2026-09-17: nova entered end-of-life 2025.1 2026-09-01',
      '2026-10-02: nova withdrawn end-of-life 2025.1 2026-09-01',
      '2026-10-03: nova entered end-of-life 2025.1 2026-09-01',
    ]);
    const ids = noticesOf(runs.map(([on, read]) => run(on, read))).map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });

  it('that is only followed by a later one is not withdrawn', () => {
    expect(
      told([
        ['2026-09-01', epoxy({ endTags: [endTag('em', '2026-08-01')] })],
        ['2026-09-02', epoxy({ endTags: [endTag('eol')] })],
        ['2026-09-20', epoxy({ endTags: [endTag('eol')] })],
      ]),
    ).toEqual(['2026-09-02: nova entered end-of-life 2025.1 2026-09-02']);
  });
});

describe('a project that leaves', () => {
  const here = epoxy(versions('31.0.0'), inRelease('zed', { endTags: [endTag('eol', '2026-01-01')] }));
  const without = { releases: [inRelease('zed', { endTags: [endTag('eol', '2026-01-01')] })] };

  it('a release is retired from it, once', () => {
    expect(
      told([
        ['2026-09-01', here],
        ['2026-09-02', without],
        ['2026-09-03', without],
        ['2026-10-03', without],
      ]),
    ).toEqual(['2026-09-02: nova retired - 2025.1 ?']);
  });

  it('all is retired from each release in which it was', () => {
    expect(
      told([
        ['2026-09-01', here],
        ['2026-09-02', 'gone'],
        ['2026-09-03', 'gone'],
      ]),
    ).toEqual(['2026-09-02: nova retired - 2025.1 ?', '2026-09-02: nova retired - 2022.2 ?']);
  });

  it('and returns tells none of its versions and ends again, and is another fact when it leaves again', () => {
    const runs = [
      ['2026-09-01', here],
      ['2026-09-02', 'gone'],
      ['2026-09-20', here],
      ['2026-09-21', epoxy(versions('31.0.0', '31.0.1'), ...here.releases!.slice(1))],
      ['2026-09-22', without],
    ] as const;
    expect(told(runs)).toEqual([
      '2026-09-02: nova retired - 2025.1 ?',
      '2026-09-02: nova retired - 2022.2 ?',
      '2026-09-21: nova version 31.0.1 2025.1 2026-09-21',
      '2026-09-22: nova retired - 2025.1 ?',
    ]);
    const ids = noticesOf(runs.map(([on, read]) => run(on, read))).map(({ id }) => id);
    expect(ids.at(-1)).toBe('retired/openstack/epoxy/project=nova/2');
  });

  it('a series that is not listed for a short time is told nowhere: it takes no project with it', () => {
    const listed = run('2026-09-01', here);
    // The importer leaves out what belongs to no series that is listed.
    const lost = run('2026-09-02', without, { releases: [RELEASES[0]!, RELEASES[2]!] });
    expect(noticesOf([listed, lost, run('2026-09-03', here)])).toEqual([]);
  });
});

describe('a series that was gone for good', () => {
  it('tells none of the versions and ends again that its projects had, when it is back', () => {
    const here = epoxy({ versions: [version('31.0.0')], endTags: [endTag('eom')] });
    const more = epoxy({ versions: [version('31.0.0'), version('31.0.1')], endTags: [endTag('eom')] });
    const releases = [RELEASES[0]!, RELEASES[2]!];
    const lost = ['2026-09-02', '2026-09-16', '2026-09-17'].map((on) =>
      run(on, { releases: [] }, { releases, projects: [projectWith('keystone'), projectWith('nova')] }),
    );
    const notices = noticesOf([
      run('2026-09-01', here),
      ...lost,
      run('2026-09-18', here),
      run('2026-09-19', more),
    ]);
    expect(notices.map(({ run: on, kind, version: name }) => [on, kind, name])).toEqual([
      ['2026-09-18', 'announced', undefined],
      ['2026-09-19', 'version', '31.0.1'],
    ]);
  });
});

describe('a project that the governance retires', () => {
  const standing = (word: Project['standing'], retiredOn: string | null = null): Partial<Project> => ({
    ...epoxy({}),
    standing: word,
    retiredOn: retiredOn === null ? null : calendarDate(retiredOn),
  });

  it.each([['official'], [null]] as const)('is retired as a whole, once: it was %s', (before) => {
    expect(
      told([
        ['2026-09-01', standing(before)],
        ['2026-09-02', standing('retired', '2026-08-30')],
        ['2026-09-03', standing('retired', '2026-08-30')],
      ]),
    ).toEqual(['2026-09-02: nova retired - - 2026-08-30']);
  });

  it('before it was first read is no news', () => {
    expect(
      told([
        ['2026-09-01', standing('retired')],
        ['2026-09-02', standing('retired')],
      ]),
    ).toEqual([]);
    expect(
      told([
        ['2026-09-01', 'gone'],
        ['2026-09-02', standing('retired')],
      ]),
    ).toEqual([]);
  });

  it('and takes back tells nothing by that, and is another fact when it retires again (freezer)', () => {
    const runs = [
      ['2026-09-01', standing('official')],
      ['2026-09-02', standing('retired', '2026-09-02')],
      ['2026-09-03', standing('official')],
      ['2026-09-04', standing('retired', '2026-09-04')],
    ] as const;
    const notices = noticesOf(runs.map(([on, read]) => run(on, read)));
    expect(notices.map(({ run: on, id }) => `${on} ${id}`)).toEqual([
      '2026-09-02 retired/openstack//project=nova/by=governance/1',
      '2026-09-04 retired/openstack//project=nova/by=governance/2',
    ]);
  });

  it('is another fact than leaving what belongs to no release', () => {
    const independent = { releases: [inRelease(null, versions('4.4.0'))], standing: 'official' } as const;
    const notices = noticesOf([
      run('2026-09-01', independent),
      run('2026-09-02', { standing: 'official' }),
      run('2026-09-03', { standing: 'retired' }),
    ]);
    expect(notices.map(({ kind }) => kind)).toEqual(['retired', 'retired']);
    expect(new Set(notices.map(({ id }) => id)).size).toBe(2);
  });
});

describe('facts of projects', () => {
  it('are of the day of the reading within the span, by the word of the source', () => {
    const starts: readonly PhaseStart[] = [declared('maintained', '2025-04-02')];
    const releases = [releaseWith('2025.1', starts, { key: 'epoxy' })];
    const late = run('2026-09-05', epoxy({ ...versions('31.0.1'), endTags: [endTag('eol')] }), { releases });
    const notices = noticesOf([run('2026-09-01', epoxy({}), { releases }), { ...late, on: '2026-09-10' }]);
    expect(notices.map(({ kind, on, cause, basis, evidence }) => [kind, on, cause, basis, evidence])).toEqual(
      [
        ['version', '2026-09-05', 'source', 'declared', 'deliverables'],
        ['entered', '2026-09-05', 'source', 'declared', 'end tag'],
      ],
    );
  });
});
