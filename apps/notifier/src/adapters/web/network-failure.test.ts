import { describe, expect, it } from 'vitest';
import { networkFailure } from './network-failure.ts';
import { refusal } from './read-failure.ts';

function coded(code: unknown): Error {
  return Object.assign(new Error('connect to http://user:geheim@proxy.test'), { code });
}

describe('what the network said', () => {
  it.each([
    ['ENOTFOUND', 'its name is not known'],
    ['EAI_AGAIN', 'its name cannot be looked up at the moment'],
    ['ETIMEDOUT', 'it cannot be reached'],
    ['HPE_INVALID_VERSION', 'its answer is not HTTP (HPE_INVALID_VERSION)'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'the connection failed (ERR_SSL_WRONG_VERSION_NUMBER)'],
    [
      'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
      'the connection failed (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)',
    ],
    ['E\u001b[31m', 'the connection failed (E [31m)'],
  ])('as %j is worth another attempt', (code, message) => {
    expect(networkFailure(coded(code))).toMatchObject({ message, isWorthRetry: true, isRefusal: false });
  });

  it.each([
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
    ['CERT_HAS_EXPIRED', 'its certificate has expired'],
    ['CERT_NOT_YET_VALID', 'its certificate is not valid yet, or the clock of this machine is slow'],
    ['CERT_REVOKED', 'its certificate has been revoked'],
    ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN', 'INVALID_PURPOSE'].map((code) => [
      code,
      `its certificate is not trusted (${code}); a certificate authority of your own is named in the settings`,
    ]),
  ])('as %s of a certificate is refused', (code, message) => {
    expect(networkFailure(coded(code))).toMatchObject({ message, isWorthRetry: false, isRefusal: true });
  });

  it.each([
    [new TypeError('geheim'), 'the connection failed (TypeError)'],
    ['geheim', 'the connection failed (string)'],
  ])('without a code (%s) is told without its words', (error, message) => {
    expect(networkFailure(error)).toMatchObject({ message });
  });

  it('may be said of another than the server', () => {
    expect(networkFailure(coded('ECONNREFUSED'), 'the proxy proxy.test')).toMatchObject({
      message: 'the proxy proxy.test: the connection was refused',
    });
  });

  it('stays as it is when it is a failure already', () => {
    const failure = refusal('too large');
    expect(networkFailure(failure, 'the proxy')).toBe(failure);
  });
});
