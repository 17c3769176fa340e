import { type CalendarDate, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { gsm7Text } from '../gsm7.ts';
import type { SmsWords } from '../language/language.ts';
import { shortHops } from './hop-words.ts';

/** What an SMS says beside the headline of a notice, in characters of GSM-7. */
export const SMS_WORDS: SmsWords = {
  write: gsm7Text,
  more: (number) => ` +${number} more`,
  whatToDo,
  text: (headline, todo, more) => `${headline}. ${todo}${more === '' ? '' : `${more}.`}`,
  nothingFits: (more) =>
    `Dates of what you follow have come or moved.${more === '' ? '' : `${more}.`} Read the email.`,
};

function whatToDo(
  notice: Notice,
  {
    members,
    isShort,
    today,
  }: { readonly members: number; readonly isShort: boolean; readonly today: CalendarDate },
): string[] {
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
