import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { lastpatchPlain } from '../../testing/lastpatch-here.ts';
import { type Finished, lastpatchIn } from '../../testing/lastpatch-process.ts';
import { type MailServer, mailServer, readMail } from '../../testing/mail/mail-server.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const TODAY = '2026-08-21';
const REMINDED = '2026-09-02';

interface Team {
  readonly folder: string;
  readonly server: MailServer;
  /** Writes subscribers.yaml, or another file beside it. */
  readonly subscribers: (text: string, file?: string) => string;
  readonly run: (...args: readonly string[]) => Promise<Finished>;
  readonly lastpatch: (...args: readonly string[]) => Promise<Finished>;
}

/** A team with two watches and a server of mail of its own. */
async function team(send?: string): Promise<Team> {
  const [folder, server, catalog] = [
    temporaryFolder(),
    await mailServer({ tls: 'none' }),
    await openstackFile(TODAY),
  ];
  const config = join(folder, 'lastpatch.yaml');
  const smtp = `{ smtp: { host: 127.0.0.1, port: ${server.port}, tls: none, from: lastpatch@example.org } }`;
  writeFileSync(
    config,
    `watches:
  - { id: platform, follow: { openstack: [epoxy] } }
  - { id: storage, follow: { openstack: [epoxy] } }
${send ?? `send: ${smtp}`}
`,
  );
  const lastpatch = (...args: readonly string[]): Promise<Finished> =>
    lastpatchPlain(...args, '--config', config);
  return {
    folder,
    server,
    subscribers: (text, file = 'subscribers.yaml') => {
      writeFileSync(join(folder, file), text);
      return join(folder, file);
    },
    lastpatch,
    run: (...args) => lastpatch('run', '--state', join(folder, 'state'), '--catalog', catalog, ...args),
  };
}

const BOTH =
  'watches: { platform: [{ email: ops@example.org }, { email: boss@example.org, urgent: true }], storage: [{ email: ops@example.org }] }\n';

function recipients({ taken }: MailServer): string[] {
  return taken.map(({ to }) => to);
}

describe('lastpatch run', () => {
  it('sends each watch to its subscribers, and shows nobody’s address', async () => {
    const { run, subscribers, server } = await team();
    subscribers(BOTH);
    const { status, stdout, stderr } = await run('--on', TODAY);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(recipients(server)).toEqual(['ops@example.org', 'ops@example.org']);
    expect(stdout).toContain(`To: watch platform  (letter platform-1, sent)
To: o…@example.org  (email-7bec5f39, sent)
Subject: Lastpatch now watches openstack epoxy for you
`);
    expect(stdout).toContain('2 letters written to');
    expect(stdout).toContain('; 2 deliveries to subscribers went out. Catalog revision 1.');
    expect(stdout).not.toMatch(/ops@|boss@/);
  });

  it('sends the text that the folder has', async () => {
    const { run, subscribers, server, folder } = await team();
    subscribers(BOTH);
    await run('--on', TODAY);
    const { subject = '', text = '' } = await readMail(server.taken[0]!);
    const kept = readFileSync(join(folder, 'state', 'outbox', `${TODAY}-platform-1.txt`), 'utf8');
    expect(`Subject: ${subject}\n\n${text}`).toBe(kept);
  });

  it('writes into the folder alone where there is no file of subscribers', async () => {
    const { run, server } = await team();
    const { status, stdout } = await run('--on', TODAY);
    expect(status).toBe(0);
    expect(stdout).toContain('First run: 2 letters written to');
    expect(recipients(server)).toEqual([]);
  });

  it('takes the file that is named, and fails where it is not there', async () => {
    const { run, subscribers, server, folder } = await team();
    subscribers('watches: { storage: [{ nobody: [] }] }\n');
    const file = subscribers(BOTH, 'others.yaml');
    expect(await run('--on', TODAY, '--subscribers', file)).toMatchObject({ status: 0 });
    expect(recipients(server)).toHaveLength(2);
    const missing = join(folder, 'none.yaml');
    expect(await run('--on', TODAY, '--subscribers', missing)).toMatchObject({
      status: 2,
      stderr: `lastpatch: ${missing}: there is no such file: docs/subscribers.md shows one\n`,
    });
  });

  it('says before it plans anything what is not set up, all of it at once', async () => {
    const { run, subscribers, server, folder } = await team('');
    const file = subscribers(`watches:
  platform: [{ email: ops@example.org }, { sms: +4915112345678 }]
  storage: [{ sqs: "arn:aws:sqs:eu-central-1:123456789012:queue" }]
`);
    const { status, stdout, stderr } = await run('--on', TODAY);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.replaceAll(file, 'subscribers.yaml')).toBe(`lastpatch: subscribers.yaml has 3 problems:
  subscribers.yaml:2: watches, platform, 1: email: it is not set up: send.smtp in lastpatch.yaml says by which server
  subscribers.yaml:2: watches, platform, 2: sms: it is not set up: send.sms in lastpatch.yaml says by which command
  subscribers.yaml:3: watches, storage, 1: sqs: only AWS sends letters there, a machine of your own does not. Where one file is to serve both, keep this entry in a file of its own, and name the file with --subscribers
`);
    expect(recipients(server)).toEqual([]);
    await expect(run('--on', TODAY, '--dry-run')).resolves.toMatchObject({ status: 2 });
    expect(() => readFileSync(join(folder, 'state', 'ledger.sqlite'))).toThrow('ENOENT');
  });

  it('says in each run whom nobody hears of', async () => {
    const { run, subscribers } = await team();
    const file = subscribers('watches: { platform: [{ email: ops@example.org }] }\n');
    const said = `watch storage: nobody is subscribed in ${file}, so nobody hears of it\n`;
    expect(await run('--on', TODAY, '--dry-run')).toMatchObject({ status: 0, stderr: said });
    expect(await run('--on', TODAY)).toMatchObject({ status: 1, stderr: `lastpatch: ${said}` });
    expect(await run('--on', TODAY)).toMatchObject({ status: 1, stderr: `lastpatch: ${said}` });
  });

  it('tries again for whom it failed, and cancels what is open for who has left', async () => {
    const { run, subscribers, server } = await team();
    subscribers(BOTH.replace('storage: [', 'storage: [{ email: disks@example.org }, '));
    server.fault = (to) => (to === 'disks@example.org' ? { at: 'recipient', answers: 550 } : undefined);
    const failed = await run('--on', TODAY);
    expect(failed).toMatchObject({
      status: 1,
      stderr:
        'lastpatch: letter storage-1 was not sent (email-ddb916f2, refused): d…@example.org: the server answered 550 to RCPT TO\n',
    });
    expect(failed.stdout).toContain('; 2 of 3 deliveries to subscribers went out.');

    const again = await run('--on', TODAY);
    expect(again.status).toBe(1);
    expect(again.stdout).toContain(`To: watch storage  (letter storage-1)
To: d…@example.org  (email-ddb916f2, refused: d…@example.org: the server answered 550 to RCPT TO)
Subject: Lastpatch now watches openstack epoxy for you

${TODAY} was already checked: 0 of 1 delivery to subscribers went out. Catalog revision 1.`);

    subscribers(BOTH);
    const left = await run('--on', TODAY);
    expect(left).toMatchObject({ status: 0, stderr: '' });
    expect(left.stdout).toContain(
      'To: a former subscriber  (email-ddb916f2, cancelled: nobody is subscribed there any more)',
    );
    expect(recipients(server)).toEqual(['ops@example.org', 'ops@example.org']);
  });

  it('tells who comes later what comes from then on', async () => {
    const { run, subscribers, server } = await team();
    subscribers(BOTH);
    await run('--on', TODAY);
    subscribers(BOTH.replace('storage: [', 'storage: [{ email: disks@example.org }, '));
    await run('--on', REMINDED);
    const mails = server.taken.filter(({ to }) => to === 'disks@example.org');
    expect(await Promise.all(mails.map(async (mail) => (await readMail(mail)).subject))).toEqual([
      'OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026',
    ]);
  });
});

describe('a file of subscribers that everybody can read', () => {
  it.each([
    ['slack: https://hooks.slack.com/services/T0/B0/s3cret', 0o644, true],
    ['slack: https://hooks.slack.com/services/T0/B0/s3cret', 0o640, false],
    ['email: ops@example.org', 0o644, false],
  ])('is said where an address in it is a secret: %s, %o', async (subscriber, mode, isSaid) => {
    const { run, subscribers } = await team();
    const file = subscribers(
      `watches: { platform: [{ ${subscriber} }], storage: [{ email: ops@example.org }] }`,
    );
    chmodSync(file, mode);
    const { stderr } = await run('--on', TODAY, '--dry-run');
    expect(stderr).toBe(
      isSaid
        ? `lastpatch: ${file}: everybody on this machine can read it, and whoever has the address of a chat can write there; chmod 640 ends that\n`
        : '',
    );
  });
});

describe('lastpatch settings validate', () => {
  it('reads the file of subscribers with the settings', async () => {
    const { lastpatch, subscribers } = await team();
    expect(await lastpatch('settings', 'validate')).toMatchObject({ status: 0 });
    const file = subscribers('watches: { platfrom: [], storage: [{ sms: +4915112345678 }] }\n');
    const { status, stderr } = await lastpatch('settings', 'validate');
    expect({ status, stderr: stderr.replaceAll(file, 'subscribers.yaml') }).toEqual({
      status: 2,
      stderr: `lastpatch: subscribers.yaml has 2 problems:
  subscribers.yaml:1: watches, platfrom: no watch of lastpatch.yaml is called platfrom: did you mean platform?
  subscribers.yaml:1: watches, storage, 1: sms: it is not set up: send.sms in lastpatch.yaml says by which command
`,
    });
  });

  it('leaves open where a file is for that nothing is said of', async () => {
    const { lastpatch, subscribers } = await team('');
    subscribers(
      'watches: { storage: [{ lambda: "arn:aws:lambda:us-east-1:123456789012:function:name" }] }\n',
    );
    expect(await lastpatch('settings', 'validate')).toMatchObject({ status: 0 });
  });
});

describe('lastpatch subscribers, on AWS', () => {
  it.each(['list', 'apply'])(
    '%s says that it is for a deployment where nothing says where one is',
    async (command) => {
      const { folder, subscribers } = await team();
      subscribers(BOTH);
      const { status, stderr } = await lastpatchIn(folder, ['subscribers', command]);
      expect(status).toBe(2);
      expect(stderr).toContain('This is about a deployment on AWS, and nothing says where one is:');
      expect(stderr).toContain('On a machine of your own "lastpatch run" reads subscribers.yaml itself');
    },
  );

  it.each(['list', 'apply'])('%s refuses what only a machine of one’s own sends to', async (command) => {
    const { lastpatch, subscribers } = await team();
    const file = subscribers('watches: { storage: [{ slack: https://hooks.slack.com/services/secret }] }\n');
    const { status, stderr } = await lastpatch('subscribers', command);
    expect({ status, stderr: stderr.replaceAll(file, 'subscribers.yaml') }).toEqual({
      status: 2,
      stderr:
        'lastpatch: subscribers.yaml:1: watches, storage, 1: slack: only a machine of your own sends letters there, AWS does not. Where one file is to serve both, keep this entry in a file of its own, and name the file with --subscribers\n',
    });
  });
});
