/**
 * How a date is known. `declared`: upstream says that it has happened. `scheduled`: upstream gave a date ahead.
 * `derived`: it follows from a published policy or from the dates of other releases.
 */
export const BASES = ['declared', 'scheduled', 'derived'] as const;

export type Basis = (typeof BASES)[number];

export function isBasis(text: unknown): text is Basis {
  return typeof text === 'string' && (BASES as readonly string[]).includes(text);
}
