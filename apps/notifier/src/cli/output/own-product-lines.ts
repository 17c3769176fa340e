import {
  type CalendarDate,
  chosenOverlays,
  daysBetween,
  overlaidProduct,
  type Product,
} from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { count, relativeDays } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import type { TeamCatalog } from '../team-catalog.ts';

const WIDTH = 80;

/** What the files of own products mean, each in a paragraph; nothing where there are none. */
export function ownProductLines({ catalog, own, settings }: TeamCatalog, today: CalendarDate): string[] {
  const deciding = new Set(chosenOverlays(catalog, settings.dates).map(({ overlay }) => overlay.key));
  return own.flatMap(({ file, product }) => {
    const { title, releases, asOf, readOn = asOf, key } = product;
    const dated = overlaidProduct(catalog, product);
    const decides = deciding.has(key) ? 'they decide its deadlines' : 'they are shown beside its own';
    const what = dated
      ? `${title}, dates for ${count(releases.length, 'release')} of ${dated.title}: ${decides}`
      : `${title}, ${count(releases.length, 'release')}${namesOf(product)}`;
    const checked = `last checked on ${readOn}, ${relativeDays(daysBetween(today, readOn))}`;
    return ['', ...wrap(plainLine(`${file}: ${what}; ${checked}`), { width: WIDTH })];
  });
}

const MOST_NAMED = 10;

function namesOf({ releases }: Product): string {
  const ids = releases.map(({ id }) => id);
  return ids.length > MOST_NAMED ? ` (${ids[0]} to ${ids.at(-1)})` : ` (${ids.join(', ')})`;
}
