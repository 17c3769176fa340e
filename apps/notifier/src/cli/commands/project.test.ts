import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';

interface ProjectJson {
  readonly on: string;
  readonly asked: string;
  readonly projects: readonly {
    readonly project: string;
    readonly standing: string | null;
    readonly retiredOn: string | null;
    readonly releases: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly placed?: unknown;
}

async function json(...args: readonly string[]): Promise<ProjectJson> {
  const { status, stdout, stderr } = await lastpatchHere('project', ...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as ProjectJson;
}

async function text(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await lastpatchHere('project', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return stripVTControlCharacters(stdout);
}

async function names(...args: readonly string[]): Promise<string[]> {
  return (await json(...args)).projects.map(({ project }) => project);
}

describe('a project, for machines', () => {
  it('has the shape that is promised', async () => {
    const { projects, ...rest } = await json('Nova', '--on', '2016-09-20');
    expect(rest).toEqual({ on: '2016-09-20', asked: 'Nova' });
    const [nova, ...others] = projects;
    expect(others).toEqual([]);
    expect({ ...nova, releases: [] }).toEqual({
      project: 'nova',
      service: 'Compute service',
      team: 'nova',
      standing: 'official',
      incubatedSince: null,
      integratedSince: '2010.1',
      retiredOn: null,
      releases: [],
    });
    expect(nova?.releases.find(({ release }) => release === '2016.1')).toEqual({
      release: '2016.1',
      name: 'Mitaka',
      newest: { version: '13.1.1', date: '2016-08-09' },
      versions: 9,
      ended: null,
      abandoned: false,
    });
  });

  it('has nothing that had not landed by the day', async () => {
    const newest = async (on: string): Promise<unknown> => {
      const { projects } = await json('nova', '--on', on);
      return projects[0]?.releases.find(({ release }) => release === '2016.1')?.['newest'];
    };
    expect(await newest('2016-08-08')).toMatchObject({
      version: expect.not.stringMatching('13.1.1') as unknown,
    });
    expect(await newest('2016-08-09')).toEqual({ version: '13.1.1', date: '2016-08-09' });
    expect(await newest('2016-10-09')).toEqual({ version: '13.1.1', date: '2016-08-09' });
    expect(await newest('2016-10-10')).toEqual({ version: '13.1.2', date: '2016-10-10' });
  });

  it('has no newest version while there are only candidates', async () => {
    const { projects } = await json('nova', '--on', '2016-09-20');
    expect(projects[0]?.releases.at(-1)).toMatchObject({ release: '2016.2', newest: null, versions: 4 });
  });

  it('was official before it was retired', async () => {
    expect((await json('sahara', '--on', '2016-09-01')).projects).toMatchObject([
      { standing: 'official', retiredOn: null },
    ]);
    expect((await json('sahara', '--on', '2024-05-09')).projects).toMatchObject([
      { standing: 'official', retiredOn: null },
    ]);
    expect((await json('sahara', '--on', '2024-05-10')).projects).toMatchObject([
      { standing: 'retired', retiredOn: '2024-05-10' },
    ]);
  });

  it('has its own end in a release', async () => {
    const ended = async (on: string): Promise<unknown> => {
      const { projects } = await json('nova', '--on', on);
      return projects[0]?.releases.find(({ release }) => release === '2019.2')?.['ended'];
    };
    expect(await ended('2020-01-01')).toBeNull();
    expect(await ended('2023-08-30')).toMatchObject({ tag: 'em' });
    expect(await ended('2023-08-31')).toEqual({ tag: 'eol', date: '2023-08-31' });
  });
});

describe('a project is found', () => {
  it.each(['nova', 'Nova', 'NOVA', ' nova ', 'compute', 'Compute', 'compute service', 'Compute Service'])(
    'by %j',
    async (asked) => {
      expect(await names(asked, '--on', '2016-09-20')).toContain('nova');
    },
  );

  it('by its own name alone, though it is a team too', async () => {
    expect(await names('nova', '--on', '2016-09-20')).toEqual(['nova']);
    expect(await names('compute', '--on', '2016-09-20')).not.toEqual(['nova']);
  });

  it.each(['Telemetry', 'telemetry', 'TELEMETRY SERVICE'])(
    'with the others of its service by %s',
    async (asked) => {
      expect(await names(asked, '--on', '2016-09-20')).toEqual(
        expect.arrayContaining(['aodh', 'ceilometer', 'panko']),
      );
    },
  );

  it.each(['oslo', 'Oslo'])('with the others of its team by %s', async (asked) => {
    expect(await names(asked, '--on', '2016-09-20')).toEqual(
      expect.arrayContaining(['oslo.config', 'oslo.messaging']),
    );
  });
});

describe('a version', () => {
  it.each([
    ['nova@31.0.0', '2025.1'],
    ['NOVA@13.0.0.0rc1', '2016.1'],
    ['compute@2015.1.0', '2015.1'],
  ])('%s belongs to %s', async (asked, release) => {
    const told = await json(asked, '--on', '2026-08-21');
    expect(told.placed).toEqual({ project: 'nova', version: asked.split('@')[1], release });
    expect(told.projects.map(({ project }) => project)).toEqual(['nova']);
  });

  it('is placed in a sentence for people', async () => {
    expect((await text('nova@31.0.0', '--on', '2026-08-21')).split('\n')[0]).toBe(
      'nova 31.0.0 belongs to OpenStack 2025.1.',
    );
  });

  it('that belongs to no release says so', async () => {
    expect((await text('gnocchi@3.1.4', '--on', '2026-08-21')).split('\n')[0]).toBe(
      'gnocchi 3.1.4 belongs to no OpenStack release.',
    );
  });
});

describe('a project, for people', () => {
  it('alone is told release by release, the newest first', async () => {
    expect((await text('nova', '--on', '2012-01-01')).split('\n')[0]).toBe('nova on 2012-01-01 (OpenStack)');
    expect(await text('nova', '--on', '2016-09-20')).toMatchInlineSnapshot(`
      "nova on 2016-09-20 (OpenStack)
      official, Compute service, integrated since 2010.1 Austin

      RELEASE          NEWEST    OUT ON      VERSIONS  ENDED
      2016.2 Newton                          4
      2016.1 Mitaka    13.1.1    2016-08-09  9
      2015.2 Liberty   12.0.4    2016-06-08  5
      2015.1 Kilo      2015.1.4  2016-05-10  5
      2014.2 Juno      2014.2.4  2015-11-20  5
      2014.1 Icehouse  2014.1.5  2015-07-14  6
      2013.2 Havana    2013.2.4  2015-07-14  5
      2013.1 Grizzly   2013.1.5  2015-07-14  6
      2012.2 Folsom    2012.2.4  2015-07-14  5
      2012.1 Essex     2012.1.3  2015-07-14  4
      2011.3 Diablo    2011.3.1  2015-07-14  2
      2011.2 Cactus    2011.2    2015-07-14  1
      2011.1 Bexar     2011.1    2015-08-28  1
      2010.1 Austin    2010.1    2015-08-28  1
      "
    `);
  });

  it('that has ended is told so', async () => {
    expect((await text('sahara', '--on', '2026-08-21')).split('\n').slice(0, 6)).toMatchInlineSnapshot(`
      [
        "sahara on 2026-08-21 (OpenStack)",
        "retired on 2024-05-10, Data Processing service, incubated since 2014.1 Icehouse, integrated since 2014.2 Juno",
        "",
        "RELEASE          NEWEST    OUT ON      VERSIONS  ENDED",
        "2023.2 Bobcat    19.0.0    2023-10-04  2         end of life 2025-04-27",
        "2023.1 Antelope  18.0.0    2023-03-22  2         end of life 2024-11-28",
      ]
    `);
  });

  it('without a version says that there was none', async () => {
    expect(await text('manila', '--on', '2011-01-01')).toMatchInlineSnapshot(`
      "manila on 2011-01-01 (OpenStack)
      official, Shared File Systems service

      Nothing had been released by that day.
      "
    `);
  });

  it('among others is told in one line', async () => {
    const lines = (await text('telemetry', '--on', '2016-09-20')).split('\n');
    expect(lines.filter((line) => /^(OpenStack|PROJECT|aodh|ceilometer |gnocchi|One)/.test(line))).toEqual([
      'OpenStack on 2016-09-20: Telemetry service',
      expect.stringMatching(/^PROJECT +STANDING +NEWEST +OUT ON +IN$/),
      expect.stringMatching(/^aodh +official +2\.0\.5 +2016-09-13 +2016\.1 Mitaka$/),
      expect.stringMatching(/^ceilometer +official +6\.1\.3 +2016-07-21 +2016\.1 Mitaka$/),
      expect.stringMatching(/^gnocchi +official +2\.2\.0 +2016-08-02 +\(no release\)$/),
      expect.stringMatching(/^One of them, release by release: lastpatch project \S+$/),
    ]);
  });
});
