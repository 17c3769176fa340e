import { describe, expect, it } from 'vitest';
import { deliveriesIn } from '../../testing/aws/deliveries.ts';
import { type FaultProxy, faultProxy } from '../../testing/aws/fault-proxy.ts';
import type { HeldAt } from '../../testing/aws/fault-proxy/held-call.ts';
import { type CallName, CALLS } from '../../testing/aws/lambda/faulty-day.ts';
import { invokedProcess } from '../../testing/aws/lambda/invoked-process.ts';
import {
  EMAIL,
  type NotifierInAws,
  notifierInAws,
  PHONE,
  pushSettings,
} from '../../testing/aws/lambda/notifier-in-aws.ts';

const SETTINGS = `refresh: never
watches:
  - { id: platform, title: Platform, follow: { openstack: supported } }
  - { id: storage, title: Storage, follow: { openstack: supported } }
`;

/** Longer than a claim lasts. */
const LATER_MS = 10 * 60 * 1000;

async function deployed(): Promise<{ notifier: NotifierInAws; proxy: FaultProxy }> {
  const notifier = await notifierInAws(['platform', 'storage']);
  await pushSettings(notifier, SETTINGS);
  return { notifier, proxy: await faultProxy() };
}

/** The letters that came by mail, with how often each did. */
async function mails({ account }: NotifierInAws): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { protocol, message } of await deliveriesIn(account)) {
    if (protocol !== 'email') continue;
    const [, letter = ''] = /letter\s+([a-z]+-\d+)\.\s*$/.exec(message) ?? [];
    counts[letter] = (counts[letter] ?? 0) + 1;
  }
  return counts;
}

describe('a process that is killed', () => {
  it.each<[call: CallName, at: HeldAt, came: Record<string, number>]>([
    ['read the head', 'before its reply', { 'platform-1': 1, 'storage-1': 1 }],
    ['store the catalog', 'before it is done', { 'platform-1': 1, 'storage-1': 1 }],
    ['store the catalog', 'before its reply', { 'platform-1': 1, 'storage-1': 1 }],
    ['commit', 'before it is done', { 'platform-1': 1, 'storage-1': 1 }],
    ['commit', 'before its reply', { 'platform-1': 1, 'storage-1': 1 }],
    ['claim', 'before it is done', { 'platform-1': 1, 'storage-1': 1 }],
    // Between claim and publish, and between publish and settle: nobody can know whether it was sent.
    ['claim', 'before its reply', { 'platform-1': 1, 'storage-1': 1 }],
    ['publish', 'before it is done', { 'platform-1': 1, 'storage-1': 1 }],
    ['publish', 'before its reply', { 'platform-1': 2, 'storage-1': 1 }],
    ['settle', 'before it is done', { 'platform-1': 2, 'storage-1': 1 }],
    ['settle', 'before its reply', { 'platform-1': 1, 'storage-1': 1 }],
    ['ask who listens', 'before its reply', { 'platform-1': 1, 'storage-1': 1 }],
  ])('at "%s", %s, is made good by the next', async (call, at, came) => {
    const { notifier, proxy } = await deployed();
    const held = proxy.holdNext(CALLS[call], at);
    const killed = invokedProcess(notifier, { endpoint: proxy.url });
    await held.arrived;
    killed.process.kill('SIGKILL');
    await killed.ended;
    held.drop();
    await proxy.quiet();
    const next = await invokedProcess(notifier, { endpoint: proxy.url, aheadMs: LATER_MS }).ended;
    expect(next.status).toBe(0);
    expect(await mails(notifier)).toEqual(came);
    // And told no more after that.
    const again = await invokedProcess(notifier, { endpoint: proxy.url, aheadMs: 2 * LATER_MS }).ended;
    expect(again.status).toBe(0);
    expect(await mails(notifier)).toEqual(came);
  });

  it('leaves what it was sending to itself until its claim has ended', async () => {
    const { notifier, proxy } = await deployed();
    const held = proxy.holdNext(CALLS.publish, 'before it is done');
    const killed = invokedProcess(notifier, { endpoint: proxy.url });
    await held.arrived;
    killed.process.kill('SIGKILL');
    await killed.ended;
    held.drop();
    await invokedProcess(notifier, { endpoint: proxy.url }).ended;
    expect(await mails(notifier)).toEqual({ 'storage-1': 1 });
    await invokedProcess(notifier, { endpoint: proxy.url, aheadMs: LATER_MS }).ended;
    expect(await mails(notifier)).toEqual({ 'platform-1': 1, 'storage-1': 1 });
  });
});

describe('what the function writes', () => {
  it('is JSON, ends with the heartbeat, and names no watch, address or number', async () => {
    const { notifier, proxy } = await deployed();
    const { status, lines } = await invokedProcess(notifier, { endpoint: proxy.url }).ended;
    expect(status).toBe(0);
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(parsed[0]).toMatchObject({ level: 'INFO', message: 'The daily check is done.', sent: 2 });
    expect(parsed.at(-1)).toMatchObject({
      Heartbeat: 1,
      service: 'lastpatch-test',
      _aws: { CloudWatchMetrics: [{ Namespace: 'Lastpatch', Dimensions: [['service']] }] },
    });
    for (const secret of [
      EMAIL,
      PHONE,
      'platform',
      'storage',
      notifier.account.credentials.secretAccessKey,
    ]) {
      expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    }
  });
});
