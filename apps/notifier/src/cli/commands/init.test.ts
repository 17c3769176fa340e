import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { filesIn } from '../../../testing/folder-files.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import { type Finished, lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { init } from './init.ts';

interface Place {
  readonly folder: string;
  readonly config: string;
  readonly init: (...args: readonly string[]) => Promise<Finished>;
}

function place(): Place {
  const folder = temporaryFolder();
  const config = join(folder, 'lastpatch.yaml');
  return {
    folder,
    config,
    init: (...args) => lastpatchPlain('init', '--config', config, '--on', '2026-08-25', ...args),
  };
}

const FLAGS = ['--runs', 'openstack@2025.1, ubuntu@22.04,nova@31.0.0', '--timezone', 'Europe/Berlin'];

describe('lastpatch init, by its options', () => {
  it('writes settings that are good, shows the first letters and says what comes next', async () => {
    const { config, init, folder } = place();
    const { status, stdout, stderr } = await init(
      ...FLAGS,
      '--tell',
      'email:ops@example.org',
      '--smtp',
      'localhost:25',
      '--reminders',
      '90,30,7',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Subject: Lastpatch now watches openstack 2025.1; ubuntu 22.04 for you\n');
    const validated = await lastpatchPlain('settings', 'validate', '--config', config, '--json');
    expect(JSON.parse(validated.stdout)).toMatchObject({
      problems: [],
      timezone: 'Europe/Berlin',
      refresh: { isDaily: true },
      watches: [{ id: 'platform', reminders: [90, 30, 7] }],
    });
    expect(statSync(join(folder, 'subscribers.yaml')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'subscribers.yaml'), 'utf8')).toContain(
      '    - email: "ops@example.org"\n',
    );
    expect(filesIn(folder)).toEqual(['lastpatch.yaml', 'subscribers.yaml']);
  });

  it('writes what the first run takes', async () => {
    const { config, init, folder } = place();
    await init('--runs', 'openstack@2025.1', '--follow', 'ubuntu,rabbitmq');
    const run = await lastpatchPlain(
      'run',
      '--config',
      config,
      '--state',
      join(folder, 'state'),
      '--on',
      '2026-08-25',
    );
    expect(run).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('2 letters written') as unknown,
    });
    expect(filesIn(folder)).not.toContain('subscribers.yaml');
  });

  it('takes what is said twice once', async () => {
    const { config, init, folder } = place();
    const twice = ['--tell', 'email:ops@example.org', '--tell', 'email:ops@example.org'];
    const { status } = await init(...FLAGS, ...twice, '--smtp', 'localhost:25', '--reminders', '7, 30, 7');
    expect(status).toBe(0);
    expect(readFileSync(config, 'utf8')).toContain('reminders: [7, 30] #');
    expect(readFileSync(join(folder, 'subscribers.yaml'), 'utf8').match(/ops@/g)).toHaveLength(1);
  });

  it.each([':/etc/localtime', 'bogus', ''])('takes UTC where TZ is %j, which names no zone', async (TZ) => {
    const folder = temporaryFolder();
    const args = ['init', '--follow', 'openstack', '--dry-run'];
    const { status, stdout, stderr } = await lastpatchIn(folder, args, { env: { TZ } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('\ntimezone: UTC #');
  });

  it('says of a server on this machine nothing of TLS', async () => {
    const { config, init } = place();
    await init(...FLAGS, '--smtp', 'localhost:25');
    expect(readFileSync(config, 'utf8')).toContain(`    port: 25
    tls: none # it is this very machine, so nothing is encrypted
`);
  });

  it('says that who is told can be tried', async () => {
    const { config, init } = place();
    const { stdout } = await init(...FLAGS, '--smtp', 'localhost:25', '--tell', 'email:ops@example.org');
    expect(stdout)
      .toContain(`Next: "lastpatch subscribers test --config ${config}" sends a test, to see that letters arrive.
Then "lastpatch run --config ${config}" sends these letters, and remembers what was told.
`);
  });

  it('lists all that is wrong, each with the option and the nearest name, and no address', async () => {
    const { init, folder } = place();
    const { status, stderr } = await init(
      ...[
        '--runs',
        'openstak@2025.1,ubuntu',
        '--follow',
        'ubunto',
        '--tell',
        'ops@s3cr3t',
        '--tell',
        'email:s3cr3t',
      ],
      ...['--smtp', 'a b', '--reminders', '90,x', '--timezone', 'Mars'],
    );
    expect(status).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'lastpatch: --runs: "ubuntu" does not say what runs: expected product@release or project@version, as in openstack@2025.1 or nova@31.0.0.',
      '--follow: unknown product ubunto: did you mean ubuntu?',
      '--smtp: expected one mail server and its port, as in mail.example.org:587.',
      '--tell: expected how and whom to tell, as in email:ops@example.org.',
      '--reminders: expected a number of days from 1 to 3650.',
      '--timezone: expected a time zone such as Europe/Berlin or UTC.',
      '',
    ]);
    expect(filesIn(folder)).toEqual([]);
  });

  it.each([
    [['--runs', 'openstak@2025.1'], 'unknown product or project "openstak": did you mean openstack?'],
    [['--runs', 'openstack@2052.1'], '2052.1'],
    [
      ['--follow', 'xyzzyqwertz'],
      '--follow: unknown product xyzzyqwertz: "lastpatch status" lists those that are known; for one of your own write its dates down afterwards, as docs/own-products.md shows.',
    ],
    [['--runs', 'nova@99.0.0'], '99.0.0'],
    [['--tell', 'email:s3cr3t'], '--tell: email: expected one address of email, as in ops@example.org.'],
    [['--tell', 'emial:s3cr3t'], 'did you mean email?'],
  ])('says what is wrong with %j', async (args, said) => {
    const { init } = place();
    const { status, stderr } = await init('--follow', 'openstack', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('s3cr3t');
  });

  it.each(['lastpatch.yaml', 'subscribers.yaml'])('leaves %s as it is when it is there', async (name) => {
    const { init, folder } = place();
    writeFileSync(join(folder, name), 'mine');
    const { status, stderr } = await init(
      ...FLAGS,
      '--tell',
      'email:ops@example.org',
      '--smtp',
      'localhost:25',
      '--yes',
    );
    expect(status).toBe(1);
    expect(stderr).toContain(`${join(folder, name)}: this file is there already and is left as it is`);
    expect(filesIn(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
  });

  it('shows all and writes nothing in a dry run', async () => {
    const { init, folder } = place();
    const { status, stdout } = await init(
      ...FLAGS,
      '--tell',
      'email:ops@example.org',
      '--smtp',
      'localhost:25',
      '--dry-run',
    );
    expect(status).toBe(0);
    for (const said of [
      'follow: running',
      '- email: "ops@example.org"',
      'Subject: ',
      'nothing was written.\n',
    ]) {
      expect(stdout).toContain(said);
    }
    expect(filesIn(folder)).toEqual([]);
  });

  it('says where nobody can be asked which options answer', async () => {
    const { init } = place();
    expect(await init()).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^lastpatch: Nobody can be asked here: .*--runs .*--follow /) as unknown,
    });
  });

  it('has a shape for machines', async () => {
    const { init, config, folder } = place();
    const { stdout } = await init(...FLAGS, '--json');
    expect(JSON.parse(stdout)).toEqual({
      written: true,
      files: [{ path: config, text: readFileSync(join(folder, 'lastpatch.yaml'), 'utf8') }],
    });
  });

  it.each([
    ['mail.example.org:465', { host: 'mail.example.org', port: 465, tls: 'first' }],
    ['mail.example.org', { host: 'mail.example.org', port: 587, tls: 'upgrade' }],
    ['localhost:25', { host: 'localhost', port: 25, tls: 'none' }],
  ])('names the mail server %s', async (server, smtp) => {
    const { init, config } = place();
    expect(
      await init('--follow', 'ubuntu', '--tell', 'email:ops@example.org', '--smtp', server),
    ).toMatchObject({ status: 0 });
    const validated = await lastpatchPlain('settings', 'validate', '--config', config, '--json');
    const from = { name: 'Lastpatch', address: 'lastpatch@example.org' };
    expect(JSON.parse(validated.stdout)).toMatchObject({ problems: [], send: { smtp: { ...smtp, from } } });
  });
});

/** Somebody at a terminal who enters this, and all that they read. */
async function asked(
  config: string,
  entered: string,
  options: object = {},
): Promise<{ read: string; failure: unknown }> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const said = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output.write(chunk);
    return true;
  });
  input.write(entered);
  if (!entered.endsWith('\u0003')) input.end();
  try {
    await init({ config, on: '2026-08-25', ...options }, { input, output });
    return { read: String(output.read()), failure: undefined };
  } catch (failure) {
    return { read: String(output.read()), failure };
  } finally {
    said.mockRestore();
  }
}

const lines = (...answers: readonly string[]): string => answers.map((answer) => `${answer}\n`).join('');

describe('lastpatch init, at a terminal', () => {
  it('asks, and writes what was answered', async () => {
    const { config, folder } = place();
    const { failure, read } = await asked(
      config,
      lines('openstack@epoxy, ubuntu@22.04', '', 'localhost:25', 'email:ops@example.org', '30', 'UTC', ''),
    );
    expect(failure).toBeUndefined();
    expect(read).toContain('What do you run?');
    expect(filesIn(folder)).toEqual(['lastpatch.yaml', 'subscribers.yaml']);
    expect(readFileSync(config, 'utf8')).toContain('- openstack: epoxy\n');
  });

  it('asks again, with a sentence, until an answer is good', async () => {
    const { config } = place();
    const { read } = await asked(
      config,
      lines('openstak@epoxy', 'openstack@epoxy', '', '', '', '0', '30', 'Mars', 'UTC', ''),
    );
    expect(read).toContain('unknown product or project "openstak": did you mean openstack?\n');
    expect(read).toContain('expected a number of days from 1 to 3650.\n');
    expect(read).toContain('expected a time zone such as Europe/Berlin or UTC.\n');
    expect(readFileSync(config, 'utf8')).toContain('reminders: [30]');
  });

  it('takes what it proposes where nothing is entered', async () => {
    const { config } = place();
    await asked(config, lines('', '', '', '', '', '', 'y'));
    const text = readFileSync(config, 'utf8');
    expect(text).toContain('openstack: supported');
    expect(text).toContain('reminders: [180, 90, 30, 7, 1]');
  });

  it('does not ask for what an option has answered', async () => {
    const { config } = place();
    const { read } = await asked(config, lines('', '', '', '30', ''), {
      runs: 'openstack@2025.1',
      timezone: 'UTC',
    });
    expect(read).not.toContain('What do you run?');
    expect(readFileSync(config, 'utf8')).toContain('reminders: [30]');
  });

  it.each([
    ['the input ends at once', ''],
    ['it ends between two questions', lines('openstack@epoxy', '')],
    ['it ends before what was answered is to be written', lines('', '', '', '', '', 'UTC')],
    ['the last answer is no', lines('', '', '', '', '', 'UTC', 'n')],
  ])('leaves nothing behind when %s', async (_, entered) => {
    const { config, folder } = place();
    const { failure } = await asked(config, entered);
    expect(String(failure)).toContain('Stopped: nothing was written.');
    expect(filesIn(folder)).toEqual([]);
  });
});
