import { addDays, type CalendarDate, daysBetween, isCalendarDate } from '@lastpatch/release-model';
import type { ImportProblem } from '../import-problem.ts';
import type { YamlFile } from '../source-files/yaml-file.ts';
import { isMap, listAt, textAt } from '../source-files/yaml-shape.ts';

/** One event of one week of `doc/source/<series>/schedule.yaml`. */
export interface ScheduledEvent {
  /** The series in whose schedule it stands, which is not always the one that it belongs to. */
  readonly series: string;
  /** As upstream wrote it, with its prefix: `h-ff`. */
  readonly event: string;
  /** The first day of its week. */
  readonly from: CalendarDate;
  /** The day after the last working day of its week. */
  readonly until: CalendarDate;
  readonly scope: 'all-projects' | 'one-project';
}

/** What a schedule says. */
export interface ScheduleReading {
  readonly events: readonly ScheduledEvent[];
  readonly problems: readonly ImportProblem[];
}

const PATH = /^doc\/source\/([^/]+)\/schedule\.ya?ml$/;
const WORKING_DAYS = 5;

/** The series of a schedule's path; undefined for other paths. */
export function schedulePath(path: string): string | undefined {
  return PATH.exec(path)?.[1]?.toLowerCase();
}

/** Reads the events of a schedule's weeks. The file's header is not read: it is wrong in three of 21 schedules. */
export function readSchedule(file: YamlFile, series: string): ScheduleReading {
  const problems: ImportProblem[] = [...file.problems];
  const events: ScheduledEvent[] = [];
  const weeks = isMap(file.value) ? listAt(file.value, 'cycle') : [];
  if (weeks.length === 0) problems.push(file.problem('expected a list of weeks under cycle'));
  for (const [index, week] of weeks.entries()) {
    const [start, end] = isMap(week) ? [textAt(week, 'start'), textAt(week, 'end')] : [];
    if (!isMap(week) || !isCalendarDate(start) || !isCalendarDate(end) || end < start) {
      problems.push(
        file.problem(
          `week ${index + 1} has no start and end that are days: it is left out`,
          ...[start ?? 'cycle'],
        ),
      );
      continue;
    }
    const length = daysBetween(start, end) + 1;
    const until = length <= 7 ? addDays(end, 1) : addDays(start, WORKING_DAYS);
    if (length > 7)
      problems.push(
        file.problem(`a week of ${length} days, of which the first ${WORKING_DAYS} are taken`, start),
      );
    for (const scope of ['all-projects', 'one-project'] as const) {
      for (const event of listAt(week, scope === 'all-projects' ? 'x-project' : 'project-specific')) {
        if (typeof event === 'string' && event !== '')
          events.push({ series, event, from: start, until, scope });
        else problems.push(file.problem('an event without a name is left out', start));
      }
    }
  }
  return { events, problems };
}
