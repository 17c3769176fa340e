import { describe, expect, it } from 'vitest';
import { DEFAULT_KINDS, DEFAULT_PHASES, DEFAULT_REFRESH, readSettings, type Watch } from './index.ts';

function watchOf(text: string): Watch {
  const [watch] = readSettings(text, 'lastpatch.yaml').settings.watches;
  if (!watch) throw new Error('no watch');
  return watch;
}

describe('readSettings', () => {
  it('fills three lines up with the defaults', () => {
    const { settings } = readSettings(
      'watches:\n  - id: platform\n    follow: { openstack: [2025.1, 2026.1] }\n',
      'lastpatch.yaml',
    );
    expect(settings).toEqual({
      timezone: 'UTC',
      settlingDays: 14,
      refresh: DEFAULT_REFRESH,
      brake: { notices: 25, times: 5 },
      products: null,
      heartbeat: null,
      fleet: null,
      pages: null,
      dates: {},
      sms: { maxPrice: '0.50', senderId: null },
      send: null,
      watches: [
        {
          id: 'platform',
          title: 'platform',
          follow: [
            {
              product: 'openstack',
              releases: ['2025.1', '2026.1'],
              phases: DEFAULT_PHASES,
              projects: [],
              kinds: DEFAULT_KINDS,
            },
          ],
          reminders: [180, 90, 30, 7, 1],
          digest: 'monthly',
        },
      ],
    });
  });

  it.each(['2025.1', '1.10', '0x10', '1e3', 'yes', 'null', '2026-04-01', '007', '~'])(
    'reads a release as it is written: %s',
    (name) => {
      const watch = watchOf(`watches:\n  - id: a\n    follow: { kubernetes: [${name}] }\n`);
      expect(watch.follow[0]?.releases).toEqual([name]);
    },
  );

  it('takes a whole rule for a product', () => {
    const text = `
watches:
  - id: a
    title: Cloud team
    follow:
      openstack: { releases: all, phases: [end-of-life], kinds: [due, entered] }
      ubuntu: supported
    reminders: [7, 30, 7]
    digest: off
`;
    expect(watchOf(text)).toEqual({
      id: 'a',
      title: 'Cloud team',
      follow: [
        {
          product: 'openstack',
          releases: 'all',
          phases: ['end-of-life'],
          projects: [],
          kinds: ['due', 'entered'],
        },
        {
          product: 'ubuntu',
          releases: 'supported',
          phases: DEFAULT_PHASES,
          projects: [],
          kinds: DEFAULT_KINDS,
        },
      ],
      reminders: [30, 7],
      digest: 'off',
    });
  });

  it.each([
    ['', undefined],
    ['    locale: en\n', undefined],
    ['    locale: ko\n', 'ko'],
  ])('has the language of its letters, which is left out where it is English: %j', (line, locale) => {
    const read = watchOf(`watches:\n  - id: a\n    follow: { openstack: supported }\n${line}`);
    expect('locale' in read ? read.locale : undefined).toBe(locale);
    expect('locale' in read).toBe(locale !== undefined);
  });

  it('follows the versions of projects that are named', () => {
    const [rule] = watchOf(
      'watches:\n  - id: a\n    follow:\n      openstack: { projects: [nova, Telemetry] }\n',
    ).follow;
    expect(rule?.projects).toEqual(['nova', 'Telemetry']);
    expect(rule?.kinds).toContain('version');
  });

  it('tells versions, milestones and development only where they are asked for', () => {
    const [rule] = watchOf('watches:\n  - id: a\n    follow: { openstack: supported }\n').follow;
    expect(rule?.kinds).toEqual(expect.not.arrayContaining(['version', 'milestone', 'announced']));
    expect(rule?.phases).toEqual(expect.not.arrayContaining(['development', 'planned']));
  });

  describe('only: end-of-life', () => {
    const text = 'watches:\n  - id: a\n    follow: { openstack: all }\n    only: end-of-life\n';

    it('is just a mail at the end', () => {
      const watch = watchOf(text);
      expect(watch.follow[0]).toMatchObject({
        phases: ['unmaintained', 'end-of-life'],
        kinds: ['due', 'entered', 'withdrawn'],
      });
      expect(watch).toMatchObject({ reminders: [], digest: 'off' });
    });

    it('reminds where days are given all the same', () => {
      const watch = watchOf(`${text}    reminders: [30]\n`);
      expect(watch.reminders).toEqual([30]);
      expect(watch.follow[0]?.kinds).toContain('reminder');
    });
  });

  it('hands whose dates decide to every watch, where a vendor was chosen', () => {
    const text = `products: [own, more/ovn.yaml]
dates: { openstack: ubuntu-cloud-archive, 1.10: yes }
watches:
  - id: a
    follow: { openstack: all }
  - id: b
    follow: { ceph: all }
`;
    const { settings } = readSettings(text, 'lastpatch.yaml');
    expect(settings.products).toEqual(['own', 'more/ovn.yaml']);
    expect(settings.dates).toEqual({ openstack: 'ubuntu-cloud-archive', '1.10': 'yes' });
    expect(settings.watches.map(({ dates }) => dates)).toEqual([settings.dates, settings.dates]);
  });

  it('may name no own products at all', () => {
    const { settings } = readSettings(
      'products: []\nwatches: [{ id: a, follow: { ceph: all } }]\n',
      'x.yaml',
    );
    expect(settings.products).toEqual([]);
  });

  it('knows the line of everything', () => {
    const { lineOf } = readSettings(
      'watches:\n  - id: a\n    follow:\n      openstack: all\n      ubuntu: [22.04, 24.04]\n  - id: b\n    follow: { openstack: all }\n',
      'lastpatch.yaml',
    );
    expect(lineOf(['watches', 0, 'follow', 'ubuntu'])).toBe(5);
    expect(lineOf(['watches', 1, 'id'])).toBe(6);
    expect(lineOf(['watches', 1, 'follow', 'openstack'])).toBe(7);
    expect(lineOf(['watches', 1, 'follow', 'nowhere'])).toBe(7);
    expect(lineOf(['nowhere'])).toBeNull();
  });

  it('takes anchors, which save repetition', () => {
    const text = 'watches:\n  - id: a\n    follow: &all { openstack: all }\n  - id: b\n    follow: *all\n';
    const { settings } = readSettings(text, 'lastpatch.yaml');
    expect(settings.watches.map(({ follow }) => follow[0]?.releases)).toEqual(['all', 'all']);
  });
});
