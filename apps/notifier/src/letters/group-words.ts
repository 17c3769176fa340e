import { type CalendarDate, compareVersions } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';
import { noticeGroups } from '../daily-check/notice-groups.ts';
import { deadlinesHeadline, deadlinesWords } from './deadline-words.ts';
import { decidingSentence } from './deciding-words.ts';
import { productNamed, projectNamed, releaseNamed, versionNamed } from './notice-names.ts';
import { noticeWords, type NoticeWords } from './notice-words.ts';
import { ENTERED_LABEL, HAVE_ENTERED } from './phase-words.ts';
import { isPreRelease, projectMeaning, THE_RELEASE_ITSELF } from './project-words.ts';
import { count, dateAndDistance, shortDate } from './words.ts';

/** What several notices have in common, and each of them by its name. */
export interface NamedList {
  /** `Out on 1 October 2025 (today):` */
  readonly intro: string;
  readonly items: readonly string[];
}

/** What a letter says of notices that are read as one. */
export interface GroupWords extends NoticeWords {
  /** The headline again where it names environments, in fewer words each time; at last it names none. */
  readonly shorter: readonly string[];
  /** Paragraphs after the body: of deadlines by when to start, and the same of each other release. */
  readonly further: readonly (readonly string[])[];
  /** Every member of the group; none where it has one member only, of whom the body tells. */
  readonly lists: readonly NamedList[];
  /** Sentences after the lists: what it means, what to do. */
  readonly advice: readonly string[];
}

/** The groups that a letter is read in: `noticeGroups`, where only what can be told as one list is one. */
export function readGroups(notices: readonly Notice[]): (readonly Notice[])[] {
  return noticeGroups(notices).flatMap((group) =>
    group.every(
      ({ kind, project }) =>
        kind === 'version' || kind === 'deadline' || (kind === 'entered' && project !== undefined),
    )
      ? [group]
      : group.map((notice) => [notice]),
  );
}

/**
 * The words for a group of notices, as `readGroups` makes them: versions of one release, ends of projects in one release,
 * deadlines of environments, or one notice alone.
 *
 * @param group at least one notice
 * @param named how a notice is named before it is told, where there is little room
 */
export function groupWords(
  group: readonly Notice[],
  today: CalendarDate,
  named: (notice: Notice) => Notice = asItIs,
): GroupWords {
  const [first, ...rest] = group;
  if (first === undefined) throw new TypeError('A group of notices has at least one notice.');
  if (first.kind === 'deadline') return deadlinesWords({ group: [first, ...rest], named }, today);
  const words = wordsOf(group.map(named), named(first), today);
  return { ...words, shorter: [], further: [] };
}

/** The headline alone, and in fewer words, which takes less time where it is all that is needed. */
export function groupHeadline(
  group: readonly Notice[],
  today: CalendarDate,
  named: (notice: Notice) => Notice,
): Pick<GroupWords, 'headline' | 'shorter'> {
  const [first, ...rest] = group;
  return first?.kind === 'deadline'
    ? deadlinesHeadline({ group: [first, ...rest], named }, today)
    : groupWords(group, today, named);
}

function asItIs(notice: Notice): Notice {
  return notice;
}

type ListWords = Omit<GroupWords, 'shorter' | 'further'>;

function wordsOf(group: readonly Notice[], first: Notice, today: CalendarDate): ListWords {
  if (group.length === 1) return { ...noticeWords(first, today), lists: [], advice: [] };
  return first.kind === 'version'
    ? versionsWords(group, first, today)
    : projectEndsWords(group, first, today);
}

/** One notice of each release that a group tells of, in its order. */
export function releasesTold(group: readonly Notice[]): readonly Notice[] {
  const [first] = group;
  if (first?.kind !== 'deadline') return group.slice(0, 1);
  return group.filter(({ environment }) => environment === first.environment);
}

/** Upstream's pages for what a group tells, each once, in the order of what it tells. */
export function groupLinks(group: readonly Notice[]): string[] {
  return [...new Set(releasesTold(group).flatMap(({ link }) => link ?? []))];
}

function versionsWords(group: readonly Notice[], first: Notice, today: CalendarDate): ListWords {
  const projects = new Set(group.map(({ project }) => project));
  const [finals, others] = [
    group.filter(({ version = '' }) => !isPreRelease(version)),
    group.filter(({ version = '' }) => isPreRelease(version)),
  ];
  const what = finals.length === 0 ? 'pre-release' : 'version';
  const whose = projects.size === 1 ? projectNamed(first) : count(projects.size, 'project');
  const headline =
    first.release === null
      ? `${productNamed(first)}: ${count(group.length, what)} of ${whose} that belong to no release are out${upTo(group)}`
      : `${releaseNamed(first)}: ${count(group.length, what)} of ${whose} are out${upTo(group)}`;
  return {
    label: 'VERSIONS',
    headline,
    body: [],
    lists: [
      ...listsByDay(finals, today, { intro: 'Out', name: versionNamed }),
      ...listsByDay(others, today, { intro: 'Pre-releases, for tests, out', name: versionNamed }),
    ],
    advice: finals.length === 0 ? [] : ['Read the release notes of what you run before you upgrade.'],
  };
}

function projectEndsWords(group: readonly Notice[], first: Notice, today: CalendarDate): ListWords {
  const phase = first.phase ?? 'planned';
  return {
    label: ENTERED_LABEL[phase],
    headline: `${releaseNamed(first)}: ${count(group.length, 'project')} ${HAVE_ENTERED[phase]}${upTo(group)}`,
    body: [`Upstream has declared it for each of them; ${THE_RELEASE_ITSELF}`],
    lists: listsByDay(group, today, { intro: 'Since', name: projectNamed }),
    advice: [
      ...projectMeaning(phase, 'them'),
      ...(first.decidedBy ? [decidingSentence(first.decidedBy, today)] : []),
    ],
  };
}

/** The day of all of them in brackets, or the last one. */
function upTo(group: readonly Notice[]): string {
  const days = group.flatMap(({ date }) => date ?? []).sort();
  const last = days.at(-1);
  if (last === undefined) return '';
  return ` (${days[0] === last && days.length === group.length ? '' : 'up to '}${shortDate(last)})`;
}

/** A list for each day, the latest first, in the order of projects and of versions; what has no day comes last. */
function listsByDay(
  notices: readonly Notice[],
  today: CalendarDate,
  { intro, name }: { readonly intro: string; readonly name: (notice: Notice) => string },
): NamedList[] {
  const days = [...Map.groupBy(notices, ({ date }) => date)].sort(([a], [b]) =>
    compareText(b ?? '', a ?? ''),
  );
  return days.map(([date, members]) => ({
    intro:
      date === null
        ? `${intro} ${intro === 'Since' ? 'a day' : 'on a day'} that is not known:`
        : `${intro} ${intro === 'Since' ? '' : 'on '}${dateAndDistance(date, today)}:`,
    items: members.toSorted(byProject).map(name),
  }));
}

function byProject(a: Notice, b: Notice): number {
  return (
    compareText(a.project ?? '', b.project ?? '') ||
    compareVersions(a.version ?? '', b.version ?? '') ||
    compareText(a.version ?? '', b.version ?? '')
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
