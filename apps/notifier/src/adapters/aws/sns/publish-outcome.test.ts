import { describe, expect, it } from 'vitest';
import { outcomeOf } from './publish-outcome.ts';

const ON = 'the topic arn:aws:sns:eu-central-1:123456789012:lastpatch-platform_letters';

/** An error as the SDK throws it. */
function errorOf(parts: {
  readonly name?: string;
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
}): Error {
  const { name = 'Error', code, status, message = 'about person@private.example' } = parts;
  return Object.assign(new Error(message), {
    name,
    ...(code === undefined ? {} : { code }),
    $metadata: status === undefined ? { attempts: 1 } : { httpStatusCode: status, attempts: 1 },
  });
}

describe('an error of Publish', () => {
  it.each([
    ['the connection was reset', errorOf({ name: 'TimeoutError', code: 'ECONNRESET' })],
    ['the connection was cut while it was written', errorOf({ name: 'TimeoutError', code: 'EPIPE' })],
    ['no answer came in time', errorOf({ name: 'TimeoutError', code: 'ETIMEDOUT' })],
    ['the answer was cut short', errorOf({ code: 'ECONNRESET', status: 200 })],
    ['the answer cannot be read', errorOf({ name: 'SyntaxError', status: 200 })],
    ['nobody waits any more', errorOf({ name: 'AbortError' })],
    ['an internal error', errorOf({ name: 'InternalErrorException', status: 500 })],
    ['unavailable', errorOf({ name: 'ServiceUnavailable', status: 503 })],
    ['a gateway in between', errorOf({ name: '502', status: 502 })],
    ['a redirect', errorOf({ name: '301', status: 301 })],
    ['a connection ended', errorOf({ code: 'ECONNABORTED' })],
    ['an error of another kind', new TypeError('undefined is no function')],
    ['a text', 'broken'],
    ['nothing', undefined],
    ['null', null],
  ])('of which nobody knows how far it came: %s', (_, error) => {
    expect(outcomeOf(error, ON).state).toBe('unknown');
  });

  it.each([
    ['429', errorOf({ name: 'Unknown', status: 429 })],
    ['Throttling', errorOf({ name: 'Throttling', status: 400 })],
    ['ThrottlingException', errorOf({ name: 'ThrottlingException', status: 400 })],
    ['ThrottledException', errorOf({ name: 'ThrottledException', status: 429 })],
    ['KMSThrottling', errorOf({ name: 'KMSThrottlingException', status: 400 })],
    ['KMSThrottling by its code', errorOf({ name: 'KMSThrottling', status: 400 })],
    ['too many requests', errorOf({ name: 'TooManyRequestsException', status: 400 })],
    ['Throttling with a server error', errorOf({ name: 'Throttling', status: 503 })],
    ['no connection came about in time', errorOf({ name: 'TimeoutError' })],
    ['who answers cannot show who it is', errorOf({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })],
    ['its certificate has run out', errorOf({ code: 'CERT_HAS_EXPIRED' })],
    ['connection refused', errorOf({ code: 'ECONNREFUSED' })],
    ['connections refused', errorOf({ name: 'AggregateError', code: 'ECONNREFUSED' })],
    ['no such host', errorOf({ code: 'ENOTFOUND' })],
    ['DNS does not answer', errorOf({ code: 'EAI_AGAIN' })],
    ['no way to the host', errorOf({ code: 'EHOSTUNREACH' })],
    ['no way to the network', errorOf({ code: 'ENETUNREACH' })],
    ['no credentials', errorOf({ name: 'CredentialsProviderError' })],
  ])('that says that nothing was sent: %s', (_, error) => {
    expect(outcomeOf(error, ON).state).toBe('pending');
  });

  it.each([
    ['InvalidParameter', 400],
    ['InvalidParameterException', 400],
    ['ParameterValueInvalid', 400],
    ['AuthorizationError', 403],
    ['AuthorizationErrorException', 403],
    ['NotFound', 404],
    ['NotFoundException', 404],
    ['EndpointDisabled', 400],
    ['KMSAccessDenied', 400],
    ['KMSDisabled', 400],
    ['ExpiredToken', 403],
    ['InvalidClientTokenId', 403],
    ['SignatureDoesNotMatch', 403],
    ['Unknown', 413],
    ['Unknown', 499],
  ])('that SNS will not have as it is: %s with HTTP %i', (name, status) => {
    expect(outcomeOf(errorOf({ name, status }), ON).state).toBe('refused');
  });

  it('is told with its name and what to do, and without what AWS said of it', () => {
    expect(outcomeOf(errorOf({ name: 'NotFoundException', status: 404 }), ON)).toMatchInlineSnapshot(`
      {
        "state": "refused",
        "why": "SNS Publish on the topic arn:aws:sns:eu-central-1:123456789012:lastpatch-platform_letters failed: NotFoundException (HTTP 404). It is not there, in this account and region: check the name, or deploy again.",
      }
    `);
    expect(outcomeOf(errorOf({ name: 'TimeoutError', code: 'ECONNRESET' }), ON)).toMatchInlineSnapshot(`
      {
        "state": "unknown",
        "why": "SNS Publish on the topic arn:aws:sns:eu-central-1:123456789012:lastpatch-platform_letters failed: no answer (ECONNRESET). The next run tries again.",
      }
    `);
  });
});
