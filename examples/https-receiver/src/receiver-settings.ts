/** What the environment says. */
export interface ReceiverSettings {
  readonly topics: readonly string[];
  readonly port: number;
  /** The files of the server's own certificate and key; null behind a proxy that ends TLS. */
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly isDebug: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads TOPICS, PORT, TLS_CERTIFICATE, TLS_KEY and LOG_LEVEL. Throws an Error that says what is wrong. */
export function receiverSettings(environment: Environment): ReceiverSettings {
  const topics = (environment['TOPICS'] ?? '').split(/[\s,]+/).filter((topic) => topic !== '');
  if (topics.length === 0)
    throw new Error(
      'TOPICS is empty: name the ARNs of the topics whose letters you want, with commas between',
    );
  return {
    topics,
    port: portOf(environment['PORT'] ?? '8443'),
    tls: tlsOf(environment['TLS_CERTIFICATE'], environment['TLS_KEY']),
    isDebug: environment['LOG_LEVEL'] === 'debug',
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`PORT is "${text}", expected 0 to 65535`);
  return port;
}

function tlsOf(certificate = '', key = ''): ReceiverSettings['tls'] {
  if (certificate === '' && key === '') return null;
  if (certificate === '' || key === '')
    throw new Error('TLS_CERTIFICATE and TLS_KEY go together: name both files, or none behind a proxy');
  return { certificate, key };
}
