import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { AUTHORITY } from '../../../testing/web/upstream.ts';
import { trusting } from './certificate-authorities.ts';

const BROKEN = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe("a team's certificate authorities", () => {
  it('are one or more certificates, with words around them', () => {
    expect(() => trusting(`Our own\n${AUTHORITY.pem}\n# a second\n${rootCertificates[0]!}`)).not.toThrow();
  });

  it.each([
    ['', 'The certificate authorities hold no certificate, expected PEM'],
    ['/etc/ssl/own.pem', 'The certificate authorities hold no certificate, expected PEM'],
    [AUTHORITY.pem + BROKEN, 'The certificate authorities hold 2 certificates, and number 2 cannot be read'],
  ])('are refused when they cannot be read', (pem, why) => {
    expect(() => trusting(pem)).toThrow(why);
  });
});
