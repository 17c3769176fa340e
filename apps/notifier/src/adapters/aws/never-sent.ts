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

/** The SDK finds nothing to sign a call with. */
export const NO_CREDENTIALS = 'CredentialsProviderError';

/**
 * Whether a call that got no answer was certainly not made: there was no connection, or nothing to sign with.
 *
 * @param code the short name of the error, as `awsErrorCode` gives it
 */
export function isNeverSent(code: string): boolean {
  return UNCONNECTED.has(code) || UNTRUSTED.test(code) || code === NO_CREDENTIALS;
}
