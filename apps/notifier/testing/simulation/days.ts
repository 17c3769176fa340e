/** A day of a simulation, counted from the day on which its calendar begins. Never a date of the product's. */
export type Day = number;

/** A leap day comes soon after. */
const BEGINNING = Date.UTC(2023, 10, 1);

/** How long a day is, in milliseconds. */
export const DAY_MS = 86_400_000;

/** A day as the product under test writes it. */
export function written(day: Day): string {
  return new Date(BEGINNING + day * DAY_MS).toISOString().slice(0, 10);
}

/** The moment at which a day begins, in milliseconds since the epoch. */
export function beginningOf(day: Day): number {
  return BEGINNING + day * DAY_MS;
}
