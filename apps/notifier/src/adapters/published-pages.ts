/** What publishing has done, by the paths of pages. */
export interface PublishedPages {
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
}

/** Pages in folders come before those that lead to them, so that no reader is led to what is not there yet. */
export function inSteps(paths: readonly string[]): readonly (readonly string[])[] {
  const isNested = (path: string): boolean => path.includes('/');
  return [paths.filter(isNested), paths.filter((path) => !isNested(path))];
}
