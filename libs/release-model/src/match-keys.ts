/** What has a key that never changes, and a name that people write. */
export interface Keyed {
  readonly key: string;
  readonly name: string;
}

/** By which keys are matched. */
export interface KeyMatching<T extends Keyed> {
  /** Whether a new entry may be one that is no longer listed, by another sign than its name or its key. */
  readonly mayBe: (added: T, lost: T) => boolean;
  /** Keys that no new entry may get; those that are given are put in. */
  readonly taken: Set<string>;
}

/**
 * The keys under which the entries of a later list are known, in its order: of one that has a known name, that one's key;
 * else its own, when that is known under a name that is no longer listed; else the key of a lost entry, when a sign shows
 * the two to be one and neither of them may be another. A new entry whose key is taken gets one of its own. No key is given
 * twice, and matching the same list with the keys that it was given changes none of them.
 */
export function matchKeys<T extends Keyed>(
  later: readonly T[],
  known: readonly T[],
  { mayBe, taken }: KeyMatching<T>,
): string[] {
  const listed = new Set(later.map(({ name }) => name));
  const byName = new Map(known.map((entry) => [entry.name, entry.key]));
  const unlisted = new Map(known.filter(({ name }) => !listed.has(name)).map((entry) => [entry.key, entry]));
  const found = new Set<string>();
  const keys = later.map(({ name, key }) => {
    const own = byName.get(name) ?? (unlisted.has(key) ? key : undefined);
    if (own === undefined || found.has(own)) return undefined;
    found.add(own);
    return own;
  });
  const added = later.filter((_, index) => keys[index] === undefined);
  for (const key of [...known.map((entry) => entry.key), ...found]) taken.add(key);
  if (added.length === 0) return keys as string[];
  const lost = [...unlisted.values()].filter(({ key }) => !found.has(key));
  const renamed = pairsOf(added, lost, mayBe);
  const reserved = new Set(added.map(({ key }) => key));
  return later.map((entry, index) => {
    const key = keys[index] ?? renamed.get(entry)?.key ?? newKey(entry.key, taken, reserved);
    taken.add(key);
    return key;
  });
}

/** Each new entry with the lost one that it is: where neither of the two may be another. */
function pairsOf<T>(
  added: readonly T[],
  lost: readonly T[],
  mayBe: (added: T, lost: T) => boolean,
): ReadonlyMap<T, T> {
  const pairs = added.flatMap((entry) =>
    lost.filter((other) => mayBe(entry, other)).map((other) => [entry, other] as const),
  );
  const isOnly = (which: 0 | 1, entry: T): boolean =>
    pairs.filter((pair) => pair[which] === entry).length === 1;
  return new Map(pairs.filter(([entry, other]) => isOnly(0, entry) && isOnly(1, other)));
}

/** The entry's own key, unless it is taken; then one that no other new entry has as its own either. */
function newKey(key: string, taken: ReadonlySet<string>, reserved: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  for (let n = 2; ; n++) {
    const free = `${key}~${n}`;
    if (!taken.has(free) && !reserved.has(free)) return free;
  }
}
