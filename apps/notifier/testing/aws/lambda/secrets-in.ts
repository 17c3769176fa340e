import type { NotifierInAws } from './notifier-in-aws.ts';
import { EMAIL, PHONE } from './notifier-in-aws.ts';

/** The names of what a log at level info or above says and nobody may read there: none, when all is well. */
export function secretsIn({ account, deployment }: NotifierInAws, log: readonly string[]): string[] {
  const { accessKeyId, secretAccessKey, sessionToken } = account.credentials;
  const { heartbeatUrl, topicPrefix } = deployment;
  const secrets = { EMAIL, PHONE, accessKeyId, secretAccessKey, sessionToken, heartbeatUrl, topicPrefix };
  const shown = log.filter((line) => !line.startsWith('debug: ')).join('\n');
  const found = Object.entries(secrets).filter(([, secret]) => secret !== null && shown.includes(secret));
  // Parts of them tell as much.
  const parts = ['s3cr3t', PHONE.slice(1), EMAIL.split('@')[1] ?? ''].filter((part) => shown.includes(part));
  return [...found.map(([name]) => name), ...parts];
}
