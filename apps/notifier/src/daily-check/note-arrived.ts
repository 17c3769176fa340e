import { isLiving } from './delivery-claim.ts';
import type { Delivery, Ledger, Outbox } from './ports.ts';

/** How long the claim lasts that notes it: nothing is sent under it. */
const NOTE_MS = 30_000;

/** Whether nobody knows if it came: it may have gone out, and nobody is at it. */
export function mayHaveArrived(delivery: Delivery, now: number): boolean {
  const { state } = delivery;
  return state === 'unknown' || (state === 'claimed' && !isLiving(delivery, now));
}

/**
 * Notes that a letter of which nobody knew has come, as a person has seen: it counts as sent. It is made pending, claimed and
 * settled, as by a run that sends nothing; a run that comes in between sends it once more.
 *
 * @param delivery one that {@link mayHaveArrived}
 * @param now milliseconds since the epoch
 * @returns whether it could be had: else someone is sending it
 */
export async function noteArrived(
  outbox: Outbox & Ledger,
  { letter, channel, message }: Delivery,
  now: () => number,
): Promise<boolean> {
  if (message === null || (await outbox.resend(letter.id, channel)).length === 0) return false;
  const entry = await outbox.letter(letter.id);
  const pending = entry?.deliveries.find((delivery) => delivery.channel === channel);
  if (pending?.state !== 'pending') return false;
  const attempt = await outbox.claim(pending, { now: now(), leaseMs: NOTE_MS, message });
  if (attempt === undefined) return false;
  await outbox.settle(pending, attempt, { state: 'sent', at: now() });
  return true;
}
