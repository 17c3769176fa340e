import { addDays, calendarDate, type CalendarDate } from '@lastpatch/release-model';

/** What upstream's series_status.yaml says on a day of the story. */
interface Series {
  readonly name: string;
  readonly id: string;
  readonly status: string;
  readonly released: string;
  readonly next?: readonly [status: string, date: string];
}

/** The days of the story: a release, and the end of support of another, with a date that moves before it comes. */
export const FIRST_DAY = calendarDate('2026-09-15');
export const LAST_DAY = calendarDate('2026-10-25');

/** What is told on each day on which something is, by kind, release, phase and date. */
export const TOLD: Readonly<Record<string, readonly string[]>> = {
  '2026-09-18': ['moved 2025.1 unmaintained 2026-10-16'],
  '2026-09-30': ['due 2026.2 maintained 2026-09-30'],
  '2026-10-01': ['released 2026.2 maintained 2026-09-30'],
  '2026-10-09': ['reminder 2025.1 unmaintained 2026-10-16'],
  '2026-10-15': ['reminder 2025.1 unmaintained 2026-10-16'],
  '2026-10-16': ['due 2025.1 unmaintained 2026-10-16'],
  '2026-10-21': ['entered 2025.1 unmaintained null'],
};

/** series_status.yaml as it is on a day of the story. */
export function seriesStatusOn(day: CalendarDate): string {
  const series: readonly Series[] = [
    {
      name: 'hibiscus',
      id: '2026.2',
      status: day < '2026-10-01' ? 'development' : 'maintained',
      released: '2026-09-30',
    },
    { name: 'gazpacho', id: '2026.1', status: 'maintained', released: '2026-04-01' },
    { name: 'flamingo', id: '2025.2', status: 'maintained', released: '2025-10-01' },
    {
      name: 'epoxy',
      id: '2025.1',
      status: day < '2026-10-21' ? 'maintained' : 'unmaintained',
      released: '2025-04-02',
      ...(day < '2026-10-21'
        ? { next: ['unmaintained', day < '2026-09-18' ? '2026-10-02' : '2026-10-16'] as const }
        : {}),
    },
    { name: 'dalmatian', id: '2024.2', status: 'maintained', released: '2024-10-02' },
    { name: 'caracal', id: '2024.1', status: 'maintained', released: '2024-04-03' },
  ];
  return series.map(yamlOf).join('');
}

/** All days of the story. */
export function storyDays(): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) days.push(day);
  return days;
}

function yamlOf({ name, id, status, released, next }: Series): string {
  const phase = next === undefined ? '' : `  next-phase:\n    status: ${next[0]}\n    date: ${next[1]}\n`;
  return `- name: ${name}\n  release-id: ${id}\n  status: ${status}\n  initial-release: ${released}\n${phase}`;
}
