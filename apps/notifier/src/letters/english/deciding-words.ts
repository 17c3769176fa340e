import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { DecidingVendor } from '../../daily-check/notice.ts';
import { plainLine } from '../plain-line.ts';
import { longDate, relativeDays } from './words.ts';

/** Whose dates decide in place of upstream's, and how long support lasts by them. */
export function decidingSentence({ title, supportEnds }: DecidingVendor, today: CalendarDate): string {
  const vendor = plainLine(title) || 'another vendor';
  const rule = `You go by the dates of ${vendor}`;
  if (supportEnds === null) return `${rule}, which gives no day on which its support ends.`;
  const days = daysBetween(today, supportEnds);
  const when = `${longDate(supportEnds)}, ${relativeDays(days)}`;
  return days > 0 ? `${rule}, which supports it until ${when}.` : `${rule}, whose support ended on ${when}.`;
}
