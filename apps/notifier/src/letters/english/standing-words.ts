import { standingSaid } from '@lastpatch/pages/standing-said';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../../daily-check/letter.ts';
import type { StandingWords } from '../language/language.ts';
import { plainLine } from '../plain-line.ts';
import { countStandings, holdsDigest } from '../standing-facts.ts';
import { count, countOfDays, listed, longDate, shortDate } from './words.ts';

/** What is said of where things stand. */
export const STANDING_WORDS: StandingWords = {
  intro: standingsIntro,
  nothing: nothingStands,
  outro: standingsOutro,
  headings: {
    overdue: 'OVERDUE: the planned day has come, and upstream has not declared it',
    alive: 'SUPPORTED, or still to come',
    ended: 'ENDED: upstream no longer maintains it',
  },
  heading: 'WHERE THINGS STAND',
  said: (standing, today) => standingSaid(standing, { on: today, dated: shortDate }),
};

/** Of a welcome, a digest, or news that come with a digest or with what is new. */
function standingsIntro(letter: Letter, today: CalendarDate): string {
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

function nothingStands(letter: Letter): string {
  const isOfNew = letter.alsoFollows !== undefined && !holdsDigest(letter);
  return `Nothing ${isOfNew ? 'of that' : 'that you follow'} is alive on this day.`;
}

function digestIntro(letter: Letter, today: CalendarDate): string {
  const stood = letter.on < today ? `stood on ${longDate(letter.on)}` : 'stand today';
  const { standings } = letter;
  // A part knows its own standings only, and so counts none.
  if (letter.part || standings.length === 0) return `This is where things ${stood}.`;
  const overdue = countStandings(standings, 'overdue');
  const ended = countStandings(standings, 'ended');
  const counted = [
    ...(overdue === 0 ? [] : [`${overdue} overdue`]),
    ...(ended === 0 ? [] : [`${ended} past ${ended === 1 ? 'its' : 'their'} end`]),
  ];
  const said = counted.length === 0 ? 'nothing overdue, nothing past its end' : counted.join(', ');
  return `This is where things ${stood}. You follow ${count(standings.length, 'release')}: ${said}.`;
}

/** What stands after the standings: what a new watch will hear; of a digest what it is for. */
function standingsOutro(letter: Letter): string[] {
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
