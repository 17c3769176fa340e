import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';

/** Whether a reminder has no days left to speak of: one that goes out late may find its day come. */
export function hasPlannedDayCome(notice: Notice, today: CalendarDate): boolean {
  return notice.step === 0 || today >= dayOf(notice);
}

/** Upstream's own date of a notice, else the day on which it was seen. */
export function dayOf({ date, on }: Notice): CalendarDate {
  return date ?? on;
}

/** Whether a date that was first given, or moved, had come when that was seen: the day is reached, and that is the news. */
export function hasComeUnseen({ standsFor = [] }: Notice): boolean {
  return standsFor.includes('due');
}

/** Whether upstream says itself that a phase has begun; of other products a date that is not changed comes by itself. */
export function isDeclaredByUpstream({ product }: Pick<Notice, 'product'>): boolean {
  return product === 'openstack';
}
