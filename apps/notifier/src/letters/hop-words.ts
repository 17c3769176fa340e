import type { CalendarDate } from '@lastpatch/release-model';
import type { NextHop, Notice } from '../daily-check/notice.ts';
import { plainLine } from './plain-line.ts';
import { longDate } from './words.ts';

/** Where to go from the release of a notice, as one sentence; nothing where no way is known. */
export function hopSentence(notice: Notice, today: CalendarDate): string[] {
  const { hops = [] } = notice;
  if (hops.length === 0) return [];
  const said = hops.map((hop, index) => {
    // Of the releases on the way it matters only that they can be passed.
    const isPassed = index > 0 && index + 1 < hops.length;
    return `${hopNamed(hop, notice)}${isPassed ? '' : lasting(hop, notice, today)}`;
  });
  return [`Next hop: ${withoutMiddle(said, notice).join('; then ')}.`];
}

/** Where upstream does not say which upgrades it tests, a long way is one of releases that are passed over. */
function withoutMiddle(hops: readonly string[], { product }: Notice): readonly string[] {
  if (product === 'openstack' || hops.length <= MOST_HOPS) return hops;
  return [...hops.slice(0, 1), `${hops.length - 2} more`, ...hops.slice(-1)];
}

const MOST_HOPS = 4;

/**
 * The same with the names of releases alone, for a text with little room: `Next hop: 2025.1, then 2026.1.`, and once more
 * with the first hop alone; nothing where no way is known.
 */
export function shortHops({ hops = [] }: Notice): string[] {
  const names = hops.map(({ releaseTitle }) => plainLine(releaseTitle).split(' ')[0] ?? '');
  const [first] = names;
  if (first === undefined) return [];
  const all =
    names.length > MOST_IN_SHORT ? `${first}, at last ${names.at(-1) ?? ''}` : names.join(', then ');
  return [`Next hop: ${all}.`, `Next hop: ${first}.`];
}

const MOST_IN_SHORT = 3;

function hopNamed({ releaseTitle, kind }: NextHop, { product }: Notice): string {
  const name = plainLine(releaseTitle) || 'a release without a name';
  if (product !== 'openstack') return name;
  return `${name} (${kind === 'slurp' ? 'SLURP to SLURP' : 'the next release'})`;
}

function lasting({ supportEnds, vendor }: NextHop, { product }: Notice, today: CalendarDate): string {
  if (supportEnds === null) return ', with no end of support given';
  if (supportEnds <= today) return `, whose support was to end on ${longDate(supportEnds)}`;
  const by = vendor === undefined ? '' : ` by ${plainLine(vendor) || 'the vendor'}`;
  return `, ${product === 'openstack' && by === '' ? 'maintained' : `supported${by}`} until ${longDate(supportEnds)} as planned`;
}
