/**
 * The known name that a misspelt one most likely means; undefined when none is near.
 * Near means at most a third of its letters, but at least one, added, left out, changed or swapped with their neighbour. Where
 * none is, the only name of which what was written is the beginning: `endoflife` of `endoflife-date`.
 *
 * @param asked what was written, in any case
 * @param known the names there are
 */
export function nearestName(asked: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  return nearestNames(asked, names)[0] ?? onlyBegun(asked, names);
}

/**
 * All known names that are near a misspelt one, see {@link nearestName}, and none of them nearer than another; in the order in
 * which they are known.
 */
export function nearestNames(asked: string, known: Iterable<string>): string[] {
  const wanted = asked.toLowerCase().slice(0, MAX_LENGTH);
  let nearest: string[] = [];
  let least = Math.max(1, Math.floor(wanted.length / 3));
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase().slice(0, MAX_LENGTH));
    if (distance > least) continue;
    if (distance < least) nearest = [];
    least = distance;
    nearest.push(name);
  }
  return nearest;
}

/** Fewer letters are the beginning of anything. */
const LEAST_BEGUN = 3;

function onlyBegun(asked: string, known: readonly string[]): string | undefined {
  const wanted = asked.toLowerCase();
  if (wanted.length < LEAST_BEGUN) return undefined;
  const begun = known.filter((name) => name.toLowerCase().startsWith(wanted));
  const [first] = begun;
  return begun.every((name) => name.toLowerCase() === first?.toLowerCase()) ? first : undefined;
}

/** Longer names are compared by their beginnings: what was written may be of any length. */
const MAX_LENGTH = 64;

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counted as 1. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
