import { type CalendarDate, isEndOfSupport } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { readGroups } from './group-words.ts';
import { gsm7Length, gsm7Text, isGsm7 } from './gsm7.ts';
import { headlineForms } from './headline-forms.ts';
import { shortHops } from './hop-words.ts';
import { shortNamed } from './notice-names.ts';
import { bareLink } from './web-link.ts';

/** What SNS puts before the text by itself: the topic's display name in this form. It counts, and is not in our text. */
export const SMS_PREFIX = 'LASTPATCH> ';

/** What one segment holds, in places of 7 bits. */
export const SMS_LENGTH = 160;

/**
 * The SMS of an urgent letter: its most urgent fact with its date, what to do, how many more facts there are, and upstream's
 * page, as far as one segment of GSM-7 characters holds them beside the prefix. Chosen among shorter and shorter whole
 * texts, so that no word and no date is cut; the names of upstream alone are shortened, when nothing else helps.
 *
 * @returns null for a letter that is not urgent, or has no notice
 */
export function smsText(letter: Letter, today: CalendarDate): string | null {
  const groups = readGroups(letter.notices);
  const [first] = groups;
  if (letter.kind !== 'urgent' || !first) return null;
  const more = groups.length > 1 ? ` +${groups.length - 1} more` : '';
  // Where to go is worth more than the whole of a name; where it ends is worth more than that.
  for (const isShort of [false, true]) {
    for (const { headline, length, isPlaced } of headlineForms(first, today, gsm7Text)) {
      if (!isPlaced && !isShort) break;
      const fitting = texts(first, { headline, length, isShort, more, today }).find(fits);
      if (fitting !== undefined) return fitting;
    }
  }
  return gsm7Text(`Dates of what you follow have come or moved.${more ? `${more}.` : ''} Read the email.`);
}

interface SmsParts {
  readonly headline: string;
  /** How long names may be. */
  readonly length: number;
  /** Whether what to do is said in the fewest words. */
  readonly isShort: boolean;
  /** ` +2 more`, or nothing. */
  readonly more: string;
  readonly today: CalendarDate;
}

/** The longest text first. The number of further facts is in each of them, and so is what to do. */
function texts(group: readonly Notice[], { headline, length, isShort, more, today }: SmsParts): string[] {
  const [first] = group.slice(0, 1).map((notice) => shortNamed(notice, length, gsm7Text));
  if (!first) return [];
  const fact = gsm7Text(headline);
  const bare = bareLink(first.link);
  const link = bare !== null && isGsm7(bare) ? ` ${bare}` : '';
  const end = more === '' ? '' : `${more}.`;
  return whatToDo(first, group.length, isShort, today).flatMap((todo) => {
    const text = `${fact}. ${todo}${end}`;
    return [text + link, text];
  });
}

function fits(text: string): boolean {
  return isGsm7(text) && gsm7Length(SMS_PREFIX + text) <= SMS_LENGTH;
}

/** What to do, the longest first. */
function whatToDo(notice: Notice, members: number, isShort: boolean, today: CalendarDate): string[] {
  const { kind, phase, project, next } = notice;
  if (kind === 'withdrawn' && next !== undefined) {
    if (next.date > today) return ['Plan with that date.'];
    return [isEndOfSupport(next.phase) ? 'Plan as if it were over.' : 'Read the email.'];
  }
  const isEnd = phase !== null && isEndOfSupport(phase) && kind !== 'withdrawn' && kind !== 'unscheduled';
  if (!isEnd) return ['Read the email.'];
  if (isShort) return ['Upgrade.'];
  if (project !== undefined) return [`Upgrade if you run ${members === 1 ? 'it' : 'them'}.`];
  const hops = shortHops(notice);
  return hops.length === 0 ? ['Upgrade.'] : hops;
}
