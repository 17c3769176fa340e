import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../../testing/folder-files.ts';
import { lastpatchPlain } from '../../testing/lastpatch-here.ts';
import { type Finished, lastpatchIn } from '../../testing/lastpatch-process.ts';
import { type MailServer, mailServer, readMail } from '../../testing/mail/mail-server.ts';
import { AUTHORITY, receiver, type Receiver } from '../../testing/posts/receiver.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

interface Team {
  readonly folder: string;
  readonly server: MailServer;
  readonly hook: Receiver;
  readonly subscribers: (text: string) => void;
  readonly test: (...args: readonly string[]) => Promise<Finished>;
  /** What the program that sends SMS, and the one of the watch, have got: arguments and standard input. */
  readonly got: () => string;
}

/** A team with two watches, and with a server of mail, a receiver and programs of its own. */
async function team(): Promise<Team> {
  const folder = temporaryFolder();
  const server = await mailServer({ tls: 'none' });
  const hook = await receiver(
    (_, response) => response.end('ok'),
    AUTHORITY.identity({ hosts: ['localhost'] }),
  );
  writeFileSync(join(folder, 'authority.pem'), AUTHORITY.pem);
  writeFileSync(join(folder, 'hooks'), `whsec_${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\necho "$@" >>'${folder}/got'\ncat >>'${folder}/got'\n`);
  chmodSync(program, 0o755);
  const config = join(folder, 'lastpatch.yaml');
  writeFileSync(
    config,
    `watches:
  - { id: platform, follow: { openstack: [2025.1] } }
  - { id: storage, follow: { openstack: [2025.1] } }
refresh: { certificateAuthorities: ${join(folder, 'authority.pem')} }
send:
  smtp: { host: 127.0.0.1, port: ${server.port}, tls: none, from: lastpatch@example.org }
  webhooks: { secret: { file: hooks } }
  sms: { command: [${program}] }
`,
  );
  writeFileSync(
    join(folder, 'subscribers.yaml'),
    `watches:
  platform:
    - email: ops@example.org
    - { email: boss@example.org, urgent: true }
    - sms: +4915112345678
  storage:
    - https: ${hook.url.replace('hooks.test', 'localhost')}
    - command: [${program}, --page]
operators:
  - email: oncall@example.org
  - sms: +4915112345679
`,
  );
  return {
    folder,
    server,
    hook,
    subscribers: (text) => writeFileSync(join(folder, 'subscribers.yaml'), text),
    got: () => readFileSync(join(folder, 'got'), 'utf8'),
    test: (...args) => lastpatchPlain('subscribers', 'test', ...args, '--config', config),
  };
}

const STAMP = String.raw`\d{8}T\d{6}Z`;

describe('lastpatch subscribers test, on a machine of one’s own', () => {
  it('sends a test to everybody of every watch, by each way, and shows no address', async () => {
    const { test, server, hook, got, folder } = await team();
    const { status, stdout, stderr } = await test();
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: '1 phone gets an SMS, which may cost money; --no-sms leaves them out.\n',
    });
    const said = stdout
      .replaceAll(folder, '')
      .replace(/localhost:\d+/, 'localhost')
      .replace(/-[0-9a-f]{8}\b/g, '-DIGEST')
      .replace(new RegExp(STAMP, 'g'), 'NOW');
    expect(said.split('\n')).toEqual([
      'platform, 1: email o…@example.org (email-DIGEST): sent as platform-test-NOW',
      'platform, 2: email b…@example.org (email-DIGEST-urgent): sent as platform-test-NOW-urgent',
      'platform, 3: sms +49…678 (sms-DIGEST-urgent): sent as platform-test-NOW-urgent',
      'storage, 1: https https://localhost/… (https-DIGEST): sent as storage-test-NOW',
      'storage, 2: command /program … (command-DIGEST): sent as storage-test-NOW',
      '',
    ]);
    expect(server.taken.map(({ to }) => to)).toEqual(['ops@example.org', 'boss@example.org']);
    const mails = await Promise.all(server.taken.map(readMail));
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Lastpatch test for watch platform',
      'Lastpatch test for watch platform: urgent letters',
    ]);
    expect(mails[0]?.text).toContain('This is a test. Nothing has happened, and there is nothing to do.');
    expect(mails[0]?.text).not.toContain('Everybody');
    expect(Math.abs(Date.parse(mails[0]?.date ?? '') - Date.now())).toBeLessThan(60_000);
    const [posted] = hook.received;
    expect(posted?.headers).toHaveProperty('webhook-signature');
    expect(JSON.parse(posted?.body ?? '')).toMatchObject({ kind: 'test', watch: 'storage', notices: [] });
    expect(got()).toContain('+4915112345678\n{');
    expect(got()).toContain('its urgent letters come to this phone');
    expect(got()).toContain('--page\n{');
    expect(filesIn(folder)).not.toContain('.lastpatch');
  });

  it('sends it to one watch, to the operators, to one channel, and to no phone', async () => {
    const { test, server, got } = await team();
    expect((await test('operators')).stdout).toMatch(
      new RegExp(
        String.raw`^operators, 1: email o…@example\.org \(email-[0-9a-f]{8}\): sent as operators-test-${STAMP}\noperators, 2: sms \+49…679 \(sms-[0-9a-f]{8}-urgent\): sent as operators-test-${STAMP}\n$`,
      ),
    );
    expect(got()).toContain('alarms come to this phone');
    expect(await test('platform', '--no-sms')).toMatchObject({ status: 0, stderr: '' });
    const named = await test('--channel', 'email-7bec5f39');
    expect(named.stdout).toMatch(/^platform, 1: email o…@example\.org \(email-7bec5f39\): sent as .+\n$/);
    expect(server.taken.map(({ to }) => to)).toEqual([
      'oncall@example.org',
      'ops@example.org',
      'boss@example.org',
      'ops@example.org',
    ]);
  });

  it('fails where one is not reached, says which and why, and goes on', async () => {
    const { test, server } = await team();
    server.fault = (to) => (to === 'ops@example.org' ? { at: 'recipient', answers: 550 } : undefined);
    const { status, stdout, stderr } = await test('platform', '--no-sms');
    expect(status).toBe(1);
    expect(stdout).toContain('platform, 1: email o…@example.org (email-7bec5f39): not sent\n');
    expect(stderr).toBe('lastpatch: platform, 1: o…@example.org: the server answered 550 to RCPT TO\n');
    expect(server.taken.map(({ to }) => to)).toEqual(['boss@example.org']);
    server.fault = (to) => (to === 'ops@example.org' ? { at: 'taken', does: 'reset' } : undefined);
    const lost = await test('--channel', 'email-7bec5f39');
    expect(lost).toMatchObject({
      status: 1,
      stdout: 'platform, 1: email o…@example.org (email-7bec5f39): may have been sent\n',
    });
  });

  it('says the same in JSON', async () => {
    const { test } = await team();
    const { stdout, stderr } = await test('--channel', 'email-7bec5f39', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      subscribers: [
        {
          watch: 'platform',
          place: 1,
          protocol: 'email',
          endpoint: 'o…@example.org',
          gets: 'letters',
          channel: 'email-7bec5f39',
          letter: expect.stringMatching(/^platform-test-/) as string,
          state: 'sent',
          why: null,
        },
      ],
    });
  });

  it('fails for a watch that nobody is subscribed to, and sends the others', async () => {
    const { test, subscribers, server, folder } = await team();
    subscribers('watches: { platform: [{ email: ops@example.org }] }\n');
    expect(await test()).toMatchObject({
      status: 1,
      stderr: `lastpatch: storage: nobody is subscribed in ${join(folder, 'subscribers.yaml')}, so nobody got a test\n`,
    });
    expect(server.taken).toHaveLength(1);
  });

  it.each([
    [['platfrom'], 'Unknown watch "platfrom". Did you mean platform?'],
    [
      ['--channel', 'email-00000000', 'platform'],
      '--channel: nobody is "email-00000000" there: expected one of email-7bec5f39, ',
    ],
  ])('sends nothing for %j', async (args, said) => {
    const { test, server } = await team();
    const { status, stdout, stderr } = await test(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(server.taken).toEqual([]);
  });

  it('says that it is this machine where neither a deployment nor a way to send is set up', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'lastpatch.yaml'),
      'watches: [{ id: platform, follow: { openstack: all } }]\n',
    );
    writeFileSync(join(folder, 'subscribers.yaml'), 'watches: { platform: [{ email: ops@example.org }] }\n');
    const { status, stderr } = await lastpatchIn(folder, ['subscribers', 'test']);
    expect(status).toBe(2);
    expect(stderr).toContain('No deployment is named, so this machine sends: docs/subscribers.md says where');
    expect(stderr).toContain('email: it is not set up: send.smtp in lastpatch.yaml says by which server');
  });

  it('takes none of its own options for a deployment, which is meant where one lies', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'lastpatch.yaml'),
      'watches: [{ id: platform, follow: { openstack: all } }]\n',
    );
    mkdirSync(join(folder, '.lastpatch'));
    writeFileSync(join(folder, '.lastpatch', 'deployment.json'), '{}');
    expect(await lastpatchIn(folder, ['subscribers', 'test', '--channel', 'x'])).toMatchObject({
      status: 2,
      stderr:
        'lastpatch: --channel is for a machine of your own: on AWS whoever is subscribed to a topic gets a test.\n',
    });
    expect((await lastpatchIn(folder, ['subscribers', 'test'])).stderr).toContain(
      'not deployed as it should be',
    );
  });
});
