import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { filesIn } from '../../testing/folder-files.ts';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import type { Finished } from '../../testing/lastpatch-process.ts';
import { CEPH, teamFolder } from '../../testing/own-products.ts';

const FLEET = `fleet:
  environments:
    - name: SECRET-ENV
      runs: [{ openstack: 2025.1 }, { ceph: squid }]
`;
const PAGES = 'pages: { public: out, private: in, address: "https://pages.example/" }\n';

interface Team {
  readonly folder: string;
  /** A run on a day, with what OpenStack says then. */
  readonly run: (on: string, ...args: readonly string[]) => Promise<Finished>;
}

function team(pages = PAGES): Team {
  const { folder, config } = teamFolder({ 'products/ceph.yaml': CEPH }, pages + FLEET);
  const run = async (on: string, ...args: readonly string[]): Promise<Finished> => {
    const shared = ['--config', config, '--state', join(folder, 'state')];
    return lastpatchHere('run', ...shared, '--catalog', await openstackFile(on), '--on', on, ...args);
  };
  return { folder, run };
}

function textsIn(folder: string): string {
  const files = filesIn(folder).filter((path) => statSync(join(folder, path)).isFile());
  return files.map((path) => `${path}\n${readFileSync(join(folder, path), 'utf8')}`).join('\n');
}

describe('a run that publishes pages', () => {
  it('writes those for everybody and those of the team, of what it has committed', async () => {
    const { folder, run } = team();
    const first = await run('2026-08-21');
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/Public pages in out: \d+ files written, 0 unchanged, 0 removed\./);
    expect(first.stdout).toMatch(/Private pages in in: \d+ files written, 0 unchanged, 0 removed\./);
    expect(textsIn(join(folder, 'out'))).not.toMatch(/SECRET|ceph/i);
    expect(textsIn(join(folder, 'in'))).toContain('SECRET-ENV');
    expect(filesIn(join(folder, 'in'))).toContain('products/ceph/calendar.ics');
    expect(textsIn(join(folder, 'out'))).toContain(
      'rel="self" type="application/atom+xml" href="https://pages.example/products/openstack/feed.atom"',
    );

    for (const file of ['out', 'in']) {
      expect(readFileSync(join(folder, file, 'metrics.prom'), 'utf8')).toMatch(
        /^lastpatch_last_run_timestamp_seconds\{\} \d{10}$/m,
      );
    }

    const next = await run('2026-08-22', '--json');
    const { pages } = JSON.parse(next.stdout) as { pages: { public: { written: string[] } } };
    expect(pages.public.written.filter((path) => !/^products\/.*\.html$/.test(path))).toEqual([
      'index.html',
      'metrics.prom',
      'notices.json',
      'products.json',
      'readings.json',
      'upcoming.json',
    ]);
  });

  it('publishes again what it could not, when the same day is run once more', async () => {
    const { folder, run } = team();
    await run('2026-08-21');
    writeFileSync(join(folder, 'out/products.json'), 'damaged');
    expect((await run('2026-08-21')).status).toBe(0);
    expect(readFileSync(join(folder, 'out/products.json'), 'utf8')).toContain('"on":"2026-08-21"');
  });

  it('never goes back to an earlier day', async () => {
    const { folder, run } = team();
    await run('2026-08-22');
    const texts = (): Map<string, string> => {
      const out = join(folder, 'out');
      // The hour of the last run is another each time.
      const paths = filesIn(out).filter(
        (path) => statSync(join(out, path)).isFile() && path !== 'metrics.prom',
      );
      return new Map(paths.map((path) => [path, readFileSync(join(out, path), 'utf8')]));
    };
    const before = texts();
    expect(before.size).toBeGreaterThan(50);
    expect((await run('2026-08-21')).status).toBe(0);
    expect(texts()).toEqual(before);
  });

  it('publishes nothing when it is dry, and nothing where the settings say nothing', async () => {
    const dry = team();
    expect((await dry.run('2026-08-21', '--dry-run')).status).toBe(0);
    expect(filesIn(dry.folder)).not.toContain('out');
    const without = team('pages: { onAws: all, address: "https://pages.example/" }\n');
    expect((await without.run('2026-08-21')).status).toBe(0);
    expect(filesIn(without.folder).filter((path) => path.endsWith('products.json'))).toEqual([]);
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    [
      'a file in the place of a folder',
      (folder) => writeFileSync(join(folder, 'out'), ''),
      /out: this is a file, expected a folder/,
    ],
    [
      'a page that is not ours',
      (folder) => {
        mkdirSync(join(folder, 'out'));
        writeFileSync(join(folder, 'out/products.json'), 'mine');
      },
      /products\.json: this file is not of Lastpatch's making/,
    ],
    [
      'a link that leads from one folder into the other',
      (folder) => {
        mkdirSync(join(folder, 'in'));
        symlinkSync('in', join(folder, 'out'));
      },
      /pages, public and private: expected two folders of which neither lies in the other/,
    ],
  ])('tells its letters and says what stands in the way: %s', async (_, obstruct, said) => {
    const { folder, run } = team();
    obstruct(folder);
    const { status, stdout, stderr } = await run('2026-08-21');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^lastpatch: the pages are not all published: /);
    expect(stderr).toMatch(said);
    expect(stdout).toContain('Lastpatch now watches');
    expect(filesIn(join(folder, 'state/outbox'))).toHaveLength(1);
    // The next day tells nothing twice.
    expect((await run('2026-08-22', '--json')).stdout).toContain('"letters":[]');
  });

  it('publishes what the team alone may see though the rest cannot be, and the other way round', async () => {
    const [open, secret] = [team(), team()];
    writeFileSync(join(open.folder, 'out'), '');
    writeFileSync(join(secret.folder, 'in'), '');
    expect((await open.run('2026-08-21')).status).toBe(1);
    expect((await secret.run('2026-08-21')).status).toBe(1);
    expect(filesIn(join(open.folder, 'in'))).toContain('fleet.json');
    expect(filesIn(join(secret.folder, 'out'))).toContain('products.json');
  });
});
