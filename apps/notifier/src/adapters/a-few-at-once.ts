/**
 * Does something with each item, with a few of them at the same time.
 *
 * @param most how many at once, at least 1
 * @returns the results, in the order of the items
 * @throws what the first one that failed threw, once those that were under way have ended; no further ones are begun then
 */
export async function aFewAtOnce<T, R>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const failed: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (failed.length > 0) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failed.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  if (failed.length > 0) throw failed[0];
  return results;
}
