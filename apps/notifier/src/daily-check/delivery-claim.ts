import type { Letter } from './letter.ts';
import type { Delivery } from './ports.ts';

/** A delivery that nobody has claimed yet. */
export function untried(letter: Letter, channel: string): Delivery {
  return {
    letter,
    channel,
    state: 'pending',
    attempts: 0,
    isResent: false,
    leaseUntil: null,
    message: null,
    settledAt: null,
    why: null,
  };
}

/** Whether a delivery can be had: what may have gone out, once more and then never again by itself. */
export function isClaimable(delivery: Delivery, now: number): boolean {
  const { state, isResent } = delivery;
  if (state === 'pending' || state === 'refused') return true;
  const mayBeOut = state === 'unknown' || (state === 'claimed' && !isLiving(delivery, now));
  return mayBeOut && !isResent;
}

/** Whether no attempt can have sent it. */
export function isCertainlyUnsent({ state, isResent }: Delivery): boolean {
  return (state === 'pending' || state === 'refused') && !isResent;
}

/** Whether someone is at it. */
export function isLiving({ state, leaseUntil }: Delivery, now: number): boolean {
  return state === 'claimed' && leaseUntil !== null && leaseUntil >= now;
}
