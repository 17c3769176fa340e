const SAID: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet, or the clock of this machine is slow',
  CERT_REVOKED: 'its certificate has been revoked',
};

// OpenSSL's names for what else is wrong with a certificate, as Node.js passes them on. ERR_SSL_… is said of connections.
const CERTIFICATE = /^(?!ERR_SSL).*(CERT|SIGNATURE|PATH_LENGTH|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/;

const IN_SETTINGS = 'a certificate authority of your own is named in the settings';

/**
 * What is wrong with a certificate, by the code of an error; undefined when the error is of something else.
 *
 * @param advice what helps where nobody is known to vouch for it
 */
export function certificateFailure(code: string, advice = IN_SETTINGS): string | undefined {
  if (SAID[code] !== undefined) return SAID[code];
  if (!CERTIFICATE.test(code)) return undefined;
  return `its certificate is not trusted (${code}); ${advice}`;
}
