import type { PublishCommandInput } from '@aws-sdk/client-sns';
import type { SmsSettings } from '@lastpatch/settings';
import type { Message } from '../../../daily-check/message.ts';

/** SNS takes 256 KiB of a message, the bodies of all protocols together. */
export const MOST_SNS_BYTES = 256 * 1024;

/** Which form receivers over HTTPS get: the letter itself, or a custom notification for Amazon Q Developer in chats. */
export type HttpsForm = 'letter' | 'chat';

/**
 * A message as SNS takes it: a body for each protocol. `default` is the letter as JSON, for email-json, HTTP(S), SQS, Lambda
 * and whatever protocol comes; written for each of them again it would count again. Attributes are not delivered with such a
 * structure, so that all that a machine needs stands in the JSON.
 *
 * @throws SyntaxError when a chat is to get the form for chats and that is damaged
 */
export function bodiesOf({ text, subject, sms, json, chat }: Message, https: HttpsForm): string {
  return JSON.stringify({
    default: json,
    email: text,
    sms: sms ?? subject,
    ...(https === 'chat' ? { https: chatOf(chat) } : {}),
  });
}

/** The member of the chat forms that is for Amazon Q Developer, which drops without a trace what is of another shape. */
function chatOf(chat: string): string {
  const { aws } = JSON.parse(chat) as { readonly aws?: unknown };
  if (typeof aws !== 'object' || aws === null) throw new SyntaxError('it is no custom notification');
  return JSON.stringify(aws);
}

/** How phones get an SMS: as a transaction, at most at a price, from a sender where one is set. */
export function smsAttributes({ maxPrice, senderId }: SmsSettings): PublishCommandInput['MessageAttributes'] {
  return {
    'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
    'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: maxPrice },
    ...(senderId === null ? {} : { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: senderId } }),
  };
}
