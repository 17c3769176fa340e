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

/** Watches by their ids. Of several, letters go out at the same time, and it is chance how far each has come. */
function settingsOf(watches: readonly string[]): string {
  const lines = watches.map((id) => `  - { id: ${id}, title: A team, follow: { openstack: supported } }`);
  return ['refresh: never', 'watches:', ...lines, ''].join('\n');
}

/** Longer than a claim lasts. */
const LATER_MS = 10 * 60 * 1000;

async function deployed(watches: readonly string[]): Promise<{ notifier: NotifierInAws; proxy: FaultProxy }> {
  const notifier = await notifierInAws(watches);
  await pushSettings(notifier, settingsOf(watches));
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
    ['read the head', 'before its reply', { 'platform-1': 1 }],
    ['store the catalog', 'before it is done', { 'platform-1': 1 }],
    ['store the catalog', 'before its reply', { 'platform-1': 1 }],
    ['commit', 'before it is done', { 'platform-1': 1 }],
    ['commit', 'before its reply', { 'platform-1': 1 }],
    ['claim', 'before it is done', { 'platform-1': 1 }],
    // Between claim and publish, and between publish and settle: nobody can know whether it was sent.
    ['claim', 'before its reply', { 'platform-1': 1 }],
    ['publish', 'before it is done', { 'platform-1': 1 }],
    ['publish', 'before its reply', { 'platform-1': 2 }],
    ['settle', 'before it is done', { 'platform-1': 2 }],
    ['settle', 'before its reply', { 'platform-1': 1 }],
    ['ask who listens', 'before its reply', { 'platform-1': 1 }],
  ])('at "%s", %s, is made good by the next', async (call, at, came) => {
    const { notifier, proxy } = await deployed(['platform']);
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
    const { notifier, proxy } = await deployed(['platform']);
    const held = proxy.holdNext(CALLS.publish, 'before it is done');
    const killed = invokedProcess(notifier, { endpoint: proxy.url });
    await held.arrived;
    killed.process.kill('SIGKILL');
    await killed.ended;
    held.drop();
    await invokedProcess(notifier, { endpoint: proxy.url }).ended;
    expect(await mails(notifier)).toEqual({});
    await invokedProcess(notifier, { endpoint: proxy.url, aheadMs: LATER_MS }).ended;
    expect(await mails(notifier)).toEqual({ 'platform-1': 1 });
  });
});

describe('a process that is killed while several letters go out', () => {
  it('has each of them told by the next, and none more than twice', async () => {
    const watches = ['platform', 'storage', 'network'];
    const { notifier, proxy } = await deployed(watches);
    const held = proxy.holdNext(CALLS.publish, 'before its reply');
    const killed = invokedProcess(notifier, { endpoint: proxy.url });
    await held.arrived;
    killed.process.kill('SIGKILL');
    await killed.ended;
    held.drop();
    await proxy.quiet();
    for (const times of [1, 2]) {
      await invokedProcess(notifier, { endpoint: proxy.url, aheadMs: times * LATER_MS }).ended;
    }
    const came = await mails(notifier);
    expect(Object.keys(came).sort()).toEqual(watches.map((id) => `${id}-1`).sort());
    for (const count of Object.values(came)) expect([1, 2]).toContain(count);
  });
});

describe('what the function writes', () => {
  it('is JSON, ends with the heartbeat, and names no watch, address or number', async () => {
    const { notifier, proxy } = await deployed(['platform', 'storage']);
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
