import { describe, expect, it } from 'vitest';
import { CertificateAuthority } from '../../../apps/notifier/testing/web/certificate-authority.ts';
import { receiverUnderTest, SNS_FILES } from '../testing/receiver-under-test.ts';
import { selfSignedCertificate } from '../testing/self-signed-certificate.ts';
import {
  CERTIFICATE_URL,
  confirmation,
  type Envelope,
  HOST,
  LETTER,
  notification,
  SNS_KEYS,
  TOPIC,
} from '../testing/sns.ts';

async function refusal(envelope: Envelope) {
  const under = receiverUnderTest();
  const { status, text } = await under.post(envelope);
  expect(under.letters).toEqual([]);
  return { status, text, asked: under.asked };
}

const MESSAGES = {
  Notification: notification,
  SubscriptionConfirmation: confirmation,
  UnsubscribeConfirmation: (changes: Envelope) =>
    confirmation({ Type: 'UnsubscribeConfirmation', ...changes }),
};
const TYPES = Object.keys(MESSAGES) as (keyof typeof MESSAGES)[];
const CASES = TYPES.flatMap((type) => ['1', '2'].map((version) => [type, version] as const));

describe.each(CASES)('a %s with a signature of version %s', (type, SignatureVersion) => {
  const genuine = MESSAGES[type]({ SignatureVersion });
  const own = type === 'Notification' ? ['Subject'] : ['Token', 'SubscribeURL'];

  it.each<readonly [string, Envelope]>([
    ['its Message', { Message: JSON.stringify({ ...LETTER, letter: 'platform-213' }) }],
    ['its MessageId', { MessageId: 'another' }],
    ['its Timestamp', { Timestamp: '2026-11-25T11:59:59.000Z' }],
    ['its Signature', { Signature: Buffer.alloc(256, 1).toString('base64') }],
    ['its Signature, now empty', { Signature: '' }],
    ['its SignatureVersion', { SignatureVersion: SignatureVersion === '1' ? '2' : '1' }],
    ...own.map((name) => [`its ${name}`, { [name]: 'another' }] as const),
  ])('is refused when %s has been changed', async (_what, change) => {
    expect(await refusal({ ...genuine, ...change })).toMatchObject({
      status: 403,
      text: 'the signature does not belong to this message',
    });
  });

  it('is refused when its topic has been changed to another expected one', async () => {
    const theirs = MESSAGES[type]({ SignatureVersion, TopicArn: `${TOPIC}-two` });
    expect((await refusal({ ...theirs, TopicArn: TOPIC })).status).toBe(403);
  });

  it.each(['MessageId', 'TopicArn', 'Message', 'Timestamp', 'Signature', 'SigningCertURL', 'Type'])(
    'is refused without its %s, or when that is no text',
    async (name) => {
      expect((await refusal({ ...genuine, [name]: undefined })).status).toBe(400);
      expect(await refusal({ ...genuine, [name]: 7 })).toMatchObject({
        status: 400,
        text: expect.stringContaining(name) as string,
        asked: [],
      });
    },
  );
});

describe('a message', () => {
  it.each([
    ['no subject any more', { ...notification(), Subject: undefined }],
    ['a subject that it did not have', { ...notification({ Subject: undefined }), Subject: 'urgent' }],
  ])('is refused when it has %s', async (_what, envelope) => {
    expect((await refusal(envelope)).status).toBe(403);
  });

  it.each(['Token', 'SubscribeURL'])('that confirms is refused without its %s', async (name) => {
    expect((await refusal({ ...confirmation(), [name]: undefined })).status).toBe(400);
  });

  it.each([
    ['not JSON', 'letter=platform-212'],
    ['empty', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['text', '"Notification"'],
    ['a letter by itself, as raw message delivery sends it', JSON.stringify(LETTER)],
  ])('is refused when its body is %s', async (_what, body) => {
    const { receiver, asked } = receiverUnderTest();
    expect((await receiver.receive(body)).status).toBe(400);
    expect(asked).toEqual([]);
  });

  it.each([
    ['a type that SNS does not have', { Type: 'Letter' }],
    ['a version of the signature that is not known', { SignatureVersion: '3' }],
    ['a Timestamp that is none', { Timestamp: 'yesterday' }],
    ['a Timestamp without its zone', { Timestamp: '2026-11-25T11:59:58.000' }],
    ['a Timestamp on no day', { Timestamp: '2026-13-25T11:59:58.000Z' }],
    ['the rest of the message in its MessageId', { MessageId: 'id\nSubject\nurgent', Subject: undefined }],
    ['a line break in its Subject', { Subject: 'one\ntwo' }],
  ])('is refused with %s', async (_what, change) => {
    expect(await refusal(notification(change))).toMatchObject({ status: 400, asked: [] });
  });

  it.each([
    ['of another account', TOPIC.replace('123456789012', '210987654321')],
    ['of another region', TOPIC.replace('eu-central-1', 'eu-west-1')],
    ['of another name', `${TOPIC}-two`],
    ['in other letters', TOPIC.toUpperCase()],
    ['that is none', 'constructor'],
  ])('is refused for a topic %s, before anything is fetched', async (_what, TopicArn) => {
    expect(await refusal(notification({ TopicArn }))).toMatchObject({ status: 403, asked: [] });
  });

  it('is quoted in a refusal without what a terminal would act on, and short', async () => {
    const { text } = await refusal(
      notification({ TopicArn: `\u001b[2J\u009b31m\u202e${'x'.repeat(5_000)}` }),
    );
    expect(text).toMatch(/^[ -~]{1,200}$/);
  });
});

describe('the age of a message', () => {
  it.each([
    ['2026-11-25T11:00:00.000Z', 200, 'an hour'],
    ['2026-11-25T10:59:59.999Z', 403, 'more than an hour'],
    ['2025-11-25T11:59:58.000Z', 403, 'a year'],
    ['2026-11-25T12:05:00.000Z', 200, 'five minutes ahead'],
    ['2026-11-25T12:05:00.001Z', 403, 'more than five minutes ahead'],
  ])('%s is answered with %i: %s', async (Timestamp, status) => {
    const { post, asked } = receiverUnderTest();
    expect((await post(notification({ Timestamp }))).status).toBe(status);
    expect(asked).toHaveLength(status === 200 ? 1 : 0);
  });
});

describe('a signing certificate', () => {
  const FILE = 'SimpleNotificationService-0123456789abcdef0123456789abcdef.pem';

  it.each([
    ['a host that begins alike', `https://${HOST}.evil.example/${FILE}`],
    ['another host', `https://evil.example/${FILE}`],
    ["another region's SNS", `https://sns.eu-west-1.amazonaws.com/${FILE}`],
    ["China's SNS", `https://${HOST}.cn/${FILE}`],
    ['a bucket named sns', `https://sns.s3-eu-central-1.amazonaws.com/${FILE}`],
    ['a host whose dots are others', `https://snsXeu-central-1.amazonaws.com/${FILE}`],
    ['a host in capitals', `https://${HOST.toUpperCase()}/${FILE}`],
    ['a host that ends with a dot', `https://${HOST}./${FILE}`],
    ['plain http', `http://${HOST}/${FILE}`],
    ['another scheme', `file://${HOST}/${FILE}`],
    ['a user before another host', `https://${HOST}@evil.example/${FILE}`],
    ['a password before another host', `https://${HOST}:443@evil.example/${FILE}`],
    ['a user before the host', `https://evil.example@${HOST}/${FILE}`],
    ['a backslash', `https://${HOST}\\@evil.example/${FILE}`],
    ['a port', `https://${HOST}:8443/${FILE}`],
    ['a fragment that hides the rest', `https://evil.example/#https://${HOST}/${FILE}`],
    ['a query that hides the rest', `https://${HOST}/?Action=Anything&file=/${FILE}`],
    ['a query', `https://${HOST}/${FILE}?x=1`],
    ['a folder', `https://${HOST}/uploads/${FILE}`],
    ['a path upwards', `https://${HOST}/../${FILE}`],
    ['an escaped path', `https://${HOST}/uploads%2f${FILE}`],
    ['another kind of file', `https://${HOST}/certificate.txt`],
    ['no file', `https://${HOST}/`],
    ['no name', `https://${HOST}/.pem`],
    ['a space before', ` https://${HOST}/${FILE}`],
    ['nothing', ''],
  ])('from %s is never fetched', async (_what, SigningCertURL) => {
    expect(await refusal(notification({ SigningCertURL }))).toMatchObject({ status: 403, asked: [] });
  });

  const VALIDITIES = [
    ['ends now', '2026-06-01T00:00:00Z', '2026-11-25T12:00:00Z', 200],
    ['ended a second ago', '2026-06-01T00:00:00Z', '2026-11-25T11:59:59Z', 403],
    ['begins now', '2026-11-25T12:00:00Z', '2027-06-01T00:00:00Z', 200],
    ['begins in a second', '2026-11-25T12:00:01Z', '2027-06-01T00:00:00Z', 403],
  ] as const;

  it.each(VALIDITIES)('that %s (%s to %s) gets %i', async (_what, from, until, status) => {
    const pem = selfSignedCertificate(SNS_KEYS, { from, until });
    const { post } = receiverUnderTest({}, { [CERTIFICATE_URL]: pem });
    expect((await post(notification())).status).toBe(status);
  });

  it('with a key that is not RSA is refused', async () => {
    const { cert } = new CertificateAuthority().identity({ hosts: [HOST] });
    const { post } = receiverUnderTest({ now: () => new Date() }, { [CERTIFICATE_URL]: cert });
    const answer = await post(notification({ Timestamp: new Date().toISOString() }));
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('RSA') as string });
  });

  it.each([
    ['is not there', {}],
    ['is not a certificate', { [CERTIFICATE_URL]: '<html>' }],
  ])('that %s makes SNS try again, and is then fetched anew', async (_what, files) => {
    const given: Record<string, string> = { ...files };
    const { post, letters } = receiverUnderTest({}, given);
    expect((await post(notification())).status).toBe(503);
    given[CERTIFICATE_URL] = SNS_FILES[CERTIFICATE_URL]!;
    expect((await post(notification())).status).toBe(200);
    expect(letters).toHaveLength(1);
  });

  it('is fetched once a day, also for messages that come at once', async () => {
    let now = new Date('2026-11-25T12:00:00Z');
    const { post, asked } = receiverUnderTest({ now: () => now });
    const letter = () => notification({ Timestamp: now.toISOString() });
    await Promise.all([post(letter()), post(letter())]);
    now = new Date('2026-11-26T11:59:59Z');
    await post(letter());
    expect(asked).toHaveLength(1);
    now = new Date('2026-11-26T12:00:00Z');
    await post(letter());
    expect(asked).toHaveLength(2);
  });

  it('is forgotten before too many are kept', async () => {
    const asked: string[] = [];
    const get = (address: string) => {
      asked.push(address);
      return Promise.resolve(SNS_FILES[CERTIFICATE_URL]!);
    };
    const { post } = receiverUnderTest({ get });
    const named = (index: number) => notification({ SigningCertURL: `https://${HOST}/file-${index}.pem` });
    for (let index = 0; index <= 16; index += 1) await post(named(index));
    await post(named(16));
    expect(asked).toHaveLength(17);
    await post(named(0));
    expect(asked).toHaveLength(18);
  });
});
