import { generateKeyPairSync, sign } from 'node:crypto';
import { selfSignedCertificate } from './self-signed-certificate.ts';

export const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-platform';
export const HOST = 'sns.eu-central-1.amazonaws.com';
export const CERTIFICATE_URL = `https://${HOST}/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem`;
export const CONFIRM_URL = `https://${HOST}/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336412f37`;

/** The time at which the tests play. */
export const NOW = new Date('2026-11-25T12:00:00.000Z');

export const SNS_KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const CERTIFICATE = selfSignedCertificate(SNS_KEYS, {
  from: '2026-06-01T00:00:00Z',
  until: '2027-06-01T00:00:00Z',
});

export const LETTER = {
  format: 'lastpatch-letter',
  schemaVersion: 1,
  letter: 'platform-212',
  watch: 'platform',
  subject: 'OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)',
  notices: [{ id: 'moved/openstack/caracal/phase=unmaintained/date=2025-10-24/2' }],
};

export type Envelope = Readonly<Record<string, unknown>>;

/** SNS's own list of what is signed, in its order; names that a message does not have are left out. */
const SIGNED = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

/** A notification as SNS sends it, signed with its changes. */
export function notification(changes: Envelope = {}): Envelope {
  return signed({
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: TOPIC,
    Subject: LETTER.subject,
    Message: JSON.stringify(LETTER),
    Timestamp: '2026-11-25T11:59:58.000Z',
    SignatureVersion: '1',
    SigningCertURL: CERTIFICATE_URL,
    UnsubscribeURL: `https://${HOST}/?Action=Unsubscribe&SubscriptionArn=${TOPIC}:c9135db0`,
    ...changes,
  });
}

/** A confirmation as SNS sends it, of a subscription unless the changes say otherwise, signed with its changes. */
export function confirmation(changes: Envelope = {}): Envelope {
  return signed({
    Type: 'SubscriptionConfirmation',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    Token: '2336412f37',
    TopicArn: TOPIC,
    Message: `You have chosen to subscribe to the topic ${TOPIC}.\nVisit the SubscribeURL.`,
    SubscribeURL: CONFIRM_URL,
    Timestamp: '2026-11-25T11:59:58.000Z',
    SignatureVersion: '1',
    SigningCertURL: CERTIFICATE_URL,
    ...changes,
  });
}

function signed(envelope: Envelope): Envelope {
  const present = SIGNED.filter((name) => envelope[name] !== undefined && envelope[name] !== null);
  const text = present.map((name) => `${name}\n${String(envelope[name])}\n`).join('');
  const digest = envelope['SignatureVersion'] === '2' ? 'sha256' : 'sha1';
  return { ...envelope, Signature: sign(digest, Buffer.from(text), SNS_KEYS.privateKey).toString('base64') };
}
