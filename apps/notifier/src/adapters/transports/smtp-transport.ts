import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from '@lastpatch/settings';
import type { Message } from '../../daily-check/message.ts';
import { LocationFailure } from '../file-failure.ts';
import type { ReadSecret } from '../secret.ts';
import { mailOf } from './smtp-mail.ts';
import { type SmtpFailure, smtpOutcome } from './smtp-outcome.ts';
import type { Attempted, Transport } from './transport.ts';

/** A server that looks at a mail before it answers takes some seconds. */
const ATTEMPT_MS = 50_000;

/** An attempt ends by itself before anybody ends it: then it is known how far it had come. */
const MARGIN_MS = 10_000;

const FAREWELL_MS = 1000;

/** Servers take 10 MB and more; nobody reads a mail of that size. */
const MOST_BYTES = 1024 * 1024;

/** Of a mail that is longer, it is known whether the server can have had all of it when the connection broke. */
const CHUNK_BYTES = 16 * 1024;

/** Hands each letter to a server of mail, a connection and a mail for each subscriber. */
export class SmtpTransport implements Transport {
  readonly timeLimitMs: number;
  readonly maxBytes = MOST_BYTES;
  readonly #settings: SmtpSettings;
  readonly #secret: ReadSecret;
  readonly #attemptMs: number;

  constructor(settings: SmtpSettings, secret: ReadSecret, attemptMs = ATTEMPT_MS) {
    this.#settings = settings;
    this.#secret = secret;
    this.#attemptMs = attemptMs;
    this.timeLimitMs = attemptMs + MARGIN_MS;
  }

  bytesOf({ subject, text }: Message): number {
    return Buffer.byteLength(subject) + Buffer.byteLength(text);
  }

  /** There is one, whoever the mail is for. */
  serverOf(): string {
    const { host, port } = this.#settings;
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  async publish(
    message: Message,
    to: string,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<Attempted> {
    const { from, login } = this.#settings;
    let password: string | null;
    try {
      password = login && (await this.#secret(login.password));
    } catch (error) {
      if (!(error instanceof LocationFailure)) throw error;
      return { state: 'pending', why: error.message };
    }
    const mail = await mailOf(message, { from, to });
    const failure = await this.#handOver(mail, { to, password, signal });
    return failure === undefined ? { state: 'sent' } : smtpOutcome(failure);
  }

  /** @returns how it has failed; undefined when the server has taken the mail */
  async #handOver(mail: Buffer, { to, password, signal }: Attempt): Promise<SmtpFailure | undefined> {
    // It was not asked, so that it says nothing of the server.
    if (signal.aborted) return { error: new OutOfTime(), isNamed: true, isHandedOver: false };
    const { from, login } = this.#settings;
    const connection = this.#connection();
    let isNamed = false;
    let isHandedOver = false;
    const source = Readable.from(chunksOf(mail), { objectMode: false });
    // Only what comes after its end tells the server that this was all of it.
    source.once('end', () => (isHandedOver = true));
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const limit = setTimeout(() => reject(new OutOfTime()), this.#attemptMs);
    signal.addEventListener('abort', () => reject(new OutOfTime()), { once: true });
    connection.on('error', reject);
    const step = (next: () => void) => (error?: Error | null) => (error ? reject(error) : next());
    const send = (): void => {
      isNamed = true;
      const envelope = { from: from.address, to: [to], size: mail.length };
      connection.send(
        envelope,
        source,
        step(() => resolve(undefined)),
      );
    };
    connection.connect(
      step(() => {
        if (login === null || password === null) send();
        else connection.login({ credentials: { user: login.user, pass: password } }, step(send));
      }),
    );
    try {
      await promise;
      connection.quit();
      // It has the mail: a server that does not say farewell is not waited for.
      setTimeout(() => connection.close(), FAREWELL_MS).unref();
      return undefined;
    } catch (error) {
      // Nothing more of it goes out.
      connection.close();
      return { error, isNamed, isHandedOver };
    } finally {
      clearTimeout(limit);
    }
  }

  #connection(): SMTPConnection {
    const { host, port, tls } = this.#settings;
    return new SMTPConnection({
      host,
      port,
      secure: tls === 'first',
      requireTLS: tls === 'upgrade',
      ignoreTLS: tls === 'none',
      // Whatever the environment says.
      tls: { rejectUnauthorized: true },
      connectionTimeout: this.#attemptMs,
      greetingTimeout: this.#attemptMs,
      socketTimeout: this.#attemptMs,
      socketCloseTimeout: 0,
      allowInternalNetworkInterfaces: true,
      logger: false,
    });
  }
}

interface Attempt {
  readonly to: string;
  /** Null where there is no login. */
  readonly password: string | null;
  readonly signal: AbortSignal;
}

/** As Nodemailer says it. */
class OutOfTime extends Error {
  readonly code = 'ETIMEDOUT';
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
