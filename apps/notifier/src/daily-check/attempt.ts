import type { Message } from './message.ts';
import type { Channel, Outcome, WaitAtMost } from './ports.ts';

/**
 * One attempt to send a message on a channel, no longer than the channel's limit. A channel that breaks in a way that it does
 * not explain, or does not answer in its time, may have sent the message.
 */
export async function attempt(waitAtMost: WaitAtMost, channel: Channel, message: Message): Promise<Outcome> {
  const { timeLimitMs } = channel;
  try {
    const outcome = await waitAtMost(timeLimitMs, (signal) => channel.publish(message, { signal }));
    return outcome ?? { state: 'unknown', why: unanswered(timeLimitMs / 1000) };
  } catch (error) {
    return { state: 'unknown', why: error instanceof Error ? error.message : String(error) };
  }
}

function unanswered(seconds: number): string {
  return `the channel gave no answer within ${seconds} second${seconds === 1 ? '' : 's'}: it may have gone out`;
}
