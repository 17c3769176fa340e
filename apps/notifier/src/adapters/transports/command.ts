import { isAbsolute } from 'node:path';
import type { Message } from '../../daily-check/message.ts';
import type { Outcome } from '../../daily-check/ports.ts';
import { harmlessJson } from '../../letters/letter-json.ts';
import { SMS_PREFIX } from '../../letters/sms-text.ts';
import type { Environment } from '../web/proxy-choice.ts';
import { commandOutcome } from './command-outcome.ts';
import { runCommand } from './run-command.ts';
import { withSpareTime } from './spare-time.ts';
import type { Transport } from './transport.ts';

/** How commands are run. */
export interface CommandSettings {
  /** Of this process: what a command gets of it is PATH, LANG and TZ. */
  readonly environment: Environment;
  /** How long one may take, in milliseconds. @default 20 seconds */
  readonly limitMs?: number;
}

const LIMIT_MS = 20_000;

type Attempt = Parameters<Transport['publish']>[2];

/** Hands a letter to a program: the letter's JSON on standard input, with its text, and of an urgent one its SMS. */
export class CommandTransport implements Transport {
  readonly timeLimitMs: number;
  readonly maxBytes = null;
  readonly #environment: Environment;
  readonly #limitMs: number;

  constructor({ environment, limitMs = LIMIT_MS }: CommandSettings) {
    this.#environment = environment;
    this.#limitMs = limitMs;
    this.timeLimitMs = withSpareTime(limitMs);
  }

  /** @param to path and arguments of the program, as JSON: `["/usr/local/bin/page","--from","lastpatch"]` */
  async publish(message: Message, to: string, { signal, carries }: Attempt): Promise<Outcome> {
    const argv = argvOf(to);
    if (argv === undefined) return { state: 'refused', why: NO_COMMAND };
    const sms = carries === 'urgent' ? SMS_PREFIX + (message.sms ?? message.subject) : null;
    const input = commandInput(message, sms);
    const seconds = this.#limitMs / 1_000;
    const ended = await runCommand(
      { argv, input, environment: environmentFor(message, this.#environment) },
      AbortSignal.any([signal, AbortSignal.timeout(this.#limitMs)]),
    );
    const privates = [input, message.text, message.subject, sms ?? '', ...argv];
    return commandOutcome(ended, { seconds, privates });
  }
}

/** Hands the SMS of an urgent letter to the program that sends SMS, with the number as its last argument. */
export class SmsCommandTransport implements Transport {
  readonly timeLimitMs: number;
  readonly maxBytes = null;
  readonly #command: readonly string[];
  readonly #transport: CommandTransport;

  constructor({ command, ...settings }: CommandSettings & { readonly command: readonly string[] }) {
    this.#command = command;
    this.#transport = new CommandTransport(settings);
    this.timeLimitMs = this.#transport.timeLimitMs;
  }

  /** @param to a number: `+4915112345678` */
  async publish(message: Message, to: string, attempt: Attempt): Promise<Outcome> {
    // A number that begins with a dash would be an option.
    if (!/^\+\d{5,20}$/.test(to)) {
      return { state: 'refused', why: 'it is no number of a phone, expected + and digits alone' };
    }
    return this.#transport.publish(message, JSON.stringify([...this.#command, to]), attempt);
  }
}

const NO_COMMAND =
  'it is no command, expected a list of the absolute path of a program and its arguments, as in [/usr/local/bin/page, --now]';

function argvOf(to: string): readonly [string, ...string[]] | undefined {
  let argv: unknown;
  try {
    argv = JSON.parse(to);
  } catch {
    return undefined;
  }
  if (!Array.isArray(argv) || !argv.every((part) => typeof part === 'string')) return undefined;
  const [program, ...args] = argv;
  return program !== undefined && isAbsolute(program) ? [program, ...args] : undefined;
}

/** The letter by docs/letter.schema.json, with two members more: the text of the email, and the SMS as phones get it. */
function commandInput({ json, text }: Message, sms: string | null): string {
  return `${harmlessJson({ ...(JSON.parse(json) as object), text, sms })}\n`;
}

const DEFAULT_PATH = '/usr/local/bin:/usr/bin:/bin';

/** No more than a program needs: the environment of this process may hold secrets. */
function environmentFor(
  { letter, watch }: Message,
  { PATH = DEFAULT_PATH, LANG, TZ }: Environment,
): Readonly<Record<string, string>> {
  return {
    PATH,
    ...(LANG === undefined ? {} : { LANG }),
    ...(TZ === undefined ? {} : { TZ }),
    LASTPATCH_LETTER: letter,
    LASTPATCH_WATCH: watch,
  };
}
