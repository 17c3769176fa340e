import { quoted } from './quoted.ts';
import { Refusal } from './refusal.ts';

/** What every message of SNS holds, under SNS's own names. Nothing of it is true before its signature is verified. */
interface SignedFields {
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Message: string;
  /** When it was sent, in UTC: `2026-11-25T06:00:00.000Z`. */
  readonly Timestamp: string;
  readonly SignatureVersion: '1' | '2';
  /** Base64. */
  readonly Signature: string;
  readonly SigningCertURL: string;
}

/** Carries a letter in `Message`. */
export interface Notification extends SignedFields {
  readonly Type: 'Notification';
  readonly Subject: string | null;
}

/** Asks whether a subscription is wanted, or says that one has ended. */
export interface Confirmation extends SignedFields {
  readonly Type: 'SubscriptionConfirmation' | 'UnsubscribeConfirmation';
  readonly Token: string;
  readonly SubscribeURL: string;
}

export type SnsMessage = Notification | Confirmation;

type Fields = Readonly<Record<string, unknown>>;

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** The message that a POST carries. Throws a Refusal (400) that names the field which is missing or wrong. */
export function readSnsMessage(body: string): SnsMessage {
  const fields = objectOf(body);
  const signed: SignedFields = {
    MessageId: line(fields, 'MessageId'),
    TopicArn: line(fields, 'TopicArn'),
    Message: text(fields, 'Message'),
    Timestamp: timestamp(fields),
    SignatureVersion: signatureVersion(fields),
    Signature: line(fields, 'Signature'),
    SigningCertURL: line(fields, 'SigningCertURL'),
  };
  const type = text(fields, 'Type');
  switch (type) {
    case 'Notification': {
      const hasSubject = fields['Subject'] !== undefined && fields['Subject'] !== null;
      return { ...signed, Type: type, Subject: hasSubject ? line(fields, 'Subject') : null };
    }
    case 'SubscriptionConfirmation':
    case 'UnsubscribeConfirmation':
      return {
        ...signed,
        Type: type,
        Token: line(fields, 'Token'),
        SubscribeURL: line(fields, 'SubscribeURL'),
      };
    default:
      throw new Refusal(400, `Type is ${quoted(type)}, which is no type of SNS's messages`);
  }
}

function objectOf(body: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, 'the body is not a JSON object');
  return value as Fields;
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Refusal(400, `the field ${name} is missing or is not text`);
  return value;
}

/**
 * A text of one line. The signed string puts names and values on lines of their own: with line breaks in more than one
 * value, two different messages could have the same signature.
 */
function line(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (/[\r\n]/.test(value)) throw new Refusal(400, `the field ${name} holds a line break`);
  return value;
}

function timestamp(fields: Fields): string {
  const value = line(fields, 'Timestamp');
  if (!TIMESTAMP.test(value) || Number.isNaN(Date.parse(value)))
    throw new Refusal(400, `Timestamp is ${quoted(value)}, which is no time in UTC`);
  return value;
}

function signatureVersion(fields: Fields): '1' | '2' {
  const value = line(fields, 'SignatureVersion');
  if (value !== '1' && value !== '2')
    throw new Refusal(400, `SignatureVersion is ${quoted(value)}, and only 1 and 2 are known`);
  return value;
}
