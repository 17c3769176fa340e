import type { Catalog } from '@lastpatch/release-model';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';

/**
 * What is still true of a letter that has not gone out: reminders of dates that have moved since are dropped. Undefined when
 * it was made of nothing else.
 */
export function currentLetter(letter: Letter, catalog: Catalog): Letter | undefined {
  const notices = letter.notices.filter((notice) => notice.kind !== 'reminder' || stands(notice, catalog));
  if (notices.length === letter.notices.length) return letter;
  return notices.length === 0 && letter.standings.length === 0 ? undefined : { ...letter, notices };
}

function stands({ keys, product, release, phase, date }: Notice, catalog: Catalog): boolean {
  const known = catalog.products
    .find(({ key, name }) => (keys ? key === keys.product : name === product))
    ?.releases.find(({ key, id }) => (keys ? key === keys.release : id === release));
  return known?.windows.some((window) => window.phase === phase && window.from === date) ?? false;
}
