import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../src/daily-check/letter.ts';
import type { Channel, Outcome } from '../src/daily-check/ports.ts';

/** A channel that keeps what it was given. */
export class RecordingChannel implements Channel {
  readonly name: string;
  /** The ids of the letters that it took, in order. */
  readonly sent: string[] = [];
  /** The days from which days were counted in them. */
  readonly days: CalendarDate[] = [];
  /** How each attempt ends. */
  outcome: Outcome = { state: 'sent' };
  /** Before an attempt ends, so that others come in between. */
  pause: () => Promise<void> = () => Promise.resolve();

  constructor(name = 'recording') {
    this.name = name;
  }

  async deliver({ id }: Letter, today: CalendarDate): Promise<Outcome> {
    await this.pause();
    if (this.outcome.state === 'sent') {
      this.sent.push(id);
      this.days.push(today);
    }
    return this.outcome;
  }
}
