import { placeEnvironments, runningReleases } from '@lastpatch/fleet';
import { type Catalog, releaseTitle } from '@lastpatch/release-model';
import type { WrittenFleet } from '@lastpatch/settings';
import { plainLine } from '../../letters/plain-line.ts';
import { count, countOfDays } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';

const WIDTH = 80;
const MOST_NAMED = 20;

/** What the fleet means: how many environments, what they run, and what one hop takes. */
export function fleetLines({ environments, hopDays }: WrittenFleet, catalog: Catalog): string[] {
  const placed = placeEnvironments(catalog, environments);
  const running = runningReleases(catalog, placed).map(
    ({ product, release }) => `${product.title} ${releaseTitle(release)}`,
  );
  const shown = running.slice(0, MOST_NAMED).join(', ');
  const rest = running.length > MOST_NAMED ? ` and ${running.length - MOST_NAMED} more` : '';
  const mixed = placed.filter(({ runs }) => runs.some(({ releases }) => releases.length > 1)).length;
  const sentences = [
    `fleet: ${count(environments.length, 'environment')} with ${running.length === 0 ? 'nothing that runs' : `${shown}${rest}`}`,
    ...(mixed === 0 ? [] : [`${count(mixed, 'environment')} with mixed versions`]),
    hopDaysSaid(hopDays),
  ];
  return ['', ...wrap(plainLine(sentences.join('; ')), { rest: '  ', width: WIDTH })];
}

function hopDaysSaid(hopDays: WrittenFleet['hopDays']): string {
  if (hopDays === null) return 'nothing says how long a hop takes';
  if (typeof hopDays === 'number') return `a hop takes ${countOfDays(hopDays)}`;
  const each = Object.entries(hopDays).map(([product, days]) => `${countOfDays(days)} for ${product}`);
  return `a hop takes ${each.join(', ')}`;
}
