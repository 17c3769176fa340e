import { describe, expect, it } from 'vitest';
import {
  PROTOCOLS,
  readSubscribers,
  refusedAtHome,
  refusedOnAws,
  type RefusedProtocol,
  SettingsError,
  type SendSettings,
} from './index.ts';

const FILE = `watches:
  platform:
    - email: ops@example.org
    - sms: +4915112345678
    - https: https://hooks.example.org/secret
    - sqs: arn:aws:sqs:eu-central-1:123456789012:queue
    - lambda: arn:aws:lambda:eu-central-1:123456789012:function:name
    - slack: https://hooks.slack.com/services/secret
    - mattermost: https://chat.example.org/hooks/secret
    - teams: https://example.org/secret
    - matrix: "!room:example.org"
operators:
  - command: [/usr/local/bin/page]
`;

function problemsOf(refused: RefusedProtocol): readonly string[] {
  try {
    readSubscribers(FILE, 'subscribers.yaml', { watches: ['platform'], refused });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.lines.slice(1);
    throw error;
  }
}

const BOTH =
  'Where one file is to serve both, keep this entry in a file of its own, and name the file with --subscribers';

describe('where subscribers are reached from', () => {
  it('refuses on AWS what only a machine of one’s own sends to, all of it at once', () => {
    const refused = (protocol: string): string =>
      `${protocol}: only a machine of your own sends letters there, AWS does not. ${BOTH}`;
    expect(problemsOf(refusedOnAws)).toEqual([
      `subscribers.yaml:8: watches, platform, 6: ${refused('slack')}`,
      `subscribers.yaml:9: watches, platform, 7: ${refused('mattermost')}`,
      `subscribers.yaml:10: watches, platform, 8: ${refused('teams')}`,
      `subscribers.yaml:11: watches, platform, 9: ${refused('matrix')}`,
      `subscribers.yaml:13: operators, 1: ${refused('command')}`,
    ]);
  });

  it('refuses on AWS an address that is this machine itself', () => {
    const refused = (address: string): string | undefined => refusedOnAws('https', address);
    expect(refused('http://localhost:18080/hook')).toMatch(/^https: only a machine of your own/);
    expect(refused('https://hooks.example.org/')).toBeUndefined();
  });

  it('says at home how to set up what is not', () => {
    expect(problemsOf(refusedAtHome(null))).toEqual([
      'subscribers.yaml:3: watches, platform, 1: email: it is not set up: send.smtp in lastpatch.yaml says by which server',
      'subscribers.yaml:4: watches, platform, 2: sms: it is not set up: send.sms in lastpatch.yaml says by which command',
      'subscribers.yaml:5: watches, platform, 3: https: it is not set up: send.webhooks in lastpatch.yaml says what they are signed with',
      `subscribers.yaml:6: watches, platform, 4: sqs: only AWS sends letters there, a machine of your own does not. ${BOTH}`,
      `subscribers.yaml:7: watches, platform, 5: lambda: only AWS sends letters there, a machine of your own does not. ${BOTH}`,
      'subscribers.yaml:11: watches, platform, 9: matrix: it is not set up: send.matrix in lastpatch.yaml says by which server',
    ]);
  });

  it('takes all that can be sent to, and of what AWS alone sends to nothing', () => {
    const secret = { env: 'SECRET' };
    const send: SendSettings = {
      smtp: {
        host: 'mail.example.org',
        port: 587,
        tls: 'upgrade',
        from: { name: '', address: 'lastpatch@example.org' },
        login: null,
      },
      webhooks: { secret },
      sms: { command: ['/usr/local/bin/send-sms'], seconds: 20 },
      matrix: { server: 'https://matrix.example.org', token: secret },
    };
    const refused = PROTOCOLS.filter((protocol) => refusedAtHome(send)(protocol, '') !== undefined);
    expect(refused).toEqual(['sqs', 'lambda']);
  });
});
