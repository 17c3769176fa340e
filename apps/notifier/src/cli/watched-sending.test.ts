import { describe, expect, it } from 'vitest';
import { messageOf } from '../../testing/outbox-contract/samples.ts';
import { SubscriberChannel } from '../adapters/transports/subscriber-channel.ts';
import type { Transport } from '../adapters/transports/transport.ts';
import type { Channel, Outcome } from '../daily-check/ports.ts';
import { WatchedSending } from './watched-sending.ts';

const SUBSCRIBER = { protocol: 'https', endpoint: 'https://example.org/secret', isUrgent: true } as const;
const { signal } = new AbortController();

function channelOf(parts: Partial<Transport> = {}): SubscriberChannel {
  const publish = (): Promise<Outcome> => Promise.resolve({ state: 'sent' });
  return new SubscriberChannel(
    { timeLimitMs: 7000, maxBytes: 1000, publish, ...parts },
    'platform',
    SUBSCRIBER,
  );
}

/** What it said, step by step; an empty text where nothing is under way any more. */
function said(): { readonly steps: string[]; readonly sending: WatchedSending } {
  const steps: string[] = [];
  const sending = new WatchedSending({ begin: (step) => steps.push(step), end: () => steps.push('') });
  return { steps, sending };
}

describe('a watched channel', () => {
  it.each<[string, Partial<Transport>, number | undefined]>([
    ['that measures its messages', { bytesOf: () => 42 }, 42],
    ['whose server does not answer', { silence: () => 'example.org did not answer' }, undefined],
    ['that does not', {}, undefined],
  ])('is else the channel that it watches: one %s', (_, parts, bytes) => {
    const channel = channelOf(parts);
    const of = (one: Channel): unknown => {
      const { name, carries, watch, way, timeLimitMs, maxBytes } = one;
      const bytes = one.bytesOf?.(messageOf({}));
      return { name, carries, watch, way, timeLimitMs, maxBytes, bytes, silence: one.silence?.() };
    };
    const watched = said().sending.channel(channel);
    expect(of(watched)).toEqual(of(channel));
    expect(of(watched)).toMatchObject({ way: 'https example.org', maxBytes: 1000, bytes });
  });

  it('says what it sends to whom, as anybody may read it, and when it has', async () => {
    const { steps, sending } = said();
    const outcome = await sending
      .channel(channelOf())
      .publish(messageOf({ letter: 'platform-1' }), { signal });
    expect(outcome).toEqual({ state: 'sent' });
    expect(steps).toEqual([expect.stringMatching(/^Sending platform-1 to https:\/\/example\.org\//), '']);
    expect(steps.join()).not.toContain('secret');
  });

  it('says of two at the same time the one that is still under way', async () => {
    const { steps, sending } = said();
    const slow = Promise.withResolvers<Outcome>();
    const hanging = sending
      .channel(channelOf({ publish: () => slow.promise }))
      .publish(messageOf({ letter: 'a-1' }), { signal });
    await sending.channel(channelOf()).publish(messageOf({ letter: 'b-1' }), { signal });
    slow.resolve({ state: 'sent' });
    await hanging;
    expect(steps.map((step) => step.split(' ')[1] ?? '')).toEqual(['a-1', 'b-1', 'a-1', '']);
  });
});
