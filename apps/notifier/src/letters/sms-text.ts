import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { gsm7Length, isGsm7 } from './gsm7.ts';
import { headlineForms } from './headline-forms.ts';
import type { Language } from './language/language.ts';
import { languageOf } from './language/language-of.ts';
import { shortNamed } from './notice-names.ts';
import { readGroups } from './read-groups.ts';
import { bareLink } from './web-link.ts';

/** What SNS puts before the text by itself: the topic's display name in this form. It counts, and is not in our text. */
export const SMS_PREFIX = 'LASTPATCH> ';

/** What one segment holds, in places of 7 bits. */
export const SMS_LENGTH = 160;

/** What one segment holds of a text with a character beyond GSM-7, in units of 16 bits (UCS-2; 3GPP TS 23.040, 9.2.3.24). */
export const UCS2_SMS_LENGTH = 70;

/**
 * The SMS of an urgent letter: its most urgent fact with its date, what to do, how many more facts there are, and upstream's
 * page, as far as one segment holds them beside the prefix. Chosen among shorter and shorter whole texts, so that no word and
 * no date is cut; the names of upstream alone are shortened, when nothing else helps.
 *
 * @returns null for a letter that is not urgent, or has no notice
 */
export function smsText(letter: Letter, today: CalendarDate): string | null {
  const language = languageOf(letter);
  const groups = readGroups(letter.notices);
  const [first] = groups;
  if (letter.kind !== 'urgent' || !first) return null;
  const { write } = language.sms;
  const more = groups.length > 1 ? language.sms.more(groups.length - 1) : '';
  // Where to go is worth more than the whole of a name; where it ends is worth more than that.
  for (const isShort of [false, true]) {
    for (const { headline, length, isPlaced } of headlineForms(first, { language, today, write })) {
      if (!isPlaced && !isShort) break;
      const fitting = texts(first, { language, headline, length, isShort, more, today }).find(isOneSegment);
      if (fitting !== undefined) return fitting;
    }
  }
  return write(language.sms.nothingFits(more));
}

interface SmsParts {
  readonly language: Language;
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
function texts(
  group: readonly Notice[],
  { language, headline, length, isShort, more, today }: SmsParts,
): string[] {
  const { sms } = language;
  const [first] = group.slice(0, 1).map((notice) => shortNamed(notice, length, sms.write));
  if (!first) return [];
  const fact = sms.write(headline);
  const bare = bareLink(first.link);
  const link = bare !== null && isGsm7(bare) ? ` ${bare}` : '';
  return sms.whatToDo(first, { members: group.length, isShort, today }).flatMap((todo) => {
    const text = sms.text(fact, todo, more);
    return [text + link, text];
  });
}

/** Whether a text arrives as one SMS with the prefix: one character beyond GSM-7 makes all of them take 16 bits. */
export function isOneSegment(text: string): boolean {
  const whole = SMS_PREFIX + text;
  return isGsm7(whole) ? gsm7Length(whole) <= SMS_LENGTH : whole.length <= UCS2_SMS_LENGTH;
}
