import { quoted } from './quoted.ts';
import { Refusal } from './refusal.ts';
import type { Confirmation } from './sns-message.ts';

/**
 * The address of a signing certificate, when it is one file of the topic's SNS host. The text itself is compared, and no
 * parser is asked: `https://sns.eu-west-1.amazonaws.com@evil.example/` never gets that far. Throws a Refusal (403).
 */
export function certificateAddress(address: string, host: string): string {
  const start = `https://${host}/`;
  if (!address.startsWith(start) || !/^[\w-]{1,128}\.pem$/.test(address.slice(start.length)))
    throw new Refusal(403, `SigningCertURL is ${quoted(address)}, expected ${start}<name>.pem`);
  return address;
}

/**
 * The address that confirms a subscription, made anew of the message's topic and token. Throws a Refusal (403) when
 * SubscribeURL leads to another host, or does anything but confirm this subscription.
 */
export function confirmationAddress({ SubscribeURL, Token, TopicArn }: Confirmation, host: string): string {
  const query = new URLSearchParams({ Action: 'ConfirmSubscription', TopicArn, Token });
  const given = URL.parse(SubscribeURL);
  const expected = new URL(`https://${host}/?${query.toString()}`);
  if (given === null || partsOf(given) !== partsOf(expected))
    throw new Refusal(403, `SubscribeURL does not confirm this subscription at https://${host}/`);
  return expected.href;
}

/** Everything that an address says, with its query in one order and one way of escaping. */
function partsOf({ protocol, username, password, host, pathname, searchParams, hash }: URL): string {
  const query = [...searchParams].map((pair) => JSON.stringify(pair)).sort();
  return JSON.stringify([protocol, username, password, host, pathname, query, hash]);
}
