import type { Outcome } from '../../../daily-check/ports.ts';
import { awsErrorCode, AwsFailure, awsStatus } from '../aws-failure.ts';

/**
 * The connection was never made, so that nothing can have been sent. `TimeoutError` without a code of the connection is the
 * SDK's own limit for making one; its limit for an answer has the code ETIMEDOUT.
 */
const UNCONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'TimeoutError',
]);

/** Who answers cannot show who it is. */
const UNTRUSTED = /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

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
  if (status === undefined) return isUnsent(code) ? 'pending' : 'unknown';
  return status >= CLIENT_ERRORS.from && status < CLIENT_ERRORS.until ? 'refused' : 'unknown';
}

/** No connection, or nothing to sign with: the SDK failed before it sent anything. */
function isUnsent(code: string): boolean {
  return UNCONNECTED.has(code) || UNTRUSTED.test(code) || code === 'CredentialsProviderError';
}
