import { describe, expect, it } from 'vitest';
import { environmentOfPlayed, type PlayedSns, playedSns } from '../../../testing/aws/played-sns.ts';
import { type SubscribersFolder, subscribersFolder } from '../../../testing/aws/subscribers-folder.ts';

const PREFIX = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-';
const FILE = 'watches: { platform: [{ email: ops@example.org }, { sms: +4915112345678 }] }\noperators: []\n';
const NOBODY = 'watches: {}\noperators: []\n';

interface Played {
  readonly sns: PlayedSns;
  readonly folder: SubscribersFolder;
}

async function played(): Promise<Played> {
  const sns = await playedSns();
  const folder = subscribersFolder({
    watches: ['platform'],
    topicPrefix: PREFIX,
    operatorsTopic: `${PREFIX}operators`,
    environment: environmentOfPlayed(sns),
  });
  folder.write(FILE);
  return { sns, folder };
}

/** The calls that change something. */
function changesAt({ calls }: PlayedSns): string[] {
  return calls.filter((call) => /^(Subscribe|Unsubscribe|Set)/.test(call));
}

describe('whoever has yet to confirm', () => {
  it('is told apart from whoever has', async () => {
    const { folder } = await played();

    const applied = await folder.run('apply', '--yes');
    const listed = await folder.run('list', '--json');

    expect(applied.stdout).toContain('Done: 2 subscribed.');
    expect(applied.stdout).toContain('1 subscriber must confirm before anything comes');
    expect(JSON.parse(listed.stdout)).toMatchObject({
      watches: [
        { confirmed: 1, subscribers: [{ state: 'pending', deadLetterQueue: null }, { state: 'confirmed' }] },
      ],
    });
  });

  it('is not asked again by a second apply, and is by --resend', async () => {
    const { sns, folder } = await played();
    await folder.run('apply', '--yes');

    const second = await folder.run('apply', '--yes');
    expect(second.stdout).toBe(
      'Everybody is subscribed as the file says: there is nothing to do.\n1 subscriber has yet to confirm: platform: email o…@example.org. --resend asks once more.\n',
    );
    expect(sns.asked.get('ops@example.org')).toBe(1);

    const resent = await folder.run('apply', '--yes', '--resend');
    expect(resent.stdout).toContain(
      '@  platform  1  email  o…@example.org  letters  is asked again to confirm',
    );
    expect(resent.stdout).toContain('Done: 1 asked again.');
    expect(sns.asked.get('ops@example.org')).toBe(2);
  });

  it('has the dead-letter queue once confirmed, so that nothing is left to do', async () => {
    const { sns, folder } = await played();
    await folder.run('apply', '--yes');
    sns.confirm('ops@example.org');
    const before = changesAt(sns).length;

    const applied = await folder.run('apply', '--yes', '--resend');

    expect(applied.stdout).toContain('there is nothing to do');
    expect(changesAt(sns)).toHaveLength(before);
  });

  it('cannot be removed, and that is said', async () => {
    const { sns, folder } = await played();
    await folder.run('apply', '--yes');
    folder.write(NOBODY);

    const applied = await folder.run('apply', '--yes');

    expect(applied).toMatchObject({ status: 0, stderr: '' });
    expect(applied.stdout).toContain(
      'platform: email o…@example.org is not in the file and has not confirmed: SNS lets nobody end that, and drops it by itself after two days.',
    );
    expect(applied.stdout).toContain('Done: 1 ended.');
    expect(sns.subscriptions.map(({ endpoint }) => endpoint)).toEqual(['ops@example.org']);
  });

  it('leaves a watch without a reader, and the list fails', async () => {
    const { folder } = await played();
    folder.write('watches: { platform: [{ email: ops@example.org }] }\n');
    await folder.run('apply', '--yes');

    const listed = await folder.run('list');

    expect(listed.status).toBe(1);
    expect(listed.stderr).toContain(
      'nobody gets the letters of the watch platform: no subscriber is confirmed (1 subscriber has yet to confirm)',
    );
  });

  it('of an earlier subscription without a queue gets one when asked again', async () => {
    const { sns, folder } = await played();
    sns.subscriptions.push({
      arn: `${PREFIX}platform_letters:by-hand`,
      topic: `${PREFIX}platform_letters`,
      protocol: 'email',
      endpoint: 'ops@example.org',
      isConfirmed: false,
      attributes: {},
    });

    const applied = await folder.run('apply', '--yes', '--resend');

    expect(applied).toMatchObject({ status: 0, stderr: '' });
    expect(sns.asked.get('ops@example.org')).toBe(1);
    expect(sns.subscriptions[0]?.attributes['RedrivePolicy']).toContain('platform_undelivered');
  });
});

describe('whoever has ended a subscription', () => {
  it('is subscribed anew, although SNS still lists the ended one', async () => {
    const { sns, folder } = await played();
    await folder.run('apply', '--yes');
    sns.confirm('ops@example.org');
    sns.ended.push(...sns.subscriptions.splice(0));

    const listed = await folder.run('list', '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject({
      watches: [{ confirmed: 0, subscribers: [{ state: 'absent' }, { state: 'absent' }] }],
    });
    expect((await folder.run('apply', '--yes')).stdout).toContain('Done: 2 subscribed.');
  });
});

describe('where SNS takes no dead-letter queue', () => {
  it('somebody is subscribed all the same, and the failure is told', async () => {
    const { sns, folder } = await played();
    sns.withoutQueue.add('sms');

    const applied = await folder.run('apply', '--yes');

    expect(applied.status).toBe(1);
    expect(applied.stderr).toBe(
      `lastpatch: platform, 2: SNS SetSubscriptionAttributes on sms +49…678 of the topic ${PREFIX}platform_urgent failed: InvalidParameterException (HTTP 400). It stays subscribed as it is: look whether the dead-letter queue is deployed.\n`,
    );
    expect(sns.subscriptions.map(({ protocol }) => protocol)).toEqual(['email', 'sms']);
  });
});
