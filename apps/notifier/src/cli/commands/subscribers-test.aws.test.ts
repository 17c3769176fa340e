import { describe, expect, it } from 'vitest';
import { deliveriesIn } from '../../../testing/aws/deliveries.ts';
import { accessDenied, replyLost, serverErrorAfterDone } from '../../../testing/aws/fault-proxy/faults.ts';
import { queueSubscribed } from '../../../testing/aws/subscribed-queue.ts';
import { type SubscribersProject, subscribersProject } from '../../../testing/aws/subscribers-project.ts';

const FILE = `watches:
  platform:
    - email: ops@example.org
    - sms: +4915112345678
    - { email: boss@example.org, urgent: true }
  storage:
    - email: disks@example.org
operators:
  - email: oncall@example.org
  - sms: +4915112345679
`;

async function appliedProject(): Promise<SubscribersProject> {
  const project = await subscribersProject('platform', 'storage');
  project.write(FILE);
  const applied = await project.run('apply', '--yes');
  expect(applied.status).toBe(0);
  return project;
}

async function gotTests({ account }: SubscribersProject): Promise<string[]> {
  return (await deliveriesIn(account)).map(
    ({ endpoint, subject }) => `${endpoint}: ${subject ?? 'no subject'}`,
  );
}

describe('lastpatch subscribers test', () => {
  it('sends a test to both topics of every watch, and says how many phones get it', async () => {
    const project = await appliedProject();

    const tested = await project.run('test');

    expect(tested.status).toBe(0);
    expect(tested.stdout).toMatch(
      /^WATCH +TOPIC +REACHES\nplatform +letters +1 email\nplatform +urgent +1 sms and 1 email\nstorage +letters +1 email\nstorage +urgent +nobody\n\n/,
    );
    expect(tested.stdout).toMatch(/^platform, urgent: sent as platform-test-\d{8}T\d{6}Z-urgent$/m);
    expect(tested.stderr).toBe(
      '1 phone gets an SMS, which costs money; --no-sms leaves the urgent topics out.\n',
    );
    expect(await gotTests(project)).toEqual([
      'ops@example.org: Lastpatch test for watch platform',
      '+4915112345678: Lastpatch test for watch platform: urgent letters',
      'boss@example.org: Lastpatch test for watch platform: urgent letters',
      'disks@example.org: Lastpatch test for watch storage',
    ]);
  });

  it('gives phones, mail and machines their own forms', async () => {
    const project = await appliedProject();
    const queue = await queueSubscribed(project.aws, project.topicOf('platform', 'letters'));

    await project.run('test', 'platform');

    const [mail, , sms] = (await deliveriesIn(project.account)).map(({ message }) => message);
    expect(mail).toContain('This is a test. Nothing has happened, and there is nothing to do.');
    expect(sms).toBe('Test for watch platform: its urgent letters come to this phone. Nothing to do.');
    const [received] = await queue.received();
    expect(JSON.parse(received?.Message ?? '')).toMatchObject({
      format: 'lastpatch-letter',
      kind: 'test',
      watch: 'platform',
      notices: [],
    });
  });

  it('leaves phones alone with --no-sms, those of the operators too', async () => {
    const project = await appliedProject();

    const tested = await project.run('test', 'platform', 'operators', '--no-sms');

    expect(tested).toMatchObject({ status: 0, stderr: '' });
    expect(tested.stdout).toMatch(/platform +urgent +.*left out\noperators +alarms +.*left out/);
    expect(await gotTests(project)).toEqual(['ops@example.org: Lastpatch test for watch platform']);
  });

  it('tests the operators where they are named', async () => {
    const project = await appliedProject();
    const tested = await project.run('test', 'operators', '--json');
    expect(JSON.parse(tested.stdout)).toEqual({
      topics: [
        {
          watch: null,
          topic: 'operators',
          confirmed: 2,
          waiting: 0,
          phones: 1,
          reaches: { email: 1, sms: 1 },
          letter: expect.stringMatching(/^operators-test-/) as string,
          state: 'sent',
          why: null,
        },
      ],
    });
    expect(await gotTests(project)).toEqual([
      'oncall@example.org: Lastpatch test for the operators',
      '+4915112345679: Lastpatch test for the operators',
    ]);
  });

  it('fails where nobody would get it, and sends the others', async () => {
    const project = await subscribersProject('platform', 'storage');
    project.write('watches: { storage: [{ email: disks@example.org }] }\n');
    await project.run('apply', '--yes');

    const tested = await project.run('test');

    expect(tested.status).toBe(1);
    expect(tested.stderr).toBe(
      'lastpatch: platform: nobody is subscribed and confirmed, so nobody got a test\n',
    );
    expect(await gotTests(project)).toHaveLength(1);
  });

  it('knows a watch that is misspelt, and sends nothing', async () => {
    const project = await appliedProject();
    const tested = await project.run('test', 'platfrom', 'storage');
    expect(tested).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'lastpatch: Unknown watch "platfrom". Did you mean platform?\n',
    });
    expect(await deliveriesIn(project.account)).toEqual([]);
  });

  it.each([
    { fault: replyLost, said: 'storage, letters: may have been sent', why: 'It may have gone out' },
    {
      fault: serverErrorAfterDone(500),
      said: 'storage, letters: may have been sent',
      why: 'It may have gone out',
    },
    {
      fault: accessDenied,
      said: 'storage, letters: not sent',
      why: 'The credentials or the role do not allow it',
    },
  ])('$fault.name: tells it, asks once only, and sends the others', async ({ fault, said, why }) => {
    const project = await appliedProject();
    project.proxy.failNext({ action: 'Publish', resource: project.topicOf('storage', 'letters') }, fault);

    const tested = await project.run('test');

    expect(tested.status).toBe(1);
    expect(tested.stdout).toContain(said);
    expect(tested.stderr).toContain(why);
    expect(project.proxy.callsOf('Publish')).toHaveLength(3);
    expect(await gotTests(project)).toContain('ops@example.org: Lastpatch test for watch platform');
  });
});
