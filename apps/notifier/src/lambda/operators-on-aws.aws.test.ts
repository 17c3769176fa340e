import { expect, it } from 'vitest';
import { deliveriesIn } from '../../testing/aws/deliveries.ts';
import { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { EMAIL, PHONE } from '../../testing/aws/lambda/notifier-in-aws.ts';
import { FIRST_DAY, seriesStatusOn } from '../../testing/aws/lambda/story.ts';
import { subscribed } from '../../testing/aws/topics.ts';

const SUBJECT = 'Lastpatch, run of 2026-09-16: 1 thing needs you';

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
  // A sixth of the series is gone.
  const [fewer = ''] = seriesStatusOn(FIRST_DAY).split('- name: caracal');
  for (const day of ['2026-09-16', '2026-09-17']) await days.answer('/status', fewer).on(day);

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
