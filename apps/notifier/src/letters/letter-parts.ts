import { addDays } from '@lastpatch/release-model';
import type { Letter, PastEnd, Standing } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { noticesRead, wholeGroups } from './read-groups.ts';
import { messageBytes, renderMessage } from './message.ts';
import type { Message } from '../daily-check/message.ts';

/** What a letter that goes out later may grow by beyond what is measured. */
const MARGIN = 0.05;

/** A letter that goes out late says other things of dates that have come, and counts more days: by then all have come. */
const LATE_DAYS = 1000;

/**
 * No letter that goes out late is that many times as long as on its day (`letter-parts.prop.test.ts`): what is far from the limit
 * need not be rendered a second time to be measured.
 */
export const MOST_GROWTH = 4;

/**
 * A letter as the messages that it is sent in: the letter itself where all forms of it together fit, else numbered parts
 * (`<id>.1`, `<id>.2`) that tell its notices, what is run past its end and its standings in their order, each once. Notices that
 * are read as one group stay together unless the group alone is too large; then the deadlines of one environment still do. One
 * notice that is too large by itself is a part by itself.
 *
 * @param maxBytes the most bytes of one message; null when there is no limit
 * @param bytesOf how many bytes a message takes: where nothing else is said, all its forms, each once
 */
export function letterParts(letter: Letter, maxBytes: number | null, bytesOf = messageBytes): Letter[] {
  if (maxBytes === null || letter.part) return [letter];
  const limit = Math.floor(maxBytes * (1 - MARGIN));
  const fits = (some: Letter): boolean => {
    const onItsDay = bytesOf(renderMessage(some, some.on));
    if (onItsDay > limit) return false;
    return onItsDay * MOST_GROWTH <= limit || bytesOf(renderedLate(some)) <= limit;
  };
  if (fits(letter)) return [letter];
  const contents = cut(letter, fits);
  // One thing too large for any message is no smaller as part 1 of 1.
  if (contents.length < 2) return [letter];
  return contents.map((content, index) => ({
    ...letter,
    ...content,
    id: `${letter.id}.${index + 1}`,
    part: { number: index + 1, of: contents.length },
  }));
}

type Content = Pick<Letter, 'notices' | 'standings' | 'pastEnd'>;

/** What is told together: a group of notices, what one environment runs past its end, or one standing. */
type Unit =
  { readonly notices: readonly Notice[] } | { readonly pastEnd: PastEnd } | { readonly standing: Standing };

function cut(letter: Letter, fits: (some: Letter) => boolean): Content[] {
  let left: Unit[] = [
    ...wholeGroups(letter.notices).map((notices) => ({ notices })),
    ...(letter.pastEnd ?? []).map((pastEnd) => ({ pastEnd })),
    ...letter.standings.map((standing) => ({ standing })),
  ];
  const contents: Content[] = [];
  // Most parts hold about as much as the one before.
  let likely = 0;
  while (left.length > 0) {
    const fitting = mostThatFit(left, Math.min(likely, left.length), (units) =>
      fits(partOf(letter, contentOf(letter, units))),
    );
    const [first] = left;
    const pieces = fitting === 0 && first && 'notices' in first ? smaller(first.notices) : [];
    if (pieces.length > 1) {
      left = [...pieces.map((notices) => ({ notices })), ...left.slice(1)];
      continue;
    }
    // What fits nowhere goes alone: it is told, or the channel says why not.
    const taken = Math.max(fitting, 1);
    likely = fitting;
    contents.push(contentOf(letter, left.slice(0, taken)));
    left = left.slice(taken);
  }
  return contents;
}

/** A group that is too large, in smaller ones: by environment where it is of several, else each notice that is read alone. */
function smaller(group: readonly Notice[]): (readonly Notice[])[] {
  const byEnvironment = [...Map.groupBy(group, ({ environment }) => environment).values()];
  return byEnvironment.length > 1 ? byEnvironment : noticesRead(group);
}

/**
 * How many of the first units fit together: a message grows with what it tells. Looked for around a number that is likely,
 * because measuring takes long, and far too many the longest.
 */
function mostThatFit(
  units: readonly Unit[],
  likely: number,
  fit: (units: readonly Unit[]) => boolean,
): number {
  const isFitting = (number: number): boolean =>
    number === 0 || (number <= units.length && fit(units.slice(0, number)));
  let [fits, tooMany, step] = [likely, likely, 1];
  if (isFitting(likely)) {
    for (tooMany = fits + step; isFitting(tooMany); tooMany = fits + step) [fits, step] = [tooMany, 2 * step];
  } else {
    for (fits = tooMany - step; !isFitting(fits); fits = Math.max(0, tooMany - step)) {
      [tooMany, step] = [fits, 2 * step];
    }
  }
  tooMany = Math.min(tooMany, units.length + 1);
  while (fits + 1 < tooMany) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (isFitting(middle)) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

function contentOf(letter: Letter, units: readonly Unit[]): Content {
  const pastEnd = units.flatMap((unit) => ('pastEnd' in unit ? unit.pastEnd : []));
  return {
    ...(letter.pastEnd === undefined ? {} : { pastEnd }),
    notices: units.flatMap((unit) => ('notices' in unit ? unit.notices : [])),
    standings: units.flatMap((unit) => ('standing' in unit ? unit.standing : [])),
  };
}

/** A part as it is measured: with the longest number that it may get, and what stands after the last. */
function partOf(letter: Letter, content: Content): Letter {
  return { ...letter, ...content, id: `${letter.id}.9999`, part: { number: 9999, of: 9999 } };
}

/** As it is when all its dates have come. */
export function renderedLate(letter: Letter): Message {
  return renderMessage(letter, addDays(letter.on, LATE_DAYS));
}
