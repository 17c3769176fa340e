import type { Socket } from 'node:net';
import tls from 'node:tls';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpSettings } from '@lastpatch/settings';
import { CertificateAuthority, type Identity } from '../web/certificate-authority.ts';
import { listening } from '../web/listening.ts';

/** Issues what the servers of this test file show, and is trusted in it. */
export const MAIL_AUTHORITY = new CertificateAuthority();
tls.setDefaultCACertificates([...tls.getCACertificates(), MAIL_AUTHORITY.pem]);

const IDENTITY = MAIL_AUTHORITY.identity({ hosts: ['localhost', '127.0.0.1'] });

export const USER = 'lastpatch';
export const PASSWORD = 'hunter2';

/** What a server is asked, step by step. */
export type MailStep = 'connect' | 'login' | 'sender' | 'recipient' | 'mail';

/** What a server does at a step in place of what is right. */
export type MailFault =
  | { readonly at: MailStep; readonly answers: number; readonly text?: string }
  | { readonly at: MailStep; readonly does: 'reset' | 'hang' }
  /** It takes the mail, and its answer is lost. */
  | { readonly at: 'taken'; readonly does: 'reset' | 'hang' }
  /** It goes away after so many bytes of the mail. */
  | { readonly at: 'bytes'; readonly after: number };

/** A mail that a server has taken. */
export interface TakenMail {
  readonly from: string;
  readonly to: string;
  /** Byte for byte. */
  readonly source: string;
}

/** A server of mail on this machine, until the test is over. */
export interface MailServer {
  readonly port: number;
  /** In the order in which they came. */
  readonly taken: TakenMail[];
  /** What it does wrong, asked anew for each recipient of each mail. */
  fault: MailFault | ((to: string) => MailFault | undefined) | undefined;
  /** Called when it has been asked something and gives no answer. */
  hangs: () => void;
  /** Settings with which it takes mail. */
  readonly settings: SmtpSettings;
}

export interface MailServerOptions extends SMTPServerOptions {
  readonly identity?: Identity;
  /** How clients are to use TLS. */
  readonly tls?: SmtpSettings['tls'];
}

export async function mailServer({
  identity = IDENTITY,
  tls: how = 'upgrade',
  ...options
}: MailServerOptions = {}): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const taken: TakenMail[] = [];
  let to = '';
  const faultNow = (): MailFault | undefined =>
    typeof mail.fault === 'function' ? mail.fault(to) : mail.fault;
  const reset = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  /** Goes on, unless there is a fault at this step. */
  const step = (at: MailStep | 'taken', done: (error?: Error) => void): void => {
    const fault = faultNow();
    if (fault?.at !== at) done();
    else if ('answers' in fault) {
      done(Object.assign(new Error(fault.text ?? 'No.'), { responseCode: fault.answers }));
    } else if ('does' in fault && fault.does === 'reset') reset();
    else mail.hangs();
  };
  const server = new SMTPServer({
    ...identity,
    logger: false,
    secure: how === 'first',
    authOptional: how === 'none',
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_session, done) => step('connect', done),
    onAuth: ({ username, password }, _session, done) =>
      step('login', (error) => {
        const isRight = username === USER && password === PASSWORD;
        if (error || !isRight) done(error ?? new Error('Wrong'));
        else done(null, { user: username });
      }),
    onMailFrom: (_address, _session, done) => step('sender', done),
    onRcptTo: ({ address }, _session, done) => {
      to = address;
      step('recipient', done);
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        const fault = faultNow();
        if (fault?.at === 'bytes' && bytes >= fault.after) reset();
      });
      stream.on('end', () =>
        step('mail', (error) => {
          if (error) {
            done(error);
            return;
          }
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          taken.push({ from, to, source: Buffer.concat(chunks).toString('latin1') });
          step('taken', done);
        }),
      );
    },
    ...options,
  });
  // What clients do to a connection is theirs; the tests look at what they make of it.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listening(server.server);
  const mail: MailServer = {
    port,
    taken,
    fault: undefined,
    hangs: () => undefined,
    settings: {
      host: '127.0.0.1',
      port,
      tls: how,
      from: { name: 'Lastpatch', address: 'lastpatch@example.org' },
      login: how === 'none' ? null : { user: USER, password: { env: 'PASSWORD' } },
    },
  };
  return mail;
}

/** A mail as another program reads it. */
export async function readMail({ source }: TakenMail): Promise<Awaited<ReturnType<PostalMime['parse']>>> {
  return PostalMime.parse(Buffer.from(source, 'latin1'));
}
