import type { Outcome } from '../../../daily-check/ports.ts';
import { awsErrorCode, AwsFailure, awsStatus } from '../aws-failure.ts';
import { isNeverSent } from '../never-sent.ts';

/** SNS took no more, or its key service did not: it says so before it sends anything. */
const BUSY = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;

/** SNS will not have it as it is. Of anything else, a server error or an answer cut short, nobody knows how far it had come. */
const CLIENT_ERRORS = { from: 400, until: 500 };

/** Asked for too often: certainly not sent. */
const TOO_MANY = 429;

/**
 * What an error of Publish means for a delivery, from what AWS documents and what was seen: no connection and no room mean
 * that nothing was sent; a connection that broke, no answer in time and a server error, that it may have been; everything
 * else that SNS answers, that it will not take the message as it is.
 *
 * @param on what was published to
 */
export function outcomeOf(error: unknown, on: string): Outcome {
  const failure = new AwsFailure({ call: 'SNS Publish', on }, error);
  return { state: stateOf(error), why: failure.message };
}

function stateOf(error: unknown): 'pending' | 'refused' | 'unknown' {
  const [code, status] = [awsErrorCode(error), awsStatus(error)];
  if (BUSY.test(code) || status === TOO_MANY) return 'pending';
  if (status === undefined) return isNeverSent(code) ? 'pending' : 'unknown';
  return status >= CLIENT_ERRORS.from && status < CLIENT_ERRORS.until ? 'refused' : 'unknown';
}
