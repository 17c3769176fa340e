import { addDays, calendarDate, type CalendarDate } from '@lastpatch/release-model';
import { expect, it } from 'vitest';
import { deliveriesIn } from '../../testing/aws/deliveries.ts';
import type { AwsCall } from '../../testing/aws/fault-proxy/aws-call.ts';
import { accessDenied, throttled } from '../../testing/aws/fault-proxy/faults.ts';
import { CALLS } from '../../testing/aws/lambda/faulty-day.ts';
import { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { EMAIL, PHONE } from '../../testing/aws/lambda/notifier-in-aws.ts';
import { FIRST_DAY, seriesStatusOn } from '../../testing/aws/lambda/story.ts';
import { subscribed } from '../../testing/aws/topics.ts';

const SUBJECT = 'Lastpatch, run of 2026-09-16: 1 thing needs you';

/** A sixth of the series is gone. */
function fewerOn(day: CalendarDate): string {
  return seriesStatusOn(day).split('- name: caracal')[0] ?? '';
}

it('the operators get what needs them once: mailboxes all of it, phones that there is something, machines JSON', async () => {
  const days = await LambdaDays.deployed({
    platform: 'follow: { openstack: { releases: all } }\ndigest: off',
  });
  const { clients, deployment, operators, account } = days.notifier;
  for (const [protocol, endpoint] of [
    ['email', EMAIL],
    ['sms', PHONE],
  ] as const) {
    await subscribed(clients, deployment.operatorsTopic, { protocol, endpoint });
  }
  await days.answer('/status', seriesStatusOn(FIRST_DAY)).on(FIRST_DAY);
  for (const day of ['2026-09-16', '2026-09-17']) await days.answer('/status', fewerOn(FIRST_DAY)).on(day);

  const got = await deliveriesIn(account);
  const told = got.filter(({ topicArn }) => topicArn === deployment.operatorsTopic);
  const mails = told.filter(({ protocol }) => protocol === 'email');
  expect(mails).toMatchObject([
    { subject: SUBJECT, message: expect.stringMatching(/is held: .* accept\s/s) as string },
  ]);
  const phones = told.filter(({ protocol }) => protocol === 'sms');
  expect(phones.map(({ message }) => message)).toEqual([
    'Run of 2026-09-16: 1 thing needs you. What it is, the mail and what the run wrote say.',
  ]);
  const [queued, ...more] = await operators.received();
  expect(more).toEqual([]);
  expect(JSON.parse(queued?.Message ?? '')).toMatchObject({
    format: 'lastpatch-operators',
    kind: 'news',
    subject: SUBJECT,
    text: mails[0]?.message,
  });
});

it('the operators are told what was committed, although the run that did so broke off at its letters', async () => {
  const watch = 'follow: { openstack: { releases: all } }\nreminders: [7]\ndigest: off';
  const days = await LambdaDays.deployed({ platform: watch });
  const day = calendarDate('2026-10-09');
  const before = addDays(day, -1);
  await days.answer('/status', seriesStatusOn(before)).on(before);
  days.proxy.failNext(CALLS.settle, throttled, { times: 3 });
  expect((await days.answer('/status', fewerOn(day)).on(day)).failed).toBe(
    'The run failed: the log says why.',
  );
  expect(await days.on(day, { at: `${day}T06:10:00Z` })).toMatchObject({ failed: undefined });
  expect(await days.notifier.operators.received()).toMatchObject([
    { Subject: 'Lastpatch, run of 2026-10-09: 1 thing needs you' },
  ]);
});

it('the operators are told by the next run what could not be told by the one that found it, once', async () => {
  const days = await LambdaDays.deployed({
    platform: 'follow: { openstack: { releases: all } }\ndigest: off',
  });
  await days.answer('/status', seriesStatusOn(FIRST_DAY)).on(FIRST_DAY);
  const { operatorsTopic } = days.notifier.deployment;
  const publish = {
    action: 'Publish',
    where: ({ resources }: AwsCall) => resources.includes(operatorsTopic),
  };
  days.proxy.failNext(publish, accessDenied);
  const untold = await days.answer('/status', fewerOn(FIRST_DAY)).on('2026-09-16');
  expect(untold.log).toContainEqual(
    expect.stringMatching(/^warn: SNS Publish .* The next run tells them\.$/),
  );
  expect(await days.notifier.operators.received()).toEqual([]);
  const note = {
    action: 'UpdateItem',
    where: ({ parameters }: AwsCall) => String(parameters['UpdateExpression']).includes('newsTold'),
  };
  days.proxy.failNext(note, throttled, { times: 3 });
  for (const day of ['2026-09-17', '2026-09-18', '2026-09-19']) await days.on(day);
  const told = await days.notifier.operators.received();
  expect(told.map(({ Subject }) => Subject)).toEqual(
    // What was told and could not be noted is told once more.
    ['17', '18'].map((day) => `Lastpatch, run of 2026-09-${day}: 1 thing needs you`),
  );
  expect((JSON.parse(told[0]?.Message ?? '') as { text: string }).text.replaceAll('\n', ' ')).toMatch(
    /^Since the run of 2026-09-16: A change of openstack is held: /,
  );
});
