import { describe, expect, it } from 'vitest';
import { messageOf } from '../../testing/outbox-contract/samples.ts';
import type { Message } from '../daily-check/message.ts';
import type { Channel } from '../daily-check/ports.ts';
import { messageBytes } from '../letters/message.ts';
import { roomOn } from './channels-room.ts';

function channel(maxBytes: number | null, bytesOf?: (message: Message) => number): Channel {
  return {
    name: 'some',
    carries: 'letters',
    timeLimitMs: 1000,
    maxBytes,
    ...(bytesOf ? { bytesOf } : {}),
    publish: () => Promise.resolve({ state: 'sent' }),
  };
}

const MESSAGE = messageOf({ text: 'é'.repeat(100), json: '{"a":1}' });
const text = (message: Message): number => Buffer.byteLength(message.text);

describe('the room on channels', () => {
  it('has no limit where none of them has one', () => {
    expect(roomOn([channel(null), channel(null, text)]).maxBytes).toBeNull();
  });

  it('is that of the one that has a limit, and of nobody else', () => {
    const { maxBytes, bytesOf } = roomOn([channel(null), channel(1000, text)]);
    expect([maxBytes, bytesOf(MESSAGE)]).toEqual([1000, 200]);
  });

  it('is for all forms of a message where a channel says nothing else', () => {
    expect(roomOn([channel(1000)]).bytesOf(MESSAGE)).toBe(messageBytes(MESSAGE));
  });

  it.each([
    // What fits each on its own fits, and what one alone cannot take does not.
    [200, 7, true],
    [199, 1000, false],
    [1000, 6, false],
  ])('is enough for a text within %i and a JSON within %i bytes: %s', (most, mostJson, isEnough) => {
    const json = (message: Message): number => Buffer.byteLength(message.json);
    const { maxBytes, bytesOf } = roomOn([channel(most, text), channel(mostJson, json)]);
    expect(bytesOf(MESSAGE) <= (maxBytes ?? 0)).toBe(isEnough);
  });
});
