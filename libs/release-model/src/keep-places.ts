/**
 * A later list with what it lacks of an earlier one: each keeps its place behind the one that it followed.
 *
 * @param missing those of the earlier list that are to be kept, in its order
 */
export function keepPlaces<T>(
  now: readonly T[],
  {
    earlier,
    missing,
    key,
  }: { earlier: readonly T[]; missing: readonly T[]; key: (entry: T) => string | null },
): T[] {
  const result = [...now];
  for (const entry of missing) {
    const index = earlier.findIndex((other) => key(other) === key(entry));
    const before = earlier
      .slice(0, index)
      .findLast((other) => result.some((kept) => key(kept) === key(other)));
    const place = before === undefined ? 0 : result.findIndex((kept) => key(kept) === key(before)) + 1;
    result.splice(place, 0, entry);
  }
  return result;
}
