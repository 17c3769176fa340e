/** So many are named at most. */
const MOST_NAMED = 12;

/** `8.4`, `8.4 or 8.0`, `8.4, 8.1 or 8.0`; of very many the first twelve, and how many more. Undefined of none. */
export function eitherOf(names: readonly string[]): string | undefined {
  const more = names.length - MOST_NAMED;
  if (more > 0) return `${names.slice(0, MOST_NAMED).join(', ')} or ${more} more`;
  const [last, ...others] = names.toReversed();
  return last === undefined || others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}
