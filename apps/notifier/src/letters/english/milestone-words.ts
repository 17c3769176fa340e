import {
  addDays,
  type CalendarDate,
  daysBetween,
  type Milestone,
  type MilestoneKind,
} from '@lastpatch/release-model';
import { milestoneTitle } from '@lastpatch/pages/milestone-title';
import type { Notice } from '../../daily-check/notice.ts';
import { releaseNamed } from './names.ts';
import type { NoticeWords } from '../language/language.ts';
import { dateAndDistance, dateRange, longDate, relativeDays, shortDate, weekday } from './words.ts';

export { milestoneTitle };

/** An event of a release's development: on its day where a rule tells it, else in its week. */
export function milestoneWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { milestone, date, on, basis } = notice;
  const day = date ?? on;
  const title = milestone === undefined ? 'a milestone' : milestoneTitle(milestone) || 'a milestone';
  const isDay = basis === 'derived' || milestone === undefined;
  // The title of a project's own event has a colon by itself.
  const separator = milestone && milestone.project !== null ? ',' : ':';
  const when = isDay ? dayAndWhen(day, today) : weekAndWhen(milestone, today);
  return {
    label: 'MILESTONE',
    headline: `${releaseNamed(notice)}${separator} ${title}, ${when}`,
    body: [
      isDay
        ? `It falls on ${weekday(day)}, ${dateAndDistance(day, today)}: upstream's schedule gives the week, and these milestones are on its Thursday.`
        : `Upstream's schedule gives the week of ${weekOf(milestone)}, and no day.`,
      (milestone && MEANING[milestone.kind]) ?? 'It concerns those who take part in its development.',
    ],
  };
}

const MEANING: Readonly<Partial<Record<MilestoneKind, string>>> = {
  'feature-freeze': 'From then on no new features are taken in.',
  'release-candidate-1': 'From then on there are candidates of the release to be tested.',
};

function dayAndWhen(day: CalendarDate, today: CalendarDate): string {
  return `${relativeDays(daysBetween(today, day))} (${shortDate(day)})`;
}

function weekAndWhen({ from, until }: Milestone, today: CalendarDate): string {
  return today >= from && today < until
    ? `this week (from ${shortDate(from)})`
    : `in the week of ${shortDate(from)}`;
}

/** A week of upstream's schedule ends with the day before `until`. */
function weekOf({ from, until }: Milestone): string {
  const last = addDays(until, -1);
  return last > from ? dateRange(from, last) : longDate(from);
}
