import { describe, expect, it } from 'vitest';
import { readSettings, type SendSettings, SettingsError } from './index.ts';

const WATCH = 'watches: [{ id: platform, follow: { openstack: supported } }]\n';

function read(send: string): SendSettings | null {
  return readSettings(`${send}\n${WATCH}`, 'lastpatch.yaml').settings.send;
}

function problemsOf(send: string): readonly string[] {
  try {
    read(send);
    return [];
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ line, path, problem }) => `${line}: ${path}: ${problem}`);
    throw error;
  }
}

/** One key of `send.smtp`, beside what is needed. */
function smtp(entry: string): string {
  return `send: { smtp: { host: localhost, from: a@example.org, ${entry} } }`;
}

const NO_SECRET =
  'a secret never stands in this file: expected where it is read, as in { env: LASTPATCH_SMTP_PASSWORD } or { file: /run/credentials/lastpatch/smtp }';

describe('send in lastpatch.yaml', () => {
  it('says how each way is set up', () => {
    expect(
      read(`
send:
  smtp:
    host: mail.example.org
    port: 465
    from: Lastpatch <lastpatch@example.org>
    user: lastpatch
    password: { env: LASTPATCH_SMTP_PASSWORD }
  webhooks:
    secret: { file: /run/credentials/lastpatch/webhook }
  sms:
    command: [/usr/local/bin/send-sms, --to]
    seconds: 5
  matrix:
    server: https://matrix.example.org
    token: { env: LASTPATCH_MATRIX_TOKEN }`),
    ).toEqual({
      smtp: {
        host: 'mail.example.org',
        port: 465,
        tls: 'first',
        from: { name: 'Lastpatch', address: 'lastpatch@example.org' },
        login: { user: 'lastpatch', password: { env: 'LASTPATCH_SMTP_PASSWORD' } },
      },
      webhooks: { secret: { file: '/run/credentials/lastpatch/webhook' } },
      sms: { command: ['/usr/local/bin/send-sms', '--to'], seconds: 5 },
      matrix: { server: 'https://matrix.example.org', token: { env: 'LASTPATCH_MATRIX_TOKEN' } },
    });
  });

  it('fills in what is left out', () => {
    expect(read('')).toBeNull();
    expect(
      read(
        'send: { smtp: { host: 127.0.0.1, tls: none, from: a@example.org }, sms: { command: [/bin/sms] } }',
      ),
    ).toEqual({
      smtp: {
        host: '127.0.0.1',
        port: 587,
        tls: 'none',
        from: { name: '', address: 'a@example.org' },
        login: null,
      },
      webhooks: null,
      sms: { command: ['/bin/sms'], seconds: 20 },
      matrix: null,
    });
  });

  it.each(['[send-sms]', '[./send-sms]', '["", /bin/sms]', '[]', '["/bin/sms\\0"]'])(
    'takes no command that a run could not start: %s',
    (command) => {
      expect(problemsOf(`send: { sms: { command: ${command} } }`)).not.toEqual([]);
    },
  );

  it('asks for STARTTLS at any port but 465', () => {
    expect(read(smtp('port: 2525'))?.smtp).toMatchObject({ port: 2525, tls: 'upgrade' });
    expect(read(smtp('port: 587'))?.smtp).toMatchObject({ tls: 'upgrade' });
  });

  it('lists all problems at once, with their lines', () => {
    expect(
      problemsOf(`send:
  smtp:
    hots: mail.example.org
    host: mail.example.org:587
    port: 70000
    from: nobody
    tls: none
    user: lastpatch
  webhooks: secret
  sms:
    command: send-sms
    seconds: 0
  matrx: {}
  matrix:
    server: http://matrix.example.org`),
    ).toEqual([
      '3: send, smtp: unknown key hots: did you mean host?',
      '4: send, smtp, host: expected the name or the address of a host, as in mail.example.org, without a port and without brackets',
      '5: send, smtp, port: expected a port from 1 to 65535, as in 587',
      '6: send, smtp, from: expected one address, with a name or without, as in Lastpatch <lastpatch@example.org>',
      '7: send, smtp, tls: none is only for a server on this machine, such as localhost: leave it out',
      '8: send, smtp, user: there is no password: expected where it is read, as in password: { env: NAME }',
      '9: send, webhooks: expected secret',
      '11: send, sms, command: expected a list of the absolute path of a program and its arguments, as in [/usr/local/bin/send-sms]',
      '12: send, sms, seconds: expected a number of seconds from 1 to 600',
      '13: send: unknown key matrx: did you mean matrix?',
      '14: send, matrix, token: it is missing',
      '15: send, matrix, server: expected an address that begins with https:// and has no user, path, query or fragment, as in https://matrix.example.org',
    ]);
  });

  it.each([
    'hunter2',
    '[hunter2]',
    '{ value: hunter2 }',
    '{ hunter2: }',
    '{ env: A, file: /hunter2 }',
    '{ env: A, hunter2: b }',
    '{}',
  ])('refuses the password %s, says how it is done, and never repeats it', (password) => {
    const problems = problemsOf(smtp(`user: u, password: ${password}`));
    expect(problems).toEqual([`1: send, smtp, password: ${NO_SECRET}`]);
  });

  it.each(['hunter 2', '1A', '"$(hunter2)"', '[hunter2]', '""'])(
    'refuses the variable %s without repeating it',
    (name) => {
      expect(problemsOf(smtp(`user: u, password: { env: ${name} }`))).toEqual([
        '1: send, smtp, password, env: expected the name of an environment variable, as in LASTPATCH_SMTP_PASSWORD',
      ]);
    },
  );

  it.each(['localhost', '127.0.0.1', '127.1.2.3', '"::1"'])('lets %s do without TLS', (host) => {
    expect(problemsOf(`send: { smtp: { host: ${host}, from: a@example.org, tls: none } }`)).toEqual([]);
  });

  it.each(['mail.example.org', '128.0.0.1', '127.0.0.1.example.org', 'localhost.example.org', '"::2"'])(
    'does not let %s do without TLS',
    (host) => {
      expect(problemsOf(`send: { smtp: { host: ${host}, from: a@example.org, tls: none } }`)).toEqual([
        '1: send, smtp, tls: none is only for a server on this machine, such as localhost: leave it out',
      ]);
    },
  );

  it.each([
    [
      'tls: off',
      'tls: expected none, and that only for a server on this machine; leave it out for TLS, which is required',
    ],
    ['tls: none, port: 465', 'tls: port 465 is TLS from the first byte: leave out one of them'],
    ['password: { env: A }', 'password: there is no user: expected who logs in with it'],
    ['port: 0', 'port: expected a port from 1 to 65535, as in 587'],
  ])('refuses %s', (entry, problem) => {
    expect(problemsOf(smtp(entry))).toEqual([`1: send, smtp, ${problem}`]);
  });

  it.each([
    ['a@example.org', { name: '', address: 'a@example.org' }],
    ['<a@example.org>', { name: '', address: 'a@example.org' }],
    ['Ops Döner & Co. <a@example.org>', { name: 'Ops Döner & Co.', address: 'a@example.org' }],
  ])('takes the sender %s', (from, read) => {
    const send = `send: { smtp: { host: localhost, from: "${from}" } }`;
    expect(readSettings(`${send}\n${WATCH}`, 'lastpatch.yaml').settings.send?.smtp?.from).toEqual(read);
  });

  it.each([
    'a@example.org, b@example.org',
    'A <a@example.org> B',
    'A <a@example.org>\\r\\nBcc: b@example.org',
    'A\\nB <a@example.org>',
    'A: <a@example.org>',
    'a',
    '',
  ])('refuses the sender %s', (from) => {
    expect(problemsOf(`send: { smtp: { host: localhost, from: "${from}" } }`)).toHaveLength(1);
  });

  it.each([
    'https://matrix.example.org',
    'https://matrix.example.org:8448/',
    'http://127.0.0.1:8008',
    'http://[::1]:8008',
  ])('takes the server %s', (server) => {
    expect(problemsOf(`send: { matrix: { server: "${server}", token: { env: A } } }`)).toEqual([]);
  });
});
