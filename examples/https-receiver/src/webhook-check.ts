import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.ts';

/** Lastpatch signs each attempt anew: what is older was caught on its way. */
const MOST_SECONDS = 300;

/**
 * Verifies a webhook by Standard Webhooks 1.0, before anything of its body is read. Throws a Refusal: 400 when a header is
 * missing, 403 when it is too old, from the future, or was signed with no secret of ours.
 */
export function checkWebhook(headers: IncomingHttpHeaders, body: string, by: WebhookSecrets): void {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof time !== 'string' || typeof signatures !== 'string')
    throw new Refusal(400, 'a webhook has the headers webhook-id, webhook-timestamp and webhook-signature');
  const age = by.now().getTime() / 1_000 - Number(time);
  if (!/^\d+$/.test(time) || Math.abs(age) > MOST_SECONDS)
    throw new Refusal(403, `webhook-timestamp is not within ${MOST_SECONDS} seconds of now`);
  const signed = by.keys.map((key) => createHmac('sha256', key).update(`${id}.${time}.${body}`).digest());
  const isGenuine = signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return signed.some((ours) => given.length === ours.length && timingSafeEqual(given, ours));
  });
  if (!isGenuine) throw new Refusal(403, 'webhook-signature is of no secret that is expected');
}

/** What webhooks are verified by. */
export interface WebhookSecrets {
  /** Of the secret, and while it is changed of the next one too. */
  readonly keys: readonly Buffer[];
  readonly now: () => Date;
}

/** The key in a secret: `whsec_` and base64. Throws an Error when it is none. */
export function webhookKey(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (!secret.startsWith('whsec_') || key.length < 24)
    throw new Error('WEBHOOK_SECRETS holds one that is not whsec_ and at least 24 bytes as base64');
  return key;
}
