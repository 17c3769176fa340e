import type { CalendarDate } from '@lastpatch/release-model';
import type { NextHop, Notice } from '../../daily-check/notice.ts';
import { hopIds, isPassed, MOST_SHORT_HOPS, saysItsHops } from '../hop-facts.ts';
import { runsInSentence } from './environment-words.ts';
import { plainLine } from '../plain-line.ts';
import { longDate } from './words.ts';

/** Which environments run the release of a notice, and where to go from it. */
export function wayOn(notice: Notice, today: CalendarDate): string[] {
  return [...runsInSentence(notice), ...hopSentence(notice, today)];
}

/**
 * Where to go from the release of a notice, as one sentence; nothing where no way is known. OpenStack says which upgrades it
 * tests, so its hops are told; of other products only where they lead to, since no source says which way is allowed.
 */
export function hopSentence(notice: Notice, today: CalendarDate): string[] {
  const { hops = [] } = notice;
  const target = hops.at(-1);
  if (target === undefined) return [];
  if (!saysItsHops(notice)) return [`Go to ${hopNamed(target, notice)}${lasting(target, notice, today)}.`];
  const said = hops.map((hop, index) => {
    return `${hopNamed(hop, notice)}${isPassed(notice, index) ? '' : lasting(hop, notice, today)}`;
  });
  return [`Next hop: ${said.join('; then ')}.`];
}

/**
 * The same with the names of releases alone, for a text with little room: `Next hop: 2025.1, then 2026.1.`, and once more
 * with the first hop alone; `Go to 24.04.` for other products than OpenStack; nothing where no way is known.
 */
export function shortHops(notice: Notice): string[] {
  const names = hopIds(notice);
  const [first] = names;
  if (first === undefined) return [];
  if (!saysItsHops(notice)) return [`Go to ${names.at(-1) ?? first}.`];
  const all =
    names.length > MOST_SHORT_HOPS ? `${first}, at last ${names.at(-1) ?? ''}` : names.join(', then ');
  return [`Next hop: ${all}.`, `Next hop: ${first}.`];
}

function hopNamed({ releaseTitle, kind }: NextHop, notice: Notice): string {
  const name = plainLine(releaseTitle) || 'a release without a name';
  if (notice.product !== 'openstack') return name;
  return `${name} (${kind === 'slurp' ? 'SLURP to SLURP' : 'the next release'})`;
}

function lasting({ supportEnds, vendor }: NextHop, { product }: Notice, today: CalendarDate): string {
  if (supportEnds === null) return ', with no end of support given';
  if (supportEnds <= today) return `, whose support was to end on ${longDate(supportEnds)}`;
  const by = vendor === undefined ? '' : ` by ${plainLine(vendor) || 'the vendor'}`;
  return `, ${product === 'openstack' && by === '' ? 'maintained' : `supported${by}`} until ${longDate(supportEnds)} as planned`;
}
