import type { SnsMessage } from './sns-message.ts';

/**
 * The text that SNS has signed: names and values in turn, each ended by a line feed, in the order of the names' bytes. A
 * notification without a subject has no line for it. Source: Amazon SNS Developer Guide.
 */
export function canonicalString(message: SnsMessage): string {
  return signedPairs(message)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join('');
}

function signedPairs(message: SnsMessage): (readonly [string, string])[] {
  const { Message, MessageId, Timestamp, TopicArn, Type } = message;
  const first = Object.entries({ Message, MessageId });
  if (message.Type === 'Notification') {
    const { Subject } = message;
    const subject = Subject === null ? [] : Object.entries({ Subject });
    return [...first, ...subject, ...Object.entries({ Timestamp, TopicArn, Type })];
  }
  const { SubscribeURL, Token } = message;
  return [...first, ...Object.entries({ SubscribeURL, Timestamp, Token, TopicArn, Type })];
}
