import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';

interface EventJson {
  readonly date: string;
  readonly kind: string;
  readonly release: string;
  readonly project?: string | null;
  readonly [field: string]: unknown;
}

async function events(...args: readonly string[]): Promise<readonly EventJson[]> {
  const { status, stdout, stderr } = await lastpatchPlain('upcoming', ...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return (JSON.parse(stdout) as { events: EventJson[] }).events;
}

describe('lastpatch upcoming', () => {
  it("lists Newton's release and the Ocata design summit on 2016-09-01", async () => {
    const found = await events('--on', '2016-09-01');
    expect(found).toContainEqual(
      expect.objectContaining({ date: '2016-10-06', kind: 'release', release: '2016.2', daysLeft: 35 }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        date: '2016-10-24',
        kind: 'milestone',
        release: '2017.1',
        title: 'design summit',
        week: { from: '2016-10-24', until: '2016-10-29' },
      }),
    );
  });

  it("lists Epoxy's planned end and Hibiscus's milestones and release on 2026-08-21", async () => {
    const found = await events('--on', '2026-08-21', '--product', 'openstack');
    expect(found).toContainEqual({
      date: '2026-10-02',
      kind: 'transition',
      product: 'openstack',
      release: '2025.1',
      name: 'Epoxy',
      phase: 'unmaintained',
      basis: 'scheduled',
      daysLeft: 42,
    });
    expect(found).toContainEqual(
      expect.objectContaining({ date: '2026-09-30', kind: 'release', release: '2026.2', basis: 'scheduled' }),
    );
    const hibiscus = found.filter(({ release, kind }) => release === '2026.2' && kind === 'milestone');
    expect(hibiscus.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'milestone 3',
        'feature freeze',
        'first release candidates',
        'final release candidates',
      ]),
    );
    expect(hibiscus.find(({ title }) => title === 'milestone 3')).toMatchObject({
      date: '2026-08-27',
      basis: 'derived',
    });
  });

  it('is in the order of dates', async () => {
    const dates = (await events('--on', '2026-08-21', '--days', '300')).map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  });

  it("shows a project's own milestones where it is asked for", async () => {
    const owners = async (...args: string[]): Promise<Set<unknown>> =>
      new Set((await events('--on', '2026-05-01', ...args)).map(({ project }) => project ?? null));
    expect(await owners()).toEqual(new Set([null]));
    expect(await owners('--project', 'Nova')).toEqual(new Set([null, 'nova']));
    expect(await owners('--project', 'Shared File Systems')).toEqual(new Set([null, 'manila']));
  });

  it('of no days ahead says the day itself', async () => {
    const { stdout } = await lastpatchPlain(
      'upcoming',
      '--on',
      '2026-08-22',
      '--days',
      '0',
      '--product',
      'ubuntu',
    );
    expect(stdout).toContain('To come on 2026-08-22\n');
    expect(stdout).toContain('Nothing has a date on that day.');
  });

  it('says weeks as weeks, what follows from a rule as such, and fits into 80 columns', async () => {
    const { stdout } = await lastpatchPlain(
      'upcoming',
      '--on',
      '2026-08-21',
      '--days',
      '45',
      '--product',
      'openstack',
    );
    expect(stdout).toMatchInlineSnapshot(`
      "To come in the 45 days after 2026-08-21

      week of 2026-08-17  this week   2027.1 Indri     election email deadline,
                                                       election nominations
      week of 2026-08-17  this week   2026.2 Hibiscus  final release of libraries
      week of 2026-08-24  in 3 days   2027.1 Indri     election campaigning
      week of 2026-08-24  in 3 days   2026.2 Hibiscus  feature freeze, final release
                                                       of client libraries,
                                                       requirements freeze, soft
                                                       string freeze
      2026-08-27~         in 6 days   2026.2 Hibiscus  milestone 3
      week of 2026-08-31  in 10 days  2026.2 Hibiscus  cycle highlights due
      week of 2026-08-31  in 10 days  2027.1 Indri     election voting
      week of 2026-09-07  in 17 days  2027.1 Indri     election voting
      week of 2026-09-07  in 17 days  2026.2 Hibiscus  hard string freeze, first
                                                       release candidates
      week of 2026-09-14  in 24 days  2027.1 Indri     election voting
      week of 2026-09-21  in 31 days  2027.1 Indri     election close
      week of 2026-09-21  in 31 days  2026.2 Hibiscus  final release candidates
      2026-09-30          in 40 days  2026.2 Hibiscus  release, planned
      2026-10-01          in 41 days  2027.1 Indri     development, planned
      2026-10-02          in 42 days  2025.1 Epoxy     unmaintained, planned

      ~ follows from a rule; upstream gives the week
      "
    `);
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it('says so when nothing has a date', async () => {
    const { stdout } = await lastpatchPlain('upcoming', '--on', '2040-01-01');
    expect(stdout).toContain('Nothing has a date in these days.');
  });

  it.each([
    [['--days', 'many'], 'many'],
    [['--product', 'openstak'], 'openstack'],
    [['--project', 'novva'], 'nova'],
    [['--project', 'nova', '--product', 'ubuntu'], 'no project, service or team of Ubuntu is called so'],
    [['--on', '2025-02-30'], '2025-02-30'],
  ])('refuses %j', async (args, names) => {
    const { status, stdout, stderr } = await lastpatchPlain('upcoming', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(names);
  });
});
