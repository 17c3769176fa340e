import type { CalendarDate } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';

/** A day as pages write it. */
export function dated(date: CalendarDate): ComponentChild {
  return h('time', { dateTime: date }, date);
}
