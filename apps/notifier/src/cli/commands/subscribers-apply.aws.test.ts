import {
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  SetSubscriptionAttributesCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { accessDenied, replyLost, throttled } from '../../../testing/aws/fault-proxy/faults.ts';
import {
  type SubscribersProject,
  subscribersProject,
  subscriptionsTo,
} from '../../../testing/aws/subscribers-project.ts';
import { subscribed } from '../../../testing/aws/topics.ts';
import { HTTPS_DELIVERY_POLICY } from '../../subscribers/https-delivery-policy.ts';

const FILE = `watches:
  platform:
    - email: ops@example.org
    - sms: +4915112345678
    - https: https://hooks.example.org/secret-path
    - sqs: arn:aws:sqs:eu-central-1:123456789012:queue
    - lambda: arn:aws:lambda:eu-central-1:123456789012:function:name
    - { email: boss@example.org, urgent: true }
operators:
  - email: oncall@example.org
`;

const ONE =
  'watches: { platform: [{ email: ops@example.org }] }\noperators: [{ email: oncall@example.org }]\n';

/** What no output may hold: addresses, numbers and the paths of web addresses. */
const SECRETS = /ops@|boss@|oncall@|15112345|secret-path/;

async function attributesAt({ aws }: SubscribersProject, topic: string): Promise<Record<string, string>[]> {
  const subscriptions = await subscriptionsTo(aws, topic);
  return Promise.all(
    subscriptions.map(async ({ SubscriptionArn }) => {
      const { Attributes = {} } = await aws.sns.send(
        new GetSubscriptionAttributesCommand({ SubscriptionArn }),
      );
      return Attributes;
    }),
  );
}

describe('lastpatch subscribers apply', () => {
  it('subscribes everybody of the file, with the queue of their watch, and shows no address', async () => {
    const project = await subscribersProject('platform');
    project.write(FILE);

    const applied = await project.run('apply', '--yes');

    expect(applied).toMatchObject({ status: 0, stderr: '' });
    expect(applied.stdout).toContain('Done: 7 subscribed.');
    expect(applied.stdout).not.toMatch(SECRETS);
    const letters = project.topicOf('platform', 'letters');
    expect(await project.subscribedTo(letters)).toEqual([
      'email ops@example.org',
      'https https://hooks.example.org/secret-path',
      'sqs arn:aws:sqs:eu-central-1:123456789012:queue',
      'lambda arn:aws:lambda:eu-central-1:123456789012:function:name',
    ]);
    const urgent = project.topicOf('platform', 'urgent');
    expect(await project.subscribedTo(urgent)).toEqual(['sms +4915112345678', 'email boss@example.org']);
    expect(await project.subscribedTo(project.operatorsTopic)).toEqual(['email oncall@example.org']);
    const queue = `arn:aws:sqs:eu-central-1:${project.account.id}:lastpatch-test-platform_undelivered`;
    for (const attributes of [
      ...(await attributesAt(project, letters)),
      ...(await attributesAt(project, urgent)),
    ]) {
      expect(attributes).toMatchObject({
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queue }),
        RawMessageDelivery: 'false',
      });
    }
    expect((await attributesAt(project, letters)).map(({ DeliveryPolicy }) => DeliveryPolicy)).toEqual([
      undefined,
      HTTPS_DELIVERY_POLICY,
      undefined,
      undefined,
    ]);
  });

  it('does nothing the second time', async () => {
    const project = await subscribersProject('platform');
    project.write(FILE);
    await project.run('apply', '--yes');
    const before = project.proxy.calls.length;

    const again = await project.run('apply', '--yes');

    expect(again).toMatchObject({
      status: 0,
      stdout: 'Everybody is subscribed as the file says: there is nothing to do.\n',
      stderr: '',
    });
    const calls = new Set(project.proxy.calls.slice(before).map(({ action }) => action));
    expect([...calls].sort()).toEqual(['GetSubscriptionAttributes', 'ListSubscriptionsByTopic']);
  });

  it('ends what is not in the file, and leaves the doing of Amazon Q alone', async () => {
    const project = await subscribersProject('platform');
    project.write(ONE);
    const letters = project.topicOf('platform', 'letters');
    await subscribed(project.aws, letters, { protocol: 'email', endpoint: 'former@example.org' });
    await subscribed(project.aws, letters, { protocol: 'http', endpoint: 'http://old.example.org/' });
    const chat = 'https://global.sns-api.chatbot.amazonaws.com';
    await subscribed(project.aws, letters, { protocol: 'https', endpoint: chat });

    const applied = await project.run('apply', '--yes');

    expect(applied.stdout).toContain('Done: 2 subscribed, 2 ended.');
    expect(await project.subscribedTo(letters)).toEqual([`https ${chat}`, 'email ops@example.org']);
  });

  it('sets over HTTPS a queue and a delivery policy that are missing, and ends raw delivery', async () => {
    const project = await subscribersProject('platform');
    project.write('watches: { platform: [{ https: https://hooks.example.org/ }] }\n');
    const letters = project.topicOf('platform', 'letters');
    const arn = await subscribed(project.aws, letters, {
      protocol: 'https',
      endpoint: 'https://hooks.example.org/',
    });
    await project.aws.sns.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn: arn,
        AttributeName: 'RawMessageDelivery',
        AttributeValue: 'true',
      }),
    );

    const applied = await project.run('apply', '--yes');

    expect(applied.stdout).toContain(
      'gets the dead-letter queue, is tried again for longer, gets signed letters, not raw ones',
    );
    const [attributes] = await attributesAt(project, letters);
    expect(attributes).toMatchObject({
      RawMessageDelivery: 'false',
      RedrivePolicy: expect.stringContaining('platform_undelivered') as string,
      DeliveryPolicy: HTTPS_DELIVERY_POLICY,
    });
    expect((await project.run('apply', '--yes')).stdout).toContain('there is nothing to do');
  });

  it('moves somebody from all letters to the urgent ones', async () => {
    const project = await subscribersProject('platform');
    project.write(ONE);
    await project.run('apply', '--yes');
    project.write(ONE.replace('ops@example.org', 'ops@example.org, urgent: true'));

    const applied = await project.run('apply', '--yes');

    expect(applied.stdout).toContain('Done: 1 subscribed, 1 ended.');
    expect(await project.subscribedTo(project.topicOf('platform', 'letters'))).toEqual([]);
    expect(await project.subscribedTo(project.topicOf('platform', 'urgent'))).toEqual([
      'email ops@example.org',
    ]);
  });

  it('finds those that stand on later pages', async () => {
    const project = await subscribersProject('platform');
    const many = Array.from({ length: 230 }, (_, index) => `    - email: person-${index}@example.org\n`);
    const letters = project.topicOf('platform', 'letters');
    for (const line of many) {
      await subscribed(project.aws, letters, {
        protocol: 'email',
        endpoint: line.trim().slice('- email: '.length),
      });
    }
    project.write(`watches:\n  platform:\n${many.join('')}operators: []\n`);

    const shown = await project.run('apply', '--dry-run', '--json');

    const { changes } = JSON.parse(shown.stdout) as { changes: { change: string }[] };
    expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['set']));
    expect(changes).toHaveLength(230);
  });

  it.each([
    { args: ['--dry-run'], status: 0, said: '' },
    { args: [], status: 2, said: 'lastpatch: Nothing was changed: there is nobody to ask' },
  ])('only shows with $args where there is no terminal', async ({ args, status, said }) => {
    const project = await subscribersProject('platform');
    project.write(FILE);

    const shown = await project.run('apply', ...args);

    expect(shown.status).toBe(status);
    expect(shown.stderr).toContain(said);
    expect(shown.stdout).toContain('+  platform   1  email   o…@example.org');
    expect(project.proxy.callsOf('Subscribe')).toEqual([]);
  });

  it('tells machines each change and what became of it', async () => {
    const project = await subscribersProject('platform');
    project.write(ONE);
    project.proxy.failNext('Subscribe', accessDenied);

    const applied = await project.run('apply', '--yes', '--json');

    expect(applied.status).toBe(1);
    expect(JSON.parse(applied.stdout)).toEqual({
      applied: true,
      changes: [
        {
          change: 'add',
          watch: 'platform',
          place: 1,
          protocol: 'email',
          endpoint: 'o…@example.org',
          topic: 'letters',
          done: null,
          problem: expect.stringContaining('platform, 1: SNS Subscribe') as string,
        },
        {
          change: 'add',
          watch: null,
          place: 1,
          protocol: 'email',
          endpoint: 'o…@example.org',
          topic: 'operators',
          done: 'confirmed',
          problem: null,
        },
      ],
    });
  });
});

describe('when AWS fails', () => {
  it('a lost reply to Subscribe leaves nothing that the next apply does not see', async () => {
    const project = await subscribersProject('platform');
    project.write(ONE);
    project.proxy.failNext('Subscribe', replyLost, { times: 3 });

    const first = await project.run('apply', '--yes');
    const second = await project.run('apply', '--yes');

    expect(first.status).toBe(1);
    expect(first.stderr).toContain('lastpatch: platform, 1: SNS Subscribe on email o…@example.org');
    expect(first.stderr).not.toMatch(SECRETS);
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toContain('there is nothing to do');
    expect(await project.subscribedTo(project.topicOf('platform', 'letters'))).toEqual([
      'email ops@example.org',
    ]);
  });

  it('one lost reply is made good by asking again', async () => {
    const project = await subscribersProject('platform');
    project.write(ONE);
    project.proxy.failNext('Subscribe', replyLost);

    const applied = await project.run('apply', '--yes');

    expect(applied).toMatchObject({ status: 0, stderr: '' });
    expect(await project.subscribedTo(project.topicOf('platform', 'letters'))).toEqual([
      'email ops@example.org',
    ]);
  });

  it.each([
    { fault: throttled, times: 3, said: 'AWS takes no more at the moment: run the command again.' },
    { fault: accessDenied, times: 1, said: 'The credentials or the role do not allow it' },
  ])('$fault.name: one endpoint stops none of the others', async ({ fault, times, said }) => {
    const project = await subscribersProject('platform');
    project.write(FILE);
    project.proxy.failNext(
      { action: 'Subscribe', where: ({ parameters }) => parameters['Protocol'] === 'https' },
      fault,
      {
        times,
      },
    );

    const applied = await project.run('apply', '--yes');

    expect(applied.status).toBe(1);
    expect(applied.stdout).toContain('Done: 6 subscribed.');
    expect(applied.stderr).toContain(
      'lastpatch: platform, 3: SNS Subscribe on https https://hooks.example.org/…',
    );
    expect(applied.stderr).toContain(said);
    expect((await project.run('apply', '--yes')).stdout).toContain('Done: 1 subscribed.');
  });

  it('a topic that is gone is told, and the others are served', async () => {
    const project = await subscribersProject('platform', 'storage');
    project.write('watches: { platform: [{ email: a@example.org }], storage: [{ email: b@example.org }] }\n');
    const gone = project.topicOf('platform', 'letters');
    await project.aws.sns.send(new DeleteTopicCommand({ TopicArn: gone }));

    const applied = await project.run('apply', '--yes');

    expect(applied.status).toBe(1);
    expect(applied.stderr).toBe(
      `lastpatch: SNS ListSubscriptionsByTopic on the topic ${gone} failed: NotFoundException (HTTP 404). It is not there, in this account and region: check the name, or deploy again.\n`,
    );
    expect(await project.subscribedTo(project.topicOf('storage', 'letters'))).toEqual([
      'email b@example.org',
    ]);
  });
});
