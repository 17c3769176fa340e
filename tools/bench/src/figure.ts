/** What a figure counts. */
export type Unit = 'ms' | 'MB' | 'calls' | 'days/s';

/** A number and what it counts. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

/** Something else that was measured in the same run, and in the same unit. */
export interface Reference {
  readonly what: string;
  readonly value: number;
}

/** What is wanted: of the figure itself in its unit, or of its ratio to the reference. */
export type Goal = { readonly atMost: number } | { readonly ratioAtMost: number };

/** What was measured: what was done, how much it took, and what that is held against. */
export interface Measured {
  readonly what: string;
  readonly figure: Quantity;
  readonly reference?: Reference;
  readonly goal?: Goal;
  /** What else is worth knowing, as part of a sentence. */
  readonly note?: string;
  /** What stands in the way of the goal, as whole sentences, which are shown where it is missed. */
  readonly inTheWay?: string;
}

/** The same with what follows from it: one row of the table. */
export interface Figure extends Measured {
  /** The figure by its reference; null without one. */
  readonly ratio: number | null;
  /** Null where nothing is wanted. */
  readonly isMet: boolean | null;
}

/** A row of the table, with its ratio and whether its goal is met. */
export function figureOf(measured: Measured): Figure {
  const { figure, reference, goal } = measured;
  const ratio = reference === undefined ? null : figure.value / reference.value;
  return { ...measured, ratio, isMet: goal === undefined ? null : isMet(goal, figure.value, ratio) };
}

/** A goal for a ratio is not met where there is nothing to compare with. */
function isMet(goal: Goal, value: number, ratio: number | null): boolean {
  if ('atMost' in goal) return value <= goal.atMost;
  return ratio !== null && ratio <= goal.ratioAtMost;
}
