import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { confirmation, HOST, TOPIC } from '../testing/sns.ts';
import { canonicalString } from './canonical-string.ts';
import { readSnsMessage } from './sns-message.ts';

describe('canonicalString', () => {
  it('of the notification in docs/https-receivers.md is the text that stands there', () => {
    const page = readFileSync(new URL('../../../docs/https-receivers.md', import.meta.url), 'utf8');
    const [, notification] = /```json\n([\s\S]*?)```/.exec(page)!;
    const [, signed] = /```text\n([\s\S]*?)```/.exec(page)!;
    expect(canonicalString(readSnsMessage(notification!))).toBe(signed);
  });

  it.each(['SubscriptionConfirmation', 'UnsubscribeConfirmation'])(
    'of a %s has its token and its address',
    (Type) => {
      const envelope = confirmation({ Type, Message: 'two\nlines', Subject: 'is not signed' });
      expect(canonicalString(readSnsMessage(JSON.stringify(envelope)))).toBe(
        `Message
two
lines
MessageId
165545c9-2a5c-472c-8df2-7ff2be2b3b1b
SubscribeURL
https://${HOST}/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336412f37
Timestamp
2026-11-25T11:59:58.000Z
Token
2336412f37
TopicArn
${TOPIC}
Type
${Type}
`,
      );
    },
  );
});
