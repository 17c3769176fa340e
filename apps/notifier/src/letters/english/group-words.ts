import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { byDay, isPreRelease, lastDayOf } from '../group-facts.ts';
import type { NamedList } from '../language/language.ts';
import { groupWordsBy, type ListWords } from '../language/words-by-group.ts';
import { deadlinesHeadline, deadlinesWords } from './deadline-words.ts';
import { decidingSentence } from './deciding-words.ts';
import { productNamed, projectNamed, releaseNamed, versionNamed } from './names.ts';
import { noticeWords } from './notice-words.ts';
import { ENTERED_LABEL, HAVE_ENTERED } from './phase-words.ts';
import { projectMeaning, THE_RELEASE_ITSELF } from './project-words.ts';
import { count, dateAndDistance, shortDate } from './words.ts';

/** The words for a group of notices, as `readGroups` makes them, and its headline alone. */
export const { groupWords, groupHeadline } = groupWordsBy({
  noticeWords,
  versions: versionsWords,
  projectEnds: projectEndsWords,
  deadlines: deadlinesWords,
  deadlinesHeadline,
});

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
  const day = lastDayOf(group);
  return day === null ? '' : ` (${day.isOfAll ? '' : 'up to '}${shortDate(day.last)})`;
}

/** A list for each day. */
function listsByDay(
  notices: readonly Notice[],
  today: CalendarDate,
  { intro, name }: { readonly intro: string; readonly name: (notice: Notice) => string },
): NamedList[] {
  return byDay(notices).map(({ date, members }) => ({
    intro:
      date === null
        ? `${intro} ${intro === 'Since' ? 'a day' : 'on a day'} that is not known:`
        : `${intro} ${intro === 'Since' ? '' : 'on '}${dateAndDistance(date, today)}:`,
    items: members.map(name),
  }));
}
