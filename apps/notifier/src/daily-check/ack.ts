import type { CalendarDate } from '@lastpatch/release-model';

/** The deadline of a release in an environment of the fleet. */
export interface FleetDeadline {
  /** The name of the environment, in lower case. */
  readonly environment: string;
  /** Keys, which outlive renames. */
  readonly product: string;
  readonly release: string;
}

/** A deadline that somebody has muted: nothing is told of it until a day, and everybody who looks sees that. */
export interface Ack extends FleetDeadline {
  /** The day from which it is told again: the first that is not muted. */
  readonly until: CalendarDate;
  /** In the words of whoever muted it; empty where they gave no reason. */
  readonly why: string;
  /** When, in milliseconds since the epoch. */
  readonly at: number;
}

/** Why something is muted, as everybody who looks is told: where no reason was given, that. */
export function reasonOf({ why }: Pick<Ack, 'why'>): string {
  return why === '' ? 'no reason given' : why;
}
