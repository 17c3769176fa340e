import { verify } from 'node:crypto';
import { canonicalString } from './canonical-string.ts';
import { quoted } from './quoted.ts';
import { Refusal } from './refusal.ts';
import { type Get, SigningCertificates } from './signing-certificates.ts';
import { certificateAddress } from './sns-address.ts';
import { snsHost } from './sns-host.ts';
import type { SnsMessage } from './sns-message.ts';

const OLDEST_MS = 3_600_000;
/** How far ahead SNS's clock may be of ours. */
const AHEAD_MS = 5 * 60_000;

const DIGEST = { 1: 'RSA-SHA1', 2: 'RSA-SHA256' } as const;

/** Tells messages of SNS for the expected topics from all others. */
export class MessageCheck {
  readonly #hosts: ReadonlyMap<string, string>;
  readonly #certificates: SigningCertificates;

  /** Throws an Error when one of the topics is no ARN of a topic. */
  constructor(topics: readonly string[], get: Get) {
    this.#hosts = new Map(topics.map((topic) => [topic, snsHost(topic)]));
    this.#certificates = new SigningCertificates(get);
  }

  /**
   * The SNS host that speaks for the message, once everything about it is verified: what costs least first, so that a
   * stranger's message leads to no request. Throws a Refusal (403, or 503 when the certificate cannot be had).
   */
  async hostOf(message: SnsMessage, now: Date): Promise<string> {
    const host = this.#hosts.get(message.TopicArn);
    if (host === undefined)
      throw new Refusal(403, `TopicArn is ${quoted(message.TopicArn)}, which is not expected here`);
    checkAge(message, now);
    const address = certificateAddress(message.SigningCertURL, host);
    const key = await this.#certificates.keyAt(address, now);
    const signature = Buffer.from(message.Signature, 'base64');
    const signed = Buffer.from(canonicalString(message));
    if (!verify(DIGEST[message.SignatureVersion], signed, key, signature))
      throw new Refusal(403, 'the signature does not belong to this message');
    return host;
  }
}

// A message that is caught on its way and sent again later has a good signature for ever.
function checkAge({ Timestamp }: SnsMessage, now: Date): void {
  const age = now.getTime() - Date.parse(Timestamp);
  if (age > OLDEST_MS) throw new Refusal(403, `Timestamp is ${Timestamp}, more than an hour ago`);
  if (age < -AHEAD_MS)
    throw new Refusal(403, `Timestamp is ${Timestamp}, more than 5 minutes ahead of this clock`);
}
