import { nearestName, nearestNames } from './nearest-name.ts';
import { compareVersions, isFinalVersion, parseVersion } from './project-version.ts';

/**
 * The known release or version that one which is not there most likely means; undefined when none is near. A word goes by its
 * letters, see {@link nearestName}. A number goes by its meaning where its letters leave a choice:
 *
 * - `31` means the highest final version that begins so, and `25.1` means `2025.1`
 * - a `v` before it is no part of it: `v31` means what `31` does, and `v31.0.0` means `31.0.0`
 * - what is beyond the newest means the newest: its letters would be near to those of another decade
 * - of several that are equally near by letters, it is the nearest as a number
 *
 * @param asked what was written, in any case
 * @param known ids, names and versions, in any order
 */
export function nearestVersion(asked: string, known: Iterable<string>): string | undefined {
  const names = [...new Set(known)];
  const number = asked.replace(/^v(?=\d)/i, '');
  const versions = isNumbered(number) ? names.filter(isNumbered) : [];
  if (versions.length === 0) return nearestName(asked, names);
  return (
    versions.find((version) => version === number) ??
    highestOf(versions.filter((version) => version.startsWith(`${number}.`))) ??
    ofYear(number, versions) ??
    nearest(number, versions)
  );
}

function isNumbered(text: string): boolean {
  return parseVersion(text).stage !== 'other';
}

function highestOf(versions: readonly string[]): string | undefined {
  const final = versions.filter(isFinalVersion);
  return (final.length === 0 ? versions : final).toSorted(compareVersions).at(-1);
}

/** A year may be written with its last two digits. */
function ofYear(asked: string, versions: readonly string[]): string | undefined {
  return /^\d\d(?:\.|$)/.test(asked) ? versions.find((version) => version === `20${asked}`) : undefined;
}

function nearest(asked: string, versions: readonly string[]): string | undefined {
  // Numbers as long as what was asked: a project may have counted years once, and its versions since.
  const newest = highestOf(versions.filter((version) => firstDigits(version) === firstDigits(asked)));
  if (newest !== undefined && compareVersions(asked, newest) > 0) return newest;
  return nearestNames(asked, versions).toSorted(
    (a, b) => compareFar(asked, a, b) || compareVersions(b, a),
  )[0];
}

/** How long the first number is. */
function firstDigits(version: string): number {
  return version.split('.', 1)[0]?.length ?? 0;
}

/** Negative when `a` is nearer to what was asked: by the first number, where that is equally far by the second, and so on. */
function compareFar(asked: string, a: string, b: string): number {
  const [wanted, one, other] = [asked, a, b].map((version) => parseVersion(version).numbers);
  const howFar = (numbers: readonly number[] | undefined, at: number): number =>
    Math.abs((numbers?.[at] ?? 0) - (wanted?.[at] ?? 0));
  const places = Math.max(...[wanted, one, other].map((numbers) => numbers?.length ?? 0));
  for (let at = 0; at < places; at++) {
    const difference = howFar(one, at) - howFar(other, at);
    if (difference !== 0) return difference;
  }
  return 0;
}
