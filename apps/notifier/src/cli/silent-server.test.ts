import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { type Finished, lastpatchIn } from '../../testing/lastpatch-process.ts';
import { type MailServer, mailServer } from '../../testing/mail/mail-server.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const FAULTY_RUN = fileURLToPath(new URL('../../testing/faulty-run.ts', import.meta.url));
const TODAY = '2026-08-21';
const PEOPLE = ['ann', 'bo', 'cy', 'di', 'ed'];

interface Team {
  readonly server: MailServer;
  /** How often the server was asked for a connection. */
  readonly asked: () => number;
  readonly lastpatch: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Finished>;
  readonly run: (env?: Readonly<Record<string, string>>, ...args: readonly string[]) => Promise<Finished>;
}

/** A team with one watch, whose subscribers are all at one server of mail. */
async function team(): Promise<Team> {
  let asked = 0;
  const server = await mailServer({ tls: 'none' });
  server.hangs = () => (asked += 1);
  const [folder, catalog] = [temporaryFolder(), await openstackFile(TODAY)];
  writeFileSync(
    join(folder, 'lastpatch.yaml'),
    `watches: [{ id: platform, follow: { openstack: [epoxy] }, digest: off }]
send: { smtp: { host: 127.0.0.1, port: ${server.port}, tls: none, from: lastpatch@example.org } }
`,
  );
  const subscribers = PEOPLE.map((name) => `{ email: ${name}@example.org }`).join(', ');
  writeFileSync(join(folder, 'subscribers.yaml'), `watches: { platform: [${subscribers}] }\n`);
  const lastpatch: Team['lastpatch'] = (args, env = {}) =>
    lastpatchIn(folder, args, { node: ['--import', FAULTY_RUN], env });
  return {
    server,
    asked: () => asked,
    lastpatch,
    run: (env, ...args) => lastpatch(['run', ...args, '--on', TODAY, '--catalog', catalog], env),
  };
}

/** What becomes of the letter to each subscriber. */
function letters({ stdout }: Finished): readonly Readonly<Record<string, unknown>>[] {
  const { letters: all } = JSON.parse(stdout) as {
    readonly letters: readonly Readonly<Record<string, unknown>>[];
  };
  return all.filter(({ channel }) => channel !== 'folder');
}

/** Fifty seconds are over in half a second. */
const FAST = { TIME_FLIES: '100' };

describe('a server of mail that accepts connections and says nothing', () => {
  it('costs a run two time limits, and the next run tells everybody once', async () => {
    const { server, asked, run, lastpatch } = await team();
    server.fault = { at: 'connect', does: 'hang' };
    const hung = await run(FAST, '--json');
    expect({ status: hung.status, asked: asked() }).toEqual({ status: 1, asked: 2 });
    expect(letters(hung).map(({ state, tried }) => [state, tried])).toEqual([
      ['pending', undefined],
      ['pending', undefined],
      ['pending', false],
      ['pending', false],
      ['pending', false],
    ]);
    expect(hung.stderr.split('\n')).toEqual([
      expect.stringMatching(/^lastpatch: letter platform-1 was not sent \(email-[0-9a-f]+, pending\): a…@/),
      expect.stringMatching(/^letter platform-1 was not sent \(email-[0-9a-f]+, pending\): b…@/),
      expect.stringMatching(
        /^127\.0\.0\.1:\d+ did not answer twice in a row \(the server gave no answer in its time\): 3 deliveries were not tried there and wait for the next run$/,
      ),
      '',
    ]);
    // The run has come to its end, and its letters are of today.
    expect(await lastpatch(['watchdog'])).toMatchObject({ status: 0, stderr: '' });

    server.fault = undefined;
    const next = await run();
    expect(next).toMatchObject({ status: 0, stderr: '' });
    expect(server.taken.map(({ to }) => to)).toEqual(PEOPLE.map((name) => `${name}@example.org`));
    expect((await run()).status).toBe(0);
    expect(server.taken).toHaveLength(PEOPLE.length);
  });

  it('is said once, and shown beside each whom it concerns', async () => {
    const { server, run } = await team();
    server.fault = { at: 'connect', does: 'hang' };
    const { stdout } = await run(FAST);
    expect(stdout.match(/^To: .…@example\.org {2}\(email-[0-9a-f]+, pending: not tried\)$/gm)).toHaveLength(
      3,
    );
    expect(stdout).toContain('; 0 of 5 deliveries to subscribers went out.');
  });

  it('is asked twice by a test of all its subscribers', async () => {
    const { server, asked, lastpatch } = await team();
    server.fault = { at: 'connect', does: 'hang' };
    const { status, stdout, stderr } = await lastpatch(['subscribers', 'test'], FAST);
    expect({ status, asked: asked() }).toEqual({ status: 1, asked: 2 });
    expect(stdout.match(/: not sent$/gm)).toHaveLength(5);
    expect(stderr).toMatch(
      /^platform, 5: e…@example\.org: not tried: 127\.0\.0\.1:\d+ did not answer twice in a row \(the server gave no answer in its time\)$/m,
    );
  });
});
