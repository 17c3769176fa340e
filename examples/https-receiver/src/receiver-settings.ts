import { webhookKey } from './webhook-check.ts';

/** What the environment says. */
export interface ReceiverSettings {
  /** Whose letters are wanted from Amazon SNS. */
  readonly topics: readonly string[];
  /** With which webhooks are signed. */
  readonly keys: readonly Buffer[];
  readonly port: number;
  /** The files of the server's own certificate and key; null behind a proxy that ends TLS. */
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly isDebug: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads TOPICS, WEBHOOK_SECRETS, PORT, TLS_CERTIFICATE, TLS_KEY and LOG_LEVEL. Throws an Error that says what is wrong. */
export function receiverSettings(environment: Environment): ReceiverSettings {
  const topics = listOf(environment['TOPICS']);
  const keys = listOf(environment['WEBHOOK_SECRETS']).map(webhookKey);
  if (topics.length === 0 && keys.length === 0)
    throw new Error(
      'TOPICS and WEBHOOK_SECRETS are empty: name the ARNs of the topics whose letters you want, or the secrets of webhooks, with commas between',
    );
  return {
    topics,
    keys,
    port: portOf(environment['PORT'] ?? '8443'),
    tls: tlsOf(environment['TLS_CERTIFICATE'], environment['TLS_KEY']),
    isDebug: environment['LOG_LEVEL'] === 'debug',
  };
}

function listOf(text = ''): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
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
