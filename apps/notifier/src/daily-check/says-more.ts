import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';

/**
 * Whether a later letter makes a reminder, or a deadline of an environment, needless: it reminds of the same date when that is nearer, or it tells that the
 * day has come or the phase begun.
 */
export function saysMore(later: Letter, reminder: Notice, today: CalendarDate): boolean {
  const { date, step = 0 } = reminder;
  if (date === null) return false;
  // A phase may be declared for a day to come: until then it is right to be reminded of it.
  const hasCome = date <= today || date <= later.on;
  return later.notices.some((notice) => {
    if (!isOfSamePhase(notice, reminder)) return false;
    if (notice.kind !== 'reminder' && notice.kind !== 'deadline') return hasCome && tellsOfComing(notice);
    const isNearer = notice.date === date && (notice.step ?? 0) < step;
    return isNearer && notice.kind === reminder.kind && notice.environment === reminder.environment;
  });
}

function isOfSamePhase(a: Notice, b: Notice): boolean {
  if (a.phase !== b.phase || a.project !== b.project) return false;
  return a.keys && b.keys
    ? a.keys.product === b.keys.product && a.keys.release === b.keys.release
    : a.product === b.product && a.release === b.release;
}

/** A date that is first given, or moved, when it has come stands for the telling that it has. */
function tellsOfComing({ kind, standsFor = [] }: Notice): boolean {
  return kind === 'due' || kind === 'entered' || kind === 'released' || standsFor.includes('due');
}
