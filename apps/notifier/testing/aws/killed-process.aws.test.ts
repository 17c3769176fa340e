import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { type AwsAccount, emptyAccount, environmentOf } from './aws-account.ts';
import { clientsOf } from './aws-clients.ts';
import { faultProxy } from './fault-proxy.ts';
import { queueSubscribed } from './subscribed-queue.ts';
import { topicIn } from './topics.ts';

const SCRIPT = `
  import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
  const sns = new SNSClient();
  for (const Message of ['first', 'second']) await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message }));
`;

function publisher(account: AwsAccount, endpoint: string, topic: string): ReturnType<typeof spawn> {
  return spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: import.meta.dirname,
    env: { ...environmentOf(account, endpoint), TOPIC: topic },
    stdio: 'inherit',
  });
}

test.each([
  { at: 'before it is done', left: 'nothing', published: ['first'] },
  { at: 'before its reply', left: 'its message', published: ['first', 'second'] },
] as const)('a process that is killed at a call, $at, leaves $left', async ({ at, published }) => {
  const account = await emptyAccount();
  const clients = clientsOf(account);
  const topicArn = await topicIn(clients);
  const queue = await queueSubscribed(clients, topicArn);
  const proxy = await faultProxy();
  const held = proxy.holdNext({ action: 'Publish', afterPassing: 1 }, at);
  const child = publisher(account, proxy.url, topicArn);
  const ended = once(child, 'exit');
  await held.arrived;
  child.kill('SIGKILL');
  await ended;
  held.drop();
  await proxy.quiet();

  expect((await queue.received()).map(({ Message }) => Message)).toEqual(published);
});
