import { expect, it } from 'vitest';
import { HTTPS_DELIVERY_POLICY } from './https-delivery-policy.ts';

/** A receiver refuses what is older: see docs/https-receivers.md. */
const OLDEST_S = 3600;
/** SNS waits so long for each answer. */
const ANSWER_S = 15;

it('SNS tries again for more than half an hour, and never so long that a receiver would refuse the last attempt', () => {
  const { healthyRetryPolicy: retries } = JSON.parse(HTTPS_DELIVERY_POLICY) as {
    healthyRetryPolicy: Record<string, number>;
  };
  const {
    minDelayTarget = 0,
    maxDelayTarget = 0,
    numRetries = 0,
    numNoDelayRetries = 0,
    numMinDelayRetries = 0,
    numMaxDelayRetries = 0,
  } = retries;
  const between = numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries;
  expect(between).toBeGreaterThanOrEqual(0);
  const certain = numMinDelayRetries * minDelayTarget + numMaxDelayRetries * maxDelayTarget;
  expect(certain + between * minDelayTarget).toBeGreaterThan(1800);
  const longest = certain + between * maxDelayTarget;
  expect(longest).toBe(46 * 60);
  expect(longest + (numRetries + 1) * ANSWER_S).toBeLessThan(OLDEST_S);
});
