import { standingSaid as standingSaidOn } from '@lastpatch/pages/standing-said';
import { type CalendarDate, isOver } from '@lastpatch/release-model';
import type { Letter, Standing } from '../daily-check/letter.ts';
import { plainLine } from './plain-line.ts';
import { count, countOfDays, listed, longDate, shortDate } from './words.ts';

/** Releases that stand alike, under one heading. */
export interface StandingSection {
  readonly heading: string;
  /** The newest release first. */
  readonly standings: readonly Standing[];
}

/** The standings of a digest: what is overdue, then what is alive, then what has ended; sections that hold something. */
export function standingSections(standings: readonly Standing[]): StandingSection[] {
  const ordered = newestFirst(standings);
  const sections: StandingSection[] = [
    {
      heading: 'OVERDUE: the planned day has come, and upstream has not declared it',
      standings: ordered.filter(isOverdue),
    },
    {
      heading: 'SUPPORTED, or still to come',
      standings: ordered.filter((standing) => !isOverdue(standing) && !isEnded(standing)),
    },
    {
      heading: 'ENDED: upstream no longer maintains it',
      standings: ordered.filter((standing) => !isOverdue(standing) && isEnded(standing)),
    },
  ];
  return sections.filter((section) => section.standings.length > 0);
}

/** The releases of each product with the newest first, the products in their order. */
export function newestFirst(standings: readonly Standing[]): Standing[] {
  return [...Map.groupBy(standings, ({ product }) => product).values()].flatMap((releases) =>
    releases.toReversed(),
  );
}

/** Whether a planned day of the release has come without upstream's word. */
export function isOverdue({ overdue }: Standing): boolean {
  return overdue !== null;
}

/** Whether upstream no longer maintains the release. */
export function isEnded({ phase }: Standing): boolean {
  return isOver(phase);
}

/** Where one release stands and what comes next, as a part of a sentence. */
export function standingSaid(standing: Standing, today: CalendarDate): string {
  return standingSaidOn(standing, { on: today, dated: shortDate });
}

/** Whether a letter says where all stands that its watch follows, as a digest does; else it welcomes, or shows what is new. */
export function holdsDigest({ kind, standings, alsoFollows }: Letter): boolean {
  if (kind === 'welcome') return false;
  return kind === 'digest' || alsoFollows === undefined || standings.some(({ isNew }) => isNew !== true);
}

/** What stands before the standings of a welcome, a digest, or news that come with a digest or with what is new. */
export function standingsIntro(letter: Letter, today: CalendarDate): string {
  const { alsoFollows, standings } = letter;
  if (holdsDigest(letter)) {
    return [
      ...(alsoFollows === undefined ? [] : [`${alsoHeard(letter, today)} in ${plainLine(alsoFollows)}.`]),
      digestIntro(letter, today),
    ].join(' ');
  }
  if (alsoFollows === undefined) {
    return 'From today on you hear of what changes here. This is where things stand:';
  }
  if (standings.length === 0) return `${alsoHeard(letter, today)} in ${plainLine(alsoFollows)}.`;
  const stand = letter.on < today ? 'stood on that day' : 'stand';
  return `${alsoHeard(letter, today)} here. This is where things ${stand}:`;
}

function alsoHeard({ on }: Letter, today: CalendarDate): string {
  return `${on < today ? `Since ${longDate(on)}` : 'From today on'} you also hear of what changes`;
}

/** What is said in place of standings when there are none. */
export function nothingStands(letter: Letter): string {
  const isOfNew = letter.alsoFollows !== undefined && !holdsDigest(letter);
  return `Nothing ${isOfNew ? 'of that' : 'that you follow'} is alive on this day.`;
}

function digestIntro(letter: Letter, today: CalendarDate): string {
  const stood = letter.on < today ? `stood on ${longDate(letter.on)}` : 'stand today';
  const { standings } = letter;
  // A part knows its own standings only, and so counts none.
  if (letter.part || standings.length === 0) return `This is where things ${stood}.`;
  const overdue = standings.filter(isOverdue).length;
  const ended = standings.filter((standing) => !isOverdue(standing) && isEnded(standing)).length;
  const counted = [
    ...(overdue === 0 ? [] : [`${overdue} overdue`]),
    ...(ended === 0 ? [] : [`${ended} past ${ended === 1 ? 'its' : 'their'} end`]),
  ];
  const said = counted.length === 0 ? 'nothing overdue, nothing past its end' : counted.join(', ');
  return `This is where things ${stood}. You follow ${count(standings.length, 'release')}: ${said}.`;
}

/** What stands after the standings: what a new watch will hear; of a digest what it is for. */
export function standingsOutro(letter: Letter): string[] {
  const { alsoFollows, part, watch } = letter;
  if (part && part.number < part.of) return [];
  // A watch that is there already knows what it is told of.
  if (!holdsDigest(letter)) return alsoFollows === undefined ? [promise(letter)] : [];
  return [
    `This list comes once a month, also when there is no news: that it arrives proves that the way to you works. To switch it off, write "digest: off" at the watch "${plainLine(watch)}" in lastpatch.yaml.`,
  ];
}

/** What this watch will hear, and nothing that it will not. */
function promise({ tells, reminders }: Letter): string {
  const days = [
    ...(tells.releases ? ['a release is out'] : []),
    ...(tells.ends ? ['the support of a release ends'] : []),
  ];
  const told = [
    ...(days.length === 0 ? [] : [`on the day when ${days.join(' or ')}`]),
    ...(reminders.length === 0 ? [] : [`${reminderSaid(reminders)} before an end`]),
  ];
  return told.length === 0
    ? 'You will be told what this watch asks for.'
    : `You will be told ${told.join(', and ')}.`;
}

function reminderSaid(days: readonly number[]): string {
  const longer = days.filter((day) => day !== 1);
  const [said, one] = [listed(longer.map(String)), longer.length < days.length ? countOfDays(1) : ''];
  return [...(longer.length === 0 ? [] : [`${said} days`]), ...(one === '' ? [] : [one])].join(', and ');
}
