import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileCatalog } from '@lastpatch/pages/testing';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../../testing/catalog-files.ts';
import { filesIn } from '../../../testing/folder-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
import { ARCHIVE, CEPH, teamFolder } from '../../../testing/own-products.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

const ON = ['--on', '2026-08-21', '--catalog', 'bundled'];
const FLEET = `dates: { openstack: ubuntu-cloud-archive }
fleet:
  hopDays: 60
  environments:
    - name: SECRET-ENV
      runs: [{ nova: 31.0.0 }, { ubuntu: 22.04 }, { ceph: squid }]
`;
const WATCHES = `watches:
  - id: secret-watch
    title: SECRET watch
    follow: { openstack: supported, ceph: all }
    reminders: [77]
`;

interface Published {
  readonly out: string;
  readonly within: string;
  readonly config: string;
}

async function published(): Promise<Published> {
  const files = {
    'products/ceph.yaml': CEPH.replace('title: Ceph', 'title: SECRET Ceph'),
    'products/uca.yaml': ARCHIVE,
  };
  const { folder, config } = teamFolder(files, FLEET, WATCHES);
  const [out, within] = [join(folder, 'public'), join(folder, 'private')];
  const run = await lastpatchHere('pages', '--out', out, '--private', within, '--config', config, ...ON);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  return { out, within, config };
}

function textsIn(folder: string): string {
  const files = filesIn(folder).filter((path) => /\.[a-z]+$/.test(path));
  return files.map((path) => `${path}\n${readFileSync(join(folder, path), 'utf8')}`).join('\n');
}

/** OpenStack with Epoxy, as it is read on a day. */
function epoxyUntil(ends: string, asOf: string): Catalog {
  const starts = [declared('maintained', '2025-04-02'), scheduled('unmaintained', ends)];
  const release = releaseWith('2025.1', starts, { key: 'epoxy', name: 'Epoxy' });
  return catalogWith(productWith({ asOf: calendarDate(asOf), releases: [release] }));
}

describe('lastpatch pages', () => {
  it('keeps what is private out of what is public', async () => {
    const { out, within } = await published();
    expect(textsIn(out)).toContain('OpenStack 2025.1 Epoxy');
    expect(textsIn(out)).not.toMatch(/SECRET|squid|cloud-archive/i);
    expect(filesIn(out)).toEqual(expect.arrayContaining(['assets/box.js', 'names.json']));
    expect(filesIn(within)).toEqual(
      expect.arrayContaining([
        'assets/box.js',
        'fleet.ics',
        'fleet.json',
        'metrics.prom',
        'names.json',
        'products/ceph/calendar.ics',
        'watches/secret-watch/calendar.ics',
        'watches/secret-watch/feed.atom',
      ]),
    );
    expect(readFileSync(join(within, 'metrics.prom'), 'utf8')).toContain(
      'lastpatch_environment_days_left{environment="SECRET-ENV",product="openstack",release="2025.1",phase="maintained"} 122',
    );
  });

  it('goes by the dates that the team chose, and rings when a watch says', async () => {
    const { within } = await published();
    const calendar = readFileSync(join(within, 'watches/secret-watch/calendar.ics'), 'utf8');
    expect(calendar).toContain('UID:ubuntu-cloud-archive/epoxy/end-of-life@lastpatch\r\n');
    expect(calendar).not.toContain('UID:openstack/epoxy/unmaintained@lastpatch');
    expect(calendar).toContain('UID:openstack/caracal/maintained@lastpatch');
    expect(calendar).toContain('TRIGGER:-P76DT15H');
    const fleet = readFileSync(join(within, 'fleet.ics'), 'utf8').replaceAll('\r\n ', '');
    expect(fleet).toContain('UID:fleet/ubuntu-cloud-archive/epoxy/end-of-life@lastpatch');
    expect(fleet).toContain('Runs in SECRET-ENV.\\nStart the upgrade by 2026-10-22.');
  });

  it('writes what has changed and nothing else, and says what that was', async () => {
    const out = join(temporaryFolder(), 'out');
    const first = await lastpatchHere('pages', '--out', out, ...ON, '--json');
    const { public: all, private: none } = JSON.parse(first.stdout) as {
      public: { written: string[] };
      private: null;
    };
    expect(none).toBeNull();
    const again = await lastpatchHere('pages', '--out', out, ...ON, '--json');
    expect(JSON.parse(again.stdout)).toEqual({
      on: '2026-08-21',
      public: { written: [], unchanged: all.written.length, removed: [] },
      private: null,
    });
    const next = await lastpatchHere(
      'pages',
      '--out',
      out,
      '--catalog',
      'bundled',
      '--on',
      '2026-08-24',
      '--json',
    );
    const { public: later } = JSON.parse(next.stdout) as { public: { written: string[]; removed: string[] } };
    expect(later.removed).toEqual([]);
    // Pages count the days of what goes on; nothing else does.
    expect(later.written.filter((path) => !/^products\/.*\.html$/.test(path))).toEqual([
      'index.html',
      'metrics.prom',
      'notices.json',
      'products.json',
      'upcoming.json',
    ]);
    expect(later.written.length).toBeLessThan(all.written.length / 5);
  });

  it('moves a date that has moved since the daily check first read it', async () => {
    const { folder, config } = teamFolder({ 'products/ceph.yaml': CEPH }, '', WATCHES);
    const [out, within, state] = [join(folder, 'out'), join(folder, 'private'), join(folder, 'state')];
    const shared = ['--config', config, '--state', state];
    const readings = [
      ['2026-08-21', '2026-10-02'],
      ['2026-08-22', '2026-10-16'],
    ] as const;
    for (const [asOf, ends] of readings) {
      const file = fileOf(epoxyUntil(ends, asOf), temporaryFolder());
      const run = await lastpatchHere('run', ...shared, '--catalog', file, '--on', asOf);
      expect(run.status).toBe(0);
    }
    const done = await lastpatchHere(
      'pages',
      '--out',
      out,
      '--private',
      within,
      ...shared,
      '--on',
      '2026-08-22',
    );
    expect(done).toMatchObject({ status: 0, stderr: '' });
    for (const path of [join(out, 'products/openstack'), join(within, 'watches/secret-watch')]) {
      const calendar = readFileSync(join(path, 'calendar.ics'), 'utf8');
      expect(calendar).toContain(
        'UID:openstack/epoxy/unmaintained@lastpatch\r\nSEQUENCE:1\r\nDTSTAMP:20260822T000000Z\r\n',
      );
      expect(calendar).toContain('DTSTART;VALUE=DATE:20261016');
      expect(calendar).not.toContain('DTSTART;VALUE=DATE:20261002');
    }
    expect(filesIn(within)).toContain('products/ceph/calendar.ics');
  });

  it('stays within its folder, whatever names there are', async () => {
    const folder = temporaryFolder();
    const catalog = fileOf(hostileCatalog(), folder);
    const out = join(folder, 'a', 'out');
    const { status, stdout } = await lastpatchHere(
      'pages',
      '--out',
      out,
      '--catalog',
      catalog,
      '--on',
      '2026-08-21',
      '--json',
    );
    expect(status).toBe(0);
    const { written } = (JSON.parse(stdout) as { public: { written: string[] } }).public;
    expect(filesIn(folder).filter((path) => !path.startsWith('a'))).toHaveLength(1);
    expect(filesIn(out).filter((path) => /\.[a-z]+$/.test(path) && written.includes(path))).toHaveLength(
      written.length,
    );
  });

  it.each([
    ['one folder', 'out', 'out'],
    ['the private folder in the public one', 'out', 'out/private'],
    ['the public folder in the private one', 'private/out', 'private'],
  ])('refuses %s', async (_, out, within) => {
    const { folder, config } = teamFolder({});
    const run = await lastpatchHere(
      'pages',
      '--out',
      join(folder, out),
      '--private',
      join(folder, within),
      '--config',
      config,
      ...ON,
    );
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('neither lies in the other');
    expect(filesIn(folder)).toEqual(['lastpatch.yaml']);
  });

  it('publishes nothing where the settings are wrong', async () => {
    const { folder, config } = teamFolder(
      {},
      'fleet: { environments: [{ name: SECRET-ENV, runs: [{ nava: 31.0.0 }] }] }\n',
    );
    const [out, within] = [join(folder, 'out'), join(folder, 'private')];
    const run = await lastpatchHere('pages', '--out', out, '--private', within, '--config', config, ...ON);
    expect(run.status).toBe(2);
    expect(filesIn(folder)).toEqual(['lastpatch.yaml']);
  });

  it('needs no settings for what is public, and settings for what is not', async () => {
    const folder = temporaryFolder();
    const missing = join(folder, 'none.yaml');
    const run = await lastpatchHere(
      'pages',
      '--out',
      join(folder, 'out'),
      '--private',
      join(folder, 'in'),
      '--config',
      missing,
      ...ON,
    );
    expect(run).toMatchObject({ status: 2, stdout: '' });
  });

  it('goes where the settings say, and says where that is read', async () => {
    const { folder, config } = teamFolder(
      { 'products/ceph.yaml': CEPH },
      'pages: { public: out, private: in, address: "https://pages.example" }\n',
      WATCHES,
    );
    const run = await lastpatchHere('pages', '--config', config, ...ON);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const feed = 'products/openstack/feed.atom';
    const self = (path: string): string | undefined =>
      /<link rel="self" .*href="(.*)"/.exec(readFileSync(join(folder, path), 'utf8'))?.[1];
    expect(self(`out/${feed}`)).toBe(`https://pages.example/${feed}`);
    // The team's own are read elsewhere, and who reads them is not to ask there.
    expect(textsIn(join(folder, 'in'))).not.toContain('pages.example');
    expect(filesIn(join(folder, 'in'))).toContain('watches/secret-watch/feed.atom');

    const other = ['--address', 'http://10.0.0.1/a'];
    await lastpatchHere('pages', '--out', join(folder, 'out'), ...other, '--config', config, ...ON);
    expect(self(`out/${feed}`)).toBe(`http://10.0.0.1/a/${feed}`);
  });

  it.each([
    [['--address', 'pages.example', '--out', 'out'], '--address: expected an address that begins with http'],
    [[], 'Nothing says where the pages go: give --out FOLDER'],
  ])('is refused with %j', async (args, said) => {
    const { config } = teamFolder({}, 'pages: { address: "https://pages.example/" }\n');
    const { status, stdout, stderr } = await lastpatchHere('pages', ...args, '--config', config, ...ON);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  it('says in a sentence what stands in the way', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'out'), '');
    const run = await lastpatchHere('pages', '--out', join(folder, 'out'), ...ON);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/out: this is a file, expected a folder/);
  });
});
