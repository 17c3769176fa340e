import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';

const ON = ['--on', '2026-08-21'];

async function json(...args: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { status, stdout, stderr } = await lastpatchPlain('plan', ...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return (JSON.parse(stdout) as { plans: Record<string, unknown>[] }).plans;
}

describe('lastpatch plan, for machines', () => {
  it('has the shape that is promised', async () => {
    expect(await json('openstack@2023.1', ...ON)).toEqual([
      {
        asked: 'openstack@2023.1',
        runs: { product: 'openstack', release: '2023.1', name: 'Antelope' },
        phase: 'unmaintained',
        since: '2024-12-14',
        supportEnds: '2024-12-14',
        daysLeft: -615,
        overdue: null,
        projectEnded: null,
        projectRetired: null,
        target: { release: '2026.1', name: 'Gazpacho', supportEnds: '2027-10-27' },
        hops: [
          { release: '2024.1', name: 'Caracal', supportEnds: '2025-11-07', kind: 'slurp' },
          { release: '2025.1', name: 'Epoxy', supportEnds: '2026-10-02', kind: 'slurp' },
          { release: '2026.1', name: 'Gazpacho', supportEnds: '2027-10-27', kind: 'slurp' },
        ],
        catalogAsOf: '2026-08-21',
      },
    ]);
  });

  it.each([
    ['openstack@Epoxy', '2025.1'],
    ['openstack@epoxy', '2025.1'],
    ['OPENSTACK@2016.1.1', '2016.1'],
    ['nova@31.0.0', '2025.1'],
    ['compute@31.0.0', '2025.1'],
    ['Telemetry@26.0.0', '2026.1'],
    ['nova@2015.1.4', '2015.1'],
    ['nova@3:31.0.0-0ubuntu1~cloud0', '2025.1'],
    ['nova@1:31.0.0-1.el9.noarch', '2025.1'],
  ])('knows what runs by %s', async (asked, release) => {
    const [plan] = await json(asked, ...ON);
    expect(plan?.['runs']).toMatchObject({ product: 'openstack', release });
  });

  it("tells a project's own end, which came before its release's", async () => {
    const [plan] = await json('magnum@18.0.0', ...ON);
    expect(plan).toMatchObject({
      runs: { release: '2024.1', project: 'magnum', version: '18.0.0' },
      projectEnded: { tag: 'eol', date: '2026-06-19' },
    });
  });

  it('tells that a project is retired, from that day on', async () => {
    const on = async (day: string): Promise<unknown> =>
      (await json('sahara@19.0.0', '--catalog', 'bundled', '--on', day))[0]?.['projectRetired'];
    expect(await on('2024-05-09')).toBeNull();
    expect(await on('2024-05-10')).toEqual({ date: '2024-05-10' });
    const { stdout } = await lastpatchPlain('plan', 'sahara@19.0.0', 'nova@31.0.0', ...ON);
    expect(stdout).toContain(
      '\n\nsahara is retired from OpenStack since 2024-05-10: plan what takes its place,\n  for later releases may not have it\n',
    );
  });

  it('keeps the order in which it was asked', async () => {
    const plans = await json('openstack@2026.1', 'openstack@zed', ...ON);
    expect(plans.map(({ asked }) => asked)).toEqual(['openstack@2026.1', 'openstack@zed']);
  });
});

describe('lastpatch plan, for people', () => {
  it('leads with the deadline and the next hop, the most urgent first', async () => {
    const { stdout } = await lastpatchPlain(
      'plan',
      'openstack@2026.1',
      'nova@31.0.0',
      'openstack@zed',
      'openstack@2026.2',
      ...ON,
    );
    expect(stdout.split('\n\nFrom')[0]).toMatchInlineSnapshot(`
      "What runs on 2026-08-21, the most urgent first (dates to come are plans)

      RUNS                         SUPPORT ENDS              NEXT HOP +MORE
      OpenStack 2022.2 Zed         2024-05-10, 833 days ago  2023.1 Antelope +3
      nova 31.0.0 in 2025.1 Epoxy  2026-10-02, in 42 days    2026.1 Gazpacho
      OpenStack 2026.1 Gazpacho    2027-10-27, in 432 days   none: stay here
      OpenStack 2026.2 Hibiscus    unknown, no date given    nothing newer is out"
    `);
  });

  it('shows the way, and a picture of its windows', async () => {
    const { stdout } = await lastpatchPlain('plan', 'openstack@2024.1', ...ON);
    expect(stdout.slice(stdout.indexOf('From'))).toMatchInlineSnapshot(`
      "From 2024.1 Caracal to 2026.1 Gazpacho
        1. 2025.1 Epoxy (SLURP to SLURP), maintained until 2026-10-02
        2. 2026.1 Gazpacho (SLURP to SLURP), maintained until 2027-10-27

                                      2025             2026            2027
        2024.1 Caracal   ===========================..................................
        2025.1 Epoxy                      =========================...................
        2026.1 Gazpacho                                    ==========================.
                                                                ^ 2026-08-21
        = maintained  - security fixes or extended  . unmaintained
      "
    `);
  });

  it('shows a way once that several take', async () => {
    const { stdout } = await lastpatchPlain(
      'plan',
      'openstack@2025.1',
      'nova@31.0.0',
      'cinder@26.0.0',
      ...ON,
    );
    expect(stdout.match(/^From /gm)).toHaveLength(1);
  });

  it('fits into 80 columns', async () => {
    const { stdout } = await lastpatchPlain(
      'plan',
      'openstack@austin',
      'magnum@18.0.0',
      'openstack@zed',
      'openstack@2025.2',
      ...ON,
    );
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });
});

describe('lastpatch plan, asked wrongly', () => {
  it.each([
    [[], 'openstack@2025.1'],
    [['epoxy'], 'openstack@2025.1'],
    [['openstack'], 'openstack'],
    [['openstack@'], 'openstack@'],
    [['@2025.1'], '@2025.1'],
    [['openstak@2025.1'], 'openstack'],
    [['openstack@mitakka'], 'Mitaka'],
    [['nova@31.0.99'], '31.0'],
    [['nova@3:31.0.99-0ubuntu1'], 'Unknown version "3:31.0.99-0ubuntu1" of nova. Did you mean 31.0.1?'],
    [['openstack@1:2031.1-1'], '2010.1 to 2027.1. Did you mean 2027.1?'],
    [['nova@3:31.0.0-0ubuntu1', '--on', '2016-09-01'], 'did not exist yet on 2016-09-01'],
    [['ansible-config_template@3.0.0-1'], 'belongs to no OpenStack release'],
    [['nova@31.0.0foo'], 'Did you mean 31.0.0?'],
    [
      ['openstack@2025.1-foo'],
      'Unknown release "2025.1-foo" of OpenStack: it has 2010.1 to 2027.1. Did you mean 2025.1?',
    ],
    [['nova@31.0.0.post1'], 'Did you mean 31.0.0?'],
    [['novva@31.0.0'], 'Did you mean nova?'],
    [['ansible-config_template@3.0.0'], 'belongs to no OpenStack release'],
    [['openstack@2026.1', '--on', '2016-09-01'], 'did not exist yet on 2016-09-01'],
  ])('says what is wrong with %j', async (args, names) => {
    const { status, stdout, stderr } = await lastpatchPlain('plan', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(names);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says what is wrong with all that was asked', async () => {
    const { status, stderr } = await lastpatchPlain(
      'plan',
      'nova@99.0.0',
      'openstack@2025.1',
      'openstack@mitakka',
      'novva@1',
    );
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('99.0.0'),
      expect.stringContaining('Mitaka'),
      expect.stringContaining('nova'),
    ]);
  });
});
