/** What has a key that never changes, and a name that people write. */
export interface Keyed {
  readonly key: string;
  readonly name: string;
}

/**
 * The keys under which the entries of a later list are known, in its order: of one that has a known name, that one's key;
 * else its own, when that is known under a name that is no longer listed; else the key of the only lost entry that another
 * sign shows it to be. A new entry whose key is taken gets one of its own.
 *
 * @param sameAs which of the entries that are no longer listed a new one may be, among all new ones
 */
export function matchKeys<T extends Keyed>(
  later: readonly T[],
  known: readonly T[],
  sameAs: (entry: T, lost: readonly T[], added: readonly T[]) => readonly T[],
): string[] {
  const listed = new Set(later.map(({ name }) => name));
  const byName = new Map(known.map((entry) => [entry.name, entry.key]));
  const unlisted = new Map(known.filter(({ name }) => !listed.has(name)).map((entry) => [entry.key, entry]));
  const keys = later.map(({ name, key }) => byName.get(name) ?? (unlisted.has(key) ? key : undefined));
  const added = later.filter((_, index) => keys[index] === undefined);
  if (added.length === 0) return keys as string[];
  const found = new Set(keys);
  const lost = [...unlisted.values()].filter(({ key }) => !found.has(key));
  const taken = new Set([...known.map(({ key }) => key), ...later.map(({ key }) => key)]);
  return later.map((entry, index) => {
    const key = keys[index];
    if (key !== undefined) return key;
    const [same, ...others] = lost.length === 0 ? [] : sameAs(entry, lost, added);
    if (same && others.length === 0) return same.key;
    return known.some((other) => other.key === entry.key) ? freeKey(entry.key, taken) : entry.key;
  });
}

function freeKey(key: string, taken: Set<string>): string {
  for (let n = 2; ; n++) {
    const free = `${key}~${n}`;
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}
