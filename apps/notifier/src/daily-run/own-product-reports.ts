import { type CalendarDate, daysBetween, type Product } from '@lastpatch/release-model';
import type { RunReport } from '../daily-check/run-daily-check.ts';
import { plainLine } from '../letters/plain-line.ts';
import { countOfDays } from '../letters/english/words.ts';

/** Who wrote dates down looks again now and then whether they still stand. */
const UNCHECKED_DAYS = 180;

/** A sentence when nobody has looked for long whether the dates of a product of the team's own still stand. */
export function unchecked({ title, asOf, readOn = asOf }: Product, on: CalendarDate): string[] {
  const age = daysBetween(readOn, on);
  const name = plainLine(title);
  if (readOn > asOf) {
    return [
      `The file of ${name} says that it was last checked on ${readOn}, which is still to come: correct "checked" in it.`,
    ];
  }
  if (age <= UNCHECKED_DAYS) return [];
  return [
    `Nobody has checked the dates of ${name} since ${readOn}, ${countOfDays(age)} ago: look where they come from, and write today into "checked" in its file.`,
  ];
}

/** A sentence when no file describes a product of the team's own any more. */
export function noFile(product: Product, { read }: RunReport): string[] {
  const isRead = read.products.some(({ key }) => key === product.key);
  if (isRead || product.missingSince !== undefined) return [];
  return [
    `No file describes ${plainLine(product.title)} any more: what was known of it on ${product.asOf} still counts.`,
  ];
}
