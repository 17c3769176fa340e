import { type CalendarDate, type Catalog, isPassedOver, isWord } from '@lastpatch/release-model';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';
import { saysMore } from './says-more.ts';

/** What has happened since a letter was made. */
export interface SinceThen {
  /** What is valid now. */
  readonly catalog: Catalog;
  readonly today: CalendarDate;
  /** The letters that its watch got after it on the same channel, or is to get. */
  readonly later: readonly Letter[];
}

/** Why nothing is left of a letter. */
export interface OutOfDate {
  readonly outOfDate: string;
}

/**
 * What is still worth telling of a letter that has not gone out. Reminders are dropped whose date has moved, whose phase
 * upstream has declared to have begun, or of which a later letter says more; all else is a fact and stays. A reminder that
 * is late, and the only word of its day, stays too.
 */
export function currentLetter(letter: Letter, since: SinceThen): Letter | OutOfDate {
  const whys = letter.notices.map((notice) => whyDropped(notice, since));
  const notices = letter.notices.filter((_, index) => whys[index] === undefined);
  if (notices.length === letter.notices.length) return letter;
  const isMore = letter.standings.length > 0 || (letter.pastEnd ?? []).length > 0;
  if (notices.length > 0 || isMore) return { ...letter, notices };
  return { outOfDate: [...new Set(whys)].join('; ') };
}

function whyDropped(notice: Notice, { catalog, today, later }: SinceThen): string | undefined {
  const { kind, keys, phase, date } = notice;
  const isReminder = kind === 'reminder' || kind === 'deadline';
  if (!isReminder || phase === null || date === null) return undefined;
  const product = catalog.products.find(({ key, name }) =>
    keys ? key === keys.product : name === notice.product,
  );
  const release = product?.releases.find(({ key, id }) =>
    keys ? key === keys.release : id === notice.release,
  );
  const window = release?.windows.find((known) => known.phase === phase);
  if (!product || !release || window?.from !== date) return 'the dates that it tells of have moved since';
  if (later.some((letter) => saysMore(letter, notice, today)))
    return 'a later letter tells of the same dates';
  const hasBegun = date <= today && isWord(product.source, window);
  return hasBegun || isPassedOver(product.source, release.windows, phase)
    ? 'upstream has declared since that it has begun'
    : undefined;
}
