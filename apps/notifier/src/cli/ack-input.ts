import { addMonths, type CalendarDate } from '@lastpatch/release-model';
import type { Ack } from '../daily-check/ack.ts';
import { plainLine } from '../letters/plain-line.ts';
import { UsageFailure } from './failure.ts';
import { dayFrom } from './global-options.ts';

/** How far away the end of a mute may be. */
const MOST_MONTHS = 24;

const LONGEST_WHY = 200;

/** Until when something is to be muted, and why where that is said, as it was written. */
export interface WrittenMute {
  readonly until?: string;
  readonly why?: string;
}

/**
 * Until when something is muted, and why; the reason is empty where none is given.
 *
 * @throws UsageFailure with all that is wrong
 */
export function muteFrom({ until, why }: WrittenMute, today: CalendarDate): Pick<Ack, 'until' | 'why'> {
  const problems: string[] = [];
  const read = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UsageFailure)) throw error;
      problems.push(error.message);
      return undefined;
    }
  };
  const day = read(() => untilFrom(until, today));
  const reason = read(() => whyFrom(why));
  if (day === undefined || reason === undefined) throw new UsageFailure(problems.join('\n'));
  return { until: day, why: reason };
}

function untilFrom(text: string | undefined, today: CalendarDate): CalendarDate {
  const last = addMonths(today, MOST_MONTHS);
  if (text === undefined) {
    throw new UsageFailure(
      `--until: say from which day on it is to be told again, up to ${last}: nothing is muted for ever.`,
    );
  }
  const until = dayFrom('--until', text);
  if (until <= today) throw new UsageFailure(`--until: expected a day after ${today}, got ${until}.`);
  if (until <= last) return until;
  throw new UsageFailure(
    `--until: expected a day up to ${last}, two years from now, got ${until}: what is muted for ever is a deadline missed.`,
  );
}

function whyFrom(text: string | undefined): string {
  if (text === undefined) return '';
  const why = plainLine(text);
  if (why === '') {
    throw new UsageFailure(
      '--why: say in one line why it is muted, which everybody who looks sees, or leave it out.',
    );
  }
  // As people count them, not as they are stored.
  const { length } = Array.from(why);
  if (length <= LONGEST_WHY) return why;
  throw new UsageFailure(`--why: expected at most ${LONGEST_WHY} characters, got ${length}.`);
}
