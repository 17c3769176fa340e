import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import { mirrorSettings } from '../../../testing/live/mirror-settings.ts';
import { archive, productsFull, seriesStatus } from '../../../testing/live/upstream-files.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { upstream } from '../../../testing/web/upstream.ts';

const YEAR = new Date().getUTCFullYear();
/** What upstream says has to be newer than what comes with Lastpatch. */
const NOW = new Date().toISOString();

/** A machine whose sources are read from a server of the test. */
class Machine {
  readonly folder = temporaryFolder();
  readonly state = join(this.folder, 'state');
  readonly config = join(this.folder, 'lastpatch.yaml');
  readonly answers: Record<string, string | Buffer> = {
    '/archive': archive(seriesStatus({ date: `${YEAR + 2}-10-02` }), { madeOn: NOW.slice(0, 10) }),
    '/status': seriesStatus(),
    '/products': productsFull({ eolFrom: `${YEAR + 3}-04-01`, generatedAt: NOW }),
  };
  requests: readonly IncomingMessage[] = [];

  async start(): Promise<this> {
    const server = await upstream((request, response) => {
      const answer = this.answers[request.url ?? ''];
      const tag = `"${String(answer?.length)}"`;
      if (answer === undefined) response.writeHead(404).end();
      else if (request.headers['if-none-match'] === tag) response.writeHead(304, { etag: tag }).end();
      else response.writeHead(200, { etag: tag }).end(answer);
    });
    this.requests = server.requests;
    writeFileSync(
      this.config,
      `watches:\n  - id: platform\n    follow: { openstack: all }\n${mirrorSettings(server.port, this.folder)}`,
    );
    return this;
  }

  run(...args: readonly string[]): ReturnType<typeof lastpatchPlain> {
    const state = args[1] === 'import' ? [] : ['--state', this.state];
    return lastpatchPlain(...args, '--config', this.config, ...state);
  }
}

describe('lastpatch catalog refresh', () => {
  it('reads all sources, and says what it has', async () => {
    const machine = await new Machine().start();
    const { status, stdout } = await machine.run('catalog', 'refresh');
    expect(status).toBe(0);
    const today = NOW.slice(0, 10);
    expect(stdout.replaceAll(machine.state, 'STATE').replaceAll(today, 'TODAY')).toMatchInlineSnapshot(`
      "OpenStack is read anew: 5 releases, as of TODAY.
      endoflife.date is read anew: 1 product, 7 releases, as of TODAY.
      Written to STATE/catalog.json.
      "
    `);
  });

  it('asks for what has changed alone the next time', async () => {
    const machine = await new Machine().start();
    await machine.run('catalog', 'refresh');
    const { stdout } = await machine.run('catalog', 'refresh');
    expect(stdout).toContain('OpenStack has not changed: 5 releases');
    // What is large is asked for once a day.
    expect(machine.requests.map(({ url }) => url)).toEqual(['/archive', '/products']);
  });

  it('gives machines the same', async () => {
    const machine = await new Machine().start();
    const { stdout, stderr } = await machine.run('catalog', 'refresh', '--json');
    const { sources } = JSON.parse(stdout) as { sources: object[] };
    expect(sources).toMatchObject([
      { source: 'openstack', state: 'fresh', products: 1, releases: 5, problems: [] },
      { source: 'endoflife-date', state: 'fresh', products: 1, releases: 7, problems: [] },
    ]);
    expect(stderr).toBe('Reading OpenStack and endoflife.date ...\n');
  });

  it('keeps what is known of a source that cannot be read, and fails', async () => {
    const machine = await new Machine().start();
    machine.answers['/products'] = '<html>no</html>';
    const { status, stdout, stderr } = await machine.run('catalog', 'refresh');
    expect(status).toBe(1);
    expect(stdout).toContain('endoflife.date could not be read, and stays as it was: 32 products');
    expect(stderr).toContain('endoflife.date could not be read: https://127.0.0.1');
    expect(stderr).toContain('this is a web page, not JSON');
  });

  it('writes the catalog where it is asked to, too', async () => {
    const machine = await new Machine().start();
    const out = join(machine.folder, 'out.json');
    await machine.run('catalog', 'refresh', '--out', out);
    const { status, stdout } = await lastpatchPlain('status', 'openstack@2025.1', '--catalog', out, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ releases: [{ next: { date: `${YEAR + 2}-10-02` } }] });
  });

  it('leaves no more behind than it needs', async () => {
    const machine = await new Machine().start();
    await machine.run('catalog', 'refresh');
    const before = readdirSync(join(machine.state, 'sources'));
    // The archive, what its files said, and the products.
    expect(before).toHaveLength(3);
  });

  it('is of today, and of no other day', async () => {
    const machine = await new Machine().start();
    const { status, stderr } = await machine.run('catalog', 'refresh', '--on', '2026-08-21');
    expect([status, stderr]).toEqual([
      2,
      'lastpatch: catalog refresh reads what upstream says today, so it cannot be used with --on.\n',
    ]);
    expect(machine.requests).toEqual([]);
  });
});

describe('lastpatch run --refresh', () => {
  it('reads what is followed, tells it, and leaves it for the other commands', async () => {
    const machine = await new Machine().start();
    const { status, stdout } = await machine.run('run', '--refresh');
    expect(status).toBe(0);
    expect(stdout).toContain('OpenStack was read today.');
    // Nobody follows projects or milestones, or a product of endoflife.date.
    expect(machine.requests.map(({ url }) => url)).toEqual(['/status']);
    expect(existsSync(join(machine.state, 'catalog.json'))).toBe(true);
  });

  it('in a dry run leaves nothing behind', async () => {
    const machine = await new Machine().start();
    const { status, stdout } = await machine.run('run', '--refresh', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('OpenStack was read today.');
    expect(existsSync(machine.state)).toBe(false);
  });

  it('tells a date that has moved since the bundled catalog, and nothing twice', async () => {
    const machine = await new Machine().start();
    const [file, catalog] = [join(machine.folder, 'status.yaml'), join(machine.folder, 'catalog.json')];
    writeFileSync(file, seriesStatus());
    await machine.run('catalog', 'import', 'openstack', file, '--as-of', '2026-08-21', '--out', catalog);
    await machine.run('run', '--on', '2026-08-21', '--catalog', catalog);
    machine.answers['/status'] = seriesStatus({ date: `${YEAR + 2}-10-02` });
    const { stdout } = await machine.run('run');
    expect(stdout).toContain(`2025.1 Epoxy: end of maintenance moved to 2 Oct ${YEAR + 2}`);
    const again = await machine.run('run');
    expect(again.stdout).toContain('nothing new to tell');
  });

  it('goes on with what is known when nothing can be read', async () => {
    const machine = await new Machine().start();
    machine.answers['/status'] = '<html>no</html>';
    const { status, stdout, stderr } = await machine.run('run', '--refresh');
    expect(stdout).toContain('First run: 1 letter written');
    expect(stdout).toContain('OpenStack could not be read anew');
    // What comes with Lastpatch is older than a week.
    expect([status, stderr]).toEqual([1, 'lastpatch: openstack could not be read since 2026-08-21\n']);
  });

  it.each([
    ['with another day', ['--refresh', '--on', '2026-08-21'], 2],
    ['when it is told not to', ['--no-refresh'], 0],
    ['on another day, whatever the settings say', ['--on', '2026-08-21'], 0],
  ])('asks nobody %s', async (_, options, expected) => {
    const machine = await new Machine().start();
    const { status } = await machine.run('run', ...options);
    expect(status).toBe(expected);
    expect(machine.requests).toEqual([]);
  });
});
