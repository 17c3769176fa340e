import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../src/daily-check/letter.ts';
import type { Message } from '../src/daily-check/message.ts';
import type { Channel, Outcome } from '../src/daily-check/ports.ts';

/** A channel that keeps what it was given. */
export class RecordingChannel implements Channel {
  readonly name: string;
  readonly carries: Channel['carries'];
  readonly timeLimitMs = 60_000;
  readonly maxBytes = null;
  /** How many attempts it takes at once; one, and none beside those of others like it, while it is left out. */
  atOnce?: number;
  /** What it shares with others that name the same. */
  way?: string;
  /** What it took, in order. */
  readonly messages: Message[] = [];
  /** How each attempt ends: what is `unknown` has gone out, what is `pending` or `refused` has not. */
  outcome: Outcome | ((message: Message) => Outcome) = { state: 'sent' };
  /** Before an attempt ends, so that others come in between. */
  pause: (message: Message) => Promise<void> = () => Promise.resolve();

  constructor(name = 'recording', carries: Channel['carries'] = 'letters') {
    this.name = name;
    this.carries = carries;
  }

  /** The ids of the letters that it took, in order. */
  get sent(): string[] {
    return this.messages.map(({ letter }) => letter);
  }

  async publish(message: Message): Promise<Outcome> {
    await this.pause(message);
    const outcome = typeof this.outcome === 'function' ? this.outcome(message) : this.outcome;
    if (outcome.state === 'sent' || outcome.state === 'unknown') this.messages.push(message);
    return outcome;
  }
}

/** A message that says which notices a letter tells, and as of which day it was made. */
export function plainMessage(letter: Letter, today: CalendarDate): Message {
  const notices = letter.notices.map(({ id }) => id);
  return {
    letter: letter.id,
    watch: letter.watch,
    on: letter.on,
    subject: letter.id,
    text: [`made on ${today}`, ...notices].join('\n'),
    sms: letter.kind === 'urgent' ? letter.id : null,
    json: JSON.stringify({ notices }),
    chat: '{}',
  };
}
