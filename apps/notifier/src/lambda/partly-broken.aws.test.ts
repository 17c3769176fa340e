import { DeleteTopicCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { deliveriesIn } from '../../testing/aws/deliveries.ts';
import type { CallToMeet } from '../../testing/aws/fault-proxy/calls-to-meet.ts';
import { reset, throttled } from '../../testing/aws/fault-proxy/faults.ts';
import type { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { EMAIL } from '../../testing/aws/lambda/notifier-in-aws.ts';
import { secretsIn } from '../../testing/aws/lambda/secrets-in.ts';
import {
  complaints,
  HEARTBEAT_UNHEARD,
  items,
  putItem,
  welcomedDays,
} from '../../testing/aws/lambda/welcomed-days.ts';
import { subscribed, topicIn } from '../../testing/aws/topics.ts';

const TODAY = '2026-08-22';
const TOMORROW = '2026-08-23';
const LEFT = 'warn: Letters did not go out: lastpatch ledger list --remote shows which, and why.';
const GO_ON = ' The same event once more goes on with them.';

/** The letters that the reader of mail was sent, by topic. Topics take turns as they like. */
async function mailed({ notifier: { account } }: LambdaDays): Promise<Record<string, string[]>> {
  const mails = (await deliveriesIn(account)).filter(({ endpoint }) => endpoint === EMAIL);
  const letters: Record<string, string[]> = {};
  for (const { topicArn = '', message } of mails) {
    const [, letter = ''] = /letter (\S+?)\.?\s*$/.exec(message) ?? [];
    (letters[topicArn.split('-').at(-1) ?? ''] ??= []).push(letter);
  }
  return letters;
}

describe('a deployed notifier', () => {
  it('tells the other watches when the topic of one is gone, and that one when it is back', async () => {
    const days = await welcomedDays();
    const { clients, deployment } = days.notifier;
    const TopicArn = `${deployment.topicPrefix}platform_letters`;
    await clients.sns.send(new DeleteTopicCommand({ TopicArn }));
    for (const day of [TODAY, TOMORROW]) {
      const run = await days.on(day);
      const sent = day === TODAY ? 1 : 0;
      expect(run).toMatchObject({
        failed: undefined,
        metrics: { LettersSent: sent, LettersRefused: 1, Heartbeat: 1 },
      });
      expect(complaints(days, run.log)).toEqual([
        `${LEFT} {"pending":0,"refused":1,"unknown":0}`,
        HEARTBEAT_UNHEARD,
      ]);
      expect(secretsIn(days.notifier, run.log)).toEqual([]);
    }
    expect(await days.received('storage')).toMatchObject([{ letter: 'storage-2' }]);

    await topicIn(clients, TopicArn.split(':').at(-1));
    await subscribed(clients, TopicArn, { protocol: 'email', endpoint: EMAIL });
    const back = await days.on(TOMORROW);
    expect(back.metrics).toMatchObject({ LettersSent: 1, LettersRefused: 0, Heartbeat: 1 });
    expect((await days.on('2026-08-24')).metrics).toMatchObject({ LettersSent: 0, LettersRefused: 0 });
    expect(await mailed(days)).toEqual({
      platform_letters: ['platform-1', 'platform-2'],
      storage_letters: ['storage-1', 'storage-2'],
    });
  });

  it('says that an open letter is damaged, as often as it runs, tells the others, and goes on when it is whole', async () => {
    const days = await welcomedDays();
    const publishTo = (watch: string): CallToMeet => ({
      action: 'Publish',
      resource: `${days.notifier.deployment.topicPrefix}${watch}_letters`,
    });
    days.proxy.failNext(publishTo('platform'), reset);
    days.proxy.failNext(publishTo('storage'), throttled);
    expect((await days.on(TODAY)).failed).toBe('The run is not done: the log says what is left.');
    const open = (await items(days)).find(({ state }) => state?.S === 'unknown') ?? {};
    await putItem(days, { ...open, message: { B: Buffer.from('damaged') } });
    for (const sent of [1, 0]) {
      const run = await days.on(TODAY);
      expect(run).toMatchObject({ failed: undefined, metrics: { LettersSent: sent, LettersUnknown: 1 } });
      expect(complaints(days, run.log)).toEqual([
        `${LEFT} {"pending":0,"refused":0,"unknown":1}`,
        HEARTBEAT_UNHEARD,
      ]);
      expect(secretsIn(days.notifier, run.log)).toEqual([]);
      expect((await days.received('storage')).map(({ letter }) => letter)).toEqual(
        sent === 1 ? ['storage-2'] : [],
      );
    }

    await putItem(days, open);
    expect((await days.on(TODAY)).metrics).toMatchObject({ LettersSent: 1, LettersUnknown: 0 });
    expect(await days.received('platform')).toMatchObject([{ letter: 'platform-2' }]);
  });

  it('commits what it has no time to send, claims nothing of it, and sends it with the next event', async () => {
    const days = await welcomedDays();
    const deliveries = async (): Promise<unknown[]> =>
      (await items(days)).filter(({ pk }) => pk?.S?.startsWith('delivery ')).map(({ pk }) => pk?.S);
    const before = await deliveries();
    const run = await days.on(TODAY, { timeLeft: 17_999 });
    expect(run.failed).toBe('The run is not done: the log says what is left.');
    expect(run.metrics).toMatchObject({ LettersSent: 0, LettersPending: 2 });
    expect(run.metrics).not.toHaveProperty('Heartbeat');
    expect(complaints(days, run.log)).toEqual([`${LEFT}${GO_ON} {"pending":2,"refused":0,"unknown":0}`]);
    expect(secretsIn(days.notifier, run.log)).toEqual([]);
    expect(await deliveries()).toEqual(before);

    expect((await days.on(TODAY, { timeLeft: 18_000 })).metrics).toMatchObject({
      LettersSent: 2,
      LettersPending: 0,
      Heartbeat: 1,
    });
    for (const id of ['platform', 'storage']) {
      expect(await days.received(id)).toMatchObject([{ letter: `${id}-2` }]);
    }
  });

  it('says that it cannot find out who listens, and does all else', async () => {
    const days = await welcomedDays();
    days.proxy.failNext('ListSubscriptions', throttled, { times: 3 });
    const run = await days.on(TODAY);
    expect(run).toMatchObject({ failed: undefined, metrics: { LettersSent: 2, Heartbeat: 1 } });
    expect(run.metrics).not.toHaveProperty('UnconfirmedWatches');
    expect(complaints(days, run.log)).toEqual([
      'warn: SNS ListSubscriptions on this account and region failed: Throttling (HTTP 400). AWS takes no more at the moment: the next run tries again.',
      HEARTBEAT_UNHEARD,
    ]);
    expect(secretsIn(days.notifier, run.log)).toEqual([]);
  });
});
