/** A bug that the simulation must find: a text of one source file of the product, and what stands there instead. */
export interface PlantedBug {
  readonly name: string;
  /** From the root of the workspace. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly replace: string;
}

/**
 * The source with the bug in it.
 *
 * @throws Error when the text does not stand there exactly once: the source has changed, and the bug must change with it
 */
export function withBug({ name, file, find, replace }: PlantedBug, source: string): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(
      `The planted bug "${name}" finds its text ${parts.length - 1} times in ${file}, expected once: ${find}`,
    );
  }
  return parts.join(replace);
}
