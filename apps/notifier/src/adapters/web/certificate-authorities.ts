import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * What TLS connections trust: Node.js's own certificate authorities, those that the environment adds to them
 * (`NODE_EXTRA_CA_CERTS`, `NODE_USE_SYSTEM_CA`), and those of a team.
 *
 * @param pem the team's, one or more certificates
 * @throws an error with a sentence when it holds none, or one that cannot be read
 */
export function trusting(pem: string): SecureContext {
  const own = pem.match(CERTIFICATE) ?? [];
  if (own.length === 0) {
    throw new Error(
      'The certificate authorities hold no certificate, expected PEM: -----BEGIN CERTIFICATE----- and so on',
    );
  }
  for (const [index, certificate] of own.entries()) {
    try {
      new X509Certificate(certificate);
    } catch (error) {
      throw new Error(
        `The certificate authorities hold ${own.length} certificates, and number ${index + 1} cannot be read`,
        { cause: error },
      );
    }
  }
  return createSecureContext({ ca: [...getCACertificates('default'), ...own] });
}
