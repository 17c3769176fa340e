/** The same, made when it is first asked for; what could not be made is tried again. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
