import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { receiverUnderTest, SNS_FILES } from '../testing/receiver-under-test.ts';
import { CERTIFICATE_URL, CONFIRM_URL, confirmation, LETTER, notification, TOPIC } from '../testing/sns.ts';
import { logTo } from './log.ts';

const VERSIONS = ['1', '2'];

describe('a letter', () => {
  it.each(VERSIONS)('is handed over as parsed JSON, with a signature of version %s', async (version) => {
    const { post, letters } = receiverUnderTest();
    expect(await post(notification({ SignatureVersion: version }))).toEqual({ status: 200, text: 'taken' });
    expect(letters).toEqual([LETTER]);
  });

  it.each([undefined, null])('is handed over without a subject (%s)', async (Subject) => {
    const { post, letters } = receiverUnderTest();
    expect((await post(notification({ Subject }))).status).toBe(200);
    expect(letters).toEqual([LETTER]);
  });

  it('is handed over as docs/letters.md shows it', async () => {
    const page = readFileSync(new URL('../../../docs/letters.md', import.meta.url), 'utf8');
    const sample = /```json\n([\s\S]*?)```/.exec(page)![1]!;
    const { post, letters } = receiverUnderTest();
    expect((await post(notification({ Message: sample }))).status).toBe(200);
    expect(letters).toEqual([JSON.parse(sample)]);
  });

  it('may hold line breaks and characters beyond ASCII', async () => {
    const letter = { ...LETTER, follows: 'Plattform für alle\n\u{1f680}\nMessageId\nno id' };
    const { post, letters } = receiverUnderTest();
    expect((await post(notification({ Message: JSON.stringify(letter, null, 2) }))).status).toBe(200);
    expect(letters).toEqual([letter]);
  });

  it('never shows in the log at info level, nor does its id, which names the watch', async () => {
    const { post, lines } = receiverUnderTest();
    await post(notification());
    await post(notification());
    await post(notification({ Message: '{"secret": "Caracal"}' }));
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).not.toMatch(/platform-212|Caracal|openstack/i);
  });

  it.each([
    ['text', 'Hello'],
    ['another format', JSON.stringify({ ...LETTER, format: 'something' })],
    ['another version of the schema', JSON.stringify({ ...LETTER, schemaVersion: 2 })],
    ['without an id', JSON.stringify({ ...LETTER, letter: '' })],
    ['without a subject', JSON.stringify({ ...LETTER, subject: undefined })],
    ['without notices', JSON.stringify({ ...LETTER, notices: undefined })],
    ['null', 'null'],
    ['a list', '[]'],
  ])('is not what holds something else: %s', async (_what, Message) => {
    const { post, letters } = receiverUnderTest();
    expect((await post(notification({ Message }))).status).toBe(422);
    expect(letters).toEqual([]);
  });
});

describe('a copy of a letter', () => {
  it('is dropped and answered like the first, whatever message it comes in', async () => {
    const { post, letters } = receiverUnderTest();
    await post(notification());
    expect(await post(notification())).toEqual({ status: 200, text: 'taken before' });
    expect(await post(notification({ MessageId: 'another' }))).toEqual({ status: 200, text: 'taken before' });
    expect(letters).toHaveLength(1);
  });

  it('waits for the first, and both fail with it', async () => {
    const failed: string[] = [];
    const { post } = receiverUnderTest({
      handle: async ({ letter }) => {
        await Promise.resolve();
        failed.push(letter);
        throw new Error('the database is away');
      },
    });
    const answers = await Promise.all([post(notification()), post(notification())]);
    expect(answers.map(({ status }) => status)).toEqual([500, 500]);
    expect(failed).toHaveLength(1);
  });

  it('is handed over when the first has failed', async () => {
    const taken: string[] = [];
    let isAway = true;
    const { post } = receiverUnderTest({
      handle: ({ letter }) => {
        if (isAway) throw new Error('the database is away');
        taken.push(letter);
      },
    });
    expect((await post(notification())).status).toBe(500);
    isAway = false;
    expect((await post(notification())).status).toBe(200);
    expect(taken).toEqual(['platform-212']);
  });

  it('is none when another topic, or another part, has its own', async () => {
    const other = `${TOPIC}-two`;
    const { post, letters } = receiverUnderTest({ topics: [TOPIC, other] });
    await post(notification());
    await post(notification({ TopicArn: other }));
    await post(notification({ Message: JSON.stringify({ ...LETTER, letter: 'platform-212.2' }) }));
    expect(letters).toHaveLength(3);
  });
});

describe('what the function throws', () => {
  it('is named in the log, and shown in full only at debug level', async () => {
    const handle = () => {
      throw new TypeError('Caracal has no owner');
    };
    const atInfo = receiverUnderTest({ handle });
    expect((await atInfo.post(notification())).text).not.toContain('Caracal');
    expect(atInfo.lines.join('\n')).toContain('TypeError');
    expect(atInfo.lines.join('\n')).not.toContain('Caracal');

    const lines: string[] = [];
    await receiverUnderTest({ handle, log: logTo((line) => lines.push(line), true) }).post(notification());
    expect(lines.join('\n')).toContain('Caracal has no owner');
  });
});

describe('a subscription', () => {
  it.each(VERSIONS)('is confirmed at its SNS, with a signature of version %s', async (version) => {
    const { post, asked, lines } = receiverUnderTest();
    const answer = await post(confirmation({ SignatureVersion: version }));
    expect(answer).toEqual({ status: 200, text: 'confirmed' });
    expect(asked).toEqual([CERTIFICATE_URL, expect.stringContaining('Action=ConfirmSubscription')]);
    expect(Object.fromEntries(new URL(asked[1]!).searchParams)).toEqual({
      Action: 'ConfirmSubscription',
      TopicArn: TOPIC,
      Token: '2336412f37',
    });
    expect(lines.join('\n')).not.toContain('2336412f37');
  });

  it('that could not be confirmed is tried again by SNS', async () => {
    const { post } = receiverUnderTest({}, { [CERTIFICATE_URL]: SNS_FILES[CERTIFICATE_URL]! });
    expect((await post(confirmation())).status).toBe(503);
  });

  it.each([
    ['another host', 'https://evil.example/?Action=ConfirmSubscription'],
    ['a host that begins alike', CONFIRM_URL.replace('.com/', '.com.evil.example/')],
    ['another region', CONFIRM_URL.replace('eu-central-1.amazonaws', 'eu-west-1.amazonaws')],
    ['a user before another host', CONFIRM_URL.replace('.com/', '.com@evil.example/')],
    ['a user before the host', CONFIRM_URL.replace('https://', 'https://me@')],
    ['a backslash before another host', CONFIRM_URL.replace('.com/', '.com\\@evil.example/')],
    ['another port', CONFIRM_URL.replace('.com/', '.com:8443/')],
    ['plain http', CONFIRM_URL.replace('https:', 'http:')],
    ['another path', CONFIRM_URL.replace('.com/', '.com/redirect')],
    ['another action', CONFIRM_URL.replace('ConfirmSubscription', 'Unsubscribe')],
    ['another topic', CONFIRM_URL.replace('lastpatch-platform', 'theirs')],
    ['another token', `${CONFIRM_URL}0`],
    ['one thing more', `${CONFIRM_URL}&Action=Unsubscribe`],
    ['a fragment', `${CONFIRM_URL}#here`],
    ['no address', 'confirm me'],
  ])('is not confirmed by %s, even with a good signature', async (_what, SubscribeURL) => {
    const { post, asked } = receiverUnderTest();
    expect((await post(confirmation({ SubscribeURL }))).status).toBe(403);
    expect(asked).toEqual([CERTIFICATE_URL]);
  });

  it('to a topic that is not expected is not confirmed', async () => {
    const TopicArn = TOPIC.replace('123456789012', '210987654321');
    const { post, asked } = receiverUnderTest();
    const theirs = confirmation({ TopicArn, SubscribeURL: CONFIRM_URL.replace(TOPIC, TopicArn) });
    expect((await post(theirs)).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it.each(VERSIONS)('that has ended is said, and stays ended (signature %s)', async (SignatureVersion) => {
    const { post, asked, lines } = receiverUnderTest();
    const answer = await post(confirmation({ Type: 'UnsubscribeConfirmation', SignatureVersion }));
    expect(answer.status).toBe(200);
    expect(asked).toEqual([CERTIFICATE_URL]);
    expect(lines).toEqual([expect.stringContaining(`the subscription to ${TOPIC} has ended`)]);
  });
});
