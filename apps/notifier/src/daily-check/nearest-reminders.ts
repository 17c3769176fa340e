import type { Notice } from './notice.ts';

/** Of several reminders, or deadlines, of one date that fell into the span only the nearest: the others are out of date. */
export function nearestReminders(notices: readonly Notice[]): Notice[] {
  const nearest = new Map<string, number>();
  for (const notice of notices.filter(isReminder)) {
    const { step = 0 } = notice;
    nearest.set(remindedOf(notice), Math.min(step, nearest.get(remindedOf(notice)) ?? step));
  }
  // The same step twice: its day has come, and a mute has ended.
  return notices.filter((notice) => {
    if (!isReminder(notice)) return true;
    const isNearest = (notice.step ?? 0) === nearest.get(remindedOf(notice));
    return isNearest && nearest.delete(remindedOf(notice));
  });
}

function isReminder({ kind }: Notice): boolean {
  return kind === 'reminder' || kind === 'deadline';
}

function remindedOf({ kind, environment, product, release, phase }: Notice): string {
  return JSON.stringify([kind, environment ?? null, product, release, phase]);
}
