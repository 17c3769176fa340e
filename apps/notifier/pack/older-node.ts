/**
 * Runs a command on a Node.js older than the one that Lastpatch is made for: what only looks things up needs no more of it than
 * these two functions.
 */
Map.groupBy = <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

Promise.withResolvers = <T>(): PromiseWithResolvers<T> => {
  let settle: Pick<PromiseWithResolvers<T>, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (!settle) throw new TypeError('A promise calls what it is made of at once.');
  return { promise, ...settle };
};

const { main } = await import('../src/cli/run-program.ts');
process.exitCode = await main(process.argv.slice(2));
