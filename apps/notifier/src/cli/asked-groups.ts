import { nearestName } from '@lastpatch/release-model';
import { plainLine } from '../letters/plain-line.ts';
import { groupName, OPERATORS } from '../subscribers/subscriber-topic.ts';
import { UsageFailure } from './failure.ts';

/**
 * Which groups of subscribers are meant: those of the watches that are named, of all watches when none is; the operators, null,
 * only when they are named, because somebody may be on call.
 *
 * @param watches the ids of all watches
 * @throws UsageFailure with every name that nobody knows
 */
export function askedGroups(
  names: readonly string[],
  watches: readonly string[],
): (watch: string | null) => boolean {
  const known = [...watches, OPERATORS];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UsageFailure(unknown.map((name) => unknownSaid(name, known)).join('\n'));
  }
  if (names.length === 0) return (watch) => watch !== null;
  return (watch) => names.includes(groupName(watch));
}

function unknownSaid(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return `Unknown watch ${JSON.stringify(plainLine(name).slice(0, 60))}. ${hint}`;
}
