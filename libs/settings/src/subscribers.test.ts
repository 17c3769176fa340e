import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSubscribers, SettingsError, type Subscribers } from './index.ts';

const WATCHES = ['platform', 'storage'];

function read(text: string): Subscribers {
  return readSubscribers(text, 'subscribers.yaml', { watches: WATCHES });
}

function problemsOf(text: string): readonly string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.lines;
    throw error;
  }
}

const WEBHOOK =
  'expected the address of an incoming webhook, which begins with https:// (http:// where it is on this machine itself) and has no user, no password and no #';

/** What is said of an endpoint, whatever was written. */
const EXPECTED: Readonly<Record<string, string>> = {
  email: 'expected one address of email, as in ops@example.org',
  sms: 'expected a phone number with + and 8 to 15 digits and nothing between them, as in +4915112345678',
  https:
    'expected an address that begins with https:// (http:// where it is on this machine itself) and has no user, no password and no #, as in https://hooks.example.org/lastpatch',
  sqs: 'expected the ARN of a standard queue, as in arn:aws:sqs:eu-central-1:123456789012:queue',
  lambda:
    'expected the ARN of a function, as in arn:aws:lambda:eu-central-1:123456789012:function:name, with a version or alias or without',
  slack: WEBHOOK,
  mattermost: WEBHOOK,
  teams: WEBHOOK,
  matrix: 'expected a room or its alias in quotes, as in "!room:example.org" or "#room:example.org"',
};

/** A file with one entry for a watch. */
function entry(text: string): string {
  return `watches: { platform: [${text}] }`;
}

describe('subscribers.yaml', () => {
  it('says who gets what', () => {
    expect(
      read(`
watches:
  platform:
    - email: ops@example.org
    - sms: "+4915112345678"
    - https: https://hooks.example.org/lastpatch
    - sqs: arn:aws:sqs:eu-central-1:123456789012:queue
    - lambda: arn:aws:lambda:eu-central-1:123456789012:function:name
    - email: boss@example.org
      urgent: true
    - { email: all@example.org, urgent: false }
operators:
  - email: oncall@example.org
  - sms: +15551234567
`),
    ).toEqual({
      watches: new Map([
        [
          'platform',
          [
            { protocol: 'email', endpoint: 'ops@example.org', isUrgent: false },
            { protocol: 'sms', endpoint: '+4915112345678', isUrgent: true },
            { protocol: 'https', endpoint: 'https://hooks.example.org/lastpatch', isUrgent: false },
            { protocol: 'sqs', endpoint: 'arn:aws:sqs:eu-central-1:123456789012:queue', isUrgent: false },
            {
              protocol: 'lambda',
              endpoint: 'arn:aws:lambda:eu-central-1:123456789012:function:name',
              isUrgent: false,
            },
            { protocol: 'email', endpoint: 'boss@example.org', isUrgent: true },
            { protocol: 'email', endpoint: 'all@example.org', isUrgent: false },
          ],
        ],
      ]),
      operators: [
        { protocol: 'email', endpoint: 'oncall@example.org', isUrgent: false },
        { protocol: 'sms', endpoint: '+15551234567', isUrgent: false },
      ],
    });
  });

  it('has a sample that can be read', () => {
    const sample = readFileSync(new URL('../../../docs/subscribers.sample.yaml', import.meta.url), 'utf8');
    const { watches, operators } = read(sample);
    expect(watches.get('platform')?.map(({ protocol }) => protocol)).toEqual([
      ...['email', 'sms', 'https', 'sqs', 'lambda', 'email'],
    ]);
    expect(operators).toHaveLength(1);
  });

  it('may leave out the operators, or a watch, or name nobody', () => {
    expect(read('watches: { storage: [] }')).toEqual({ watches: new Map([['storage', []]]), operators: [] });
    expect(read('operators: []')).toEqual({ watches: new Map(), operators: [] });
  });

  it('lets one endpoint follow two watches', () => {
    const { watches } = read('watches: { platform: [&a { email: a@example.org }], storage: [*a] }');
    expect(watches.get('storage')).toEqual(watches.get('platform'));
  });

  it('lists all problems at once, with their lines', () => {
    expect(
      problemsOf(`watches:
  platfrom:
    - email: ops@example.org
  storage:
    - sms: "015112345678"
    - emial: ops@example.org
    - email: a@example.org
      urgnet: true
operatros: []
`),
    ).toEqual([
      'subscribers.yaml has 5 problems:',
      'subscribers.yaml:2: watches, platfrom: no watch of lastpatch.yaml is called platfrom: did you mean platform?',
      'subscribers.yaml:5: watches, storage, 1: sms: expected a phone number with + and 8 to 15 digits and nothing between them, as in +4915112345678',
      'subscribers.yaml:6: watches, storage, 2: unknown key emial: did you mean email?',
      'subscribers.yaml:8: watches, storage, 3: unknown key urgnet: did you mean urgent?',
      'subscribers.yaml:9: unknown key operatros: did you mean operators?',
    ]);
  });

  it.each([
    ['email', 'ops@example.org'],
    ['email', 'first.last+tag@mail.example.co.uk'],
    ['email', 'ümlaut@example.org'],
    ['sms', '+12345678'],
    ['sms', '+123456789012345'],
    ['https', 'https://example.org'],
    ['https', 'https://example.org:8443/a/b?c=d'],
    ['https', 'http://localhost:18080/hook'],
    ['https', 'http://127.0.0.1'],
    ['mattermost', 'http://[::1]:8065/hooks/x'],
    ['slack', 'http://LOCALHOST/services/x'],
    ['teams', 'http://127.1.2.3:8080/x'],
    ['sqs', 'arn:aws-cn:sqs:cn-north-1:123456789012:queue_1-a'],
    ['lambda', 'arn:aws:lambda:us-east-1:123456789012:function:name:live'],
    ['slack', 'https://hooks.slack.com/services/T0/B0/x'],
    ['mattermost', 'https://chat.example.org:8443/hooks/x'],
    ['teams', 'https://example.org/workflows/x?sig=y'],
    ['matrix', '!room:example.org'],
    ['matrix', '!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM'],
    ['matrix', '#room:[2001:db8::1]:8448'],
  ])('takes %s: %s', (protocol, endpoint) => {
    expect(problemsOf(entry(`{ ${protocol}: "${endpoint}" }`))).toEqual([]);
  });

  it.each([
    ['email', 'ops'],
    ['email', 'ops@localhost'],
    ['email', 'a@example.org, b@example.org'],
    ['email', 'Ops <ops@example.org>'],
    ['email', 'a@b@example.org'],
    ['email', 'ops@example..org'],
    ['email', '.ops@example.org'],
    ['email', `${'a'.repeat(250)}@example.org`],
    ['sms', '4915112345678'],
    ['sms', '+49 151 12345678'],
    ['sms', '+0123456789'],
    ['sms', '+1234567'],
    ['sms', '+1234567890123456'],
    ['https', 'http://example.org'],
    ['https', 'http://localhost.example.org/'],
    ['https', 'http://127.0.0.1.example.org/'],
    ['https', 'http://10.0.0.1/'],
    ['https', 'http://user:secret@localhost/'],
    ['https', 'ftp://localhost/'],
    ['https', 'https:example.org'],
    ['https', 'https://user:secret@example.org/'],
    ['https', 'https://secret@example.org/'],
    ['https', 'https://example.org/#secret'],
    ['https', 'https://exa mple.org/'],
    ['https', 'https://'],
    ['sqs', 'https://sqs.eu-central-1.amazonaws.com/123456789012/queue'],
    ['sqs', 'arn:aws:sqs:eu-central-1:123456789012:queue.fifo'],
    ['sqs', 'arn:aws:sqs:eu-central-1:12345:queue'],
    ['lambda', 'name'],
    ['lambda', 'arn:aws:lambda:eu-central-1:123456789012:layer:name'],
    ['slack', 'http://hooks.slack.com/services/T0/B0/x'],
    ['mattermost', 'https://secret@chat.example.org/'],
    ['teams', 'example.org'],
    ['matrix', 'room:example.org'],
    ['matrix', '#room'],
    ['matrix', '!room:exam ple.org'],
  ])('refuses %s: %s, and does not repeat it', (protocol, endpoint) => {
    expect(problemsOf(entry(`{ ${protocol}: "${endpoint}" }`))).toEqual([
      `subscribers.yaml:1: watches, platform, 1: ${protocol}: ${EXPECTED[protocol]}`,
    ]);
  });

  it.each([
    [
      'ops@example.org',
      /expected one of email, sms, https, sqs, lambda, slack, mattermost, teams, matrix, command with its endpoint, as in/,
    ],
    ['{}', /expected one of email/],
    ['[]', /expected one of email/],
    ['{ urgent: true }', /expected one of email/],
    ['{ email: [ops@example.org] }', /email: expected one address/],
    ['{ email: a@example.org, sms: +4915112345678 }', /expected one protocol, got email and sms/],
    ['{ email: a@example.org, urgent: yes }', /urgent: expected true or false/],
    ['{ sms: +4915112345678, urgent: false }', /urgent: phones get urgent letters only, so leave it out/],
    ['{ http: "http://example.org" }', /unknown key http: did you mean https\?/],
  ])('refuses the entry %s', (text, problem) => {
    const lines = problemsOf(entry(text));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(problem);
    expect(lines[0]?.replace(/as in .+/, '')).not.toMatch(/example\.org|15112345/);
  });

  it('keeps a command as the JSON of its list', () => {
    expect(
      read(entry('{ command: [/usr/local/bin/page, --from, "last patch"] }')).watches.get('platform'),
    ).toEqual([
      { protocol: 'command', endpoint: '["/usr/local/bin/page","--from","last patch"]', isUrgent: false },
    ]);
  });

  it.each([
    'page secret',
    '[secret]',
    '[./secret]',
    '[]',
    '[[secret]]',
    '[""]',
    '["secret\\0"]',
    '{ a: secret }',
  ])('refuses the command %s, and does not repeat it', (command) => {
    expect(problemsOf(entry(`{ command: ${command} }`))).toEqual([
      'subscribers.yaml:1: watches, platform, 1: command: expected a list of the absolute path of a program and its arguments, as in [/usr/local/bin/page, --from, lastpatch]',
    ]);
  });

  it('takes urgent: true of a phone for what it is anyway', () => {
    expect(problemsOf(entry('{ sms: +4915112345678, urgent: true }'))).toEqual([]);
  });

  it('knows one topic for the operators', () => {
    expect(problemsOf('operators: [{ email: a@example.org, urgent: true }]')).toEqual([
      'subscribers.yaml:1: operators, 1: urgent: the operators have one topic, so leave it out',
    ]);
  });

  it.each([
    ['{ email: a@example.org }, { email: A@Example.org }', 'the same endpoint as in 1'],
    [
      '{ email: a@example.org }, { email: a@example.org, urgent: true }',
      'the same endpoint as in 1, once for all letters and once for urgent ones: it would be told the same twice, so keep one',
    ],
    ['{ https: "https://EXAMPLE.org" }, { https: "https://example.org/" }', 'the same endpoint as in 1'],
  ])('refuses an endpoint twice in a watch: %s', (entries, problem) => {
    expect(problemsOf(entry(entries))).toEqual([`subscribers.yaml:1: watches, platform, 2: ${problem}`]);
  });

  it.each([
    [
      '',
      'subscribers.yaml: the file is empty: expected watches and operators, each with lists of subscribers',
    ],
    ['ops@example.org', 'subscribers.yaml: expected watches and operators, each with lists of subscribers'],
    ['watches: [platform]', 'subscribers.yaml:1: watches: expected watches by their ids, each with a list'],
    [
      'watches: { platform: }',
      'subscribers.yaml:1: watches, platform: expected a list of subscribers, as in [{ email: ops@example.org }]',
    ],
    [
      'operators: { email: a@example.org }',
      'subscribers.yaml:1: operators: expected a list of subscribers, as in [{ email: ops@example.org }]',
    ],
  ])('refuses %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each([
    'watches: { secret@example.org: [] }',
    'watches: { 4915112345678: [] }',
    'watches: { "+4915112345678": [{ email: x }] }',
    'secret@example.org: []',
    entry('{ secret@example.org: email }'),
    entry('{ 4915112345678: sms }'),
    entry('*secret'),
    'watches:\n  platform: []\n  secret@example.org: []\n  secret@example.org: []\n',
    'watches: { platform: [ !secret ops ] }',
    'watches: { platform: [ { email: secret@example.org ]',
  ])('never repeats an address that stands where none belongs: %j', (text) => {
    const said = problemsOf(text).join('\n');
    expect(said).not.toBe('');
    expect(said).not.toMatch(/secret|15112345678/);
  });
});
