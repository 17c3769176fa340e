import { type CalendarDate, isCalendarDate } from '@lastpatch/release-model';
import type { JsonReader } from './json-reader.ts';

const SEPARATOR = ', ';

/**
 * Writes names with their days as one text: `33.0.0 2026-04-01, 33.0.1`; undefined when there are none. A space, a comma or
 * a percent sign in a name is written as in a URL: `8.0%20Update%203k 2026-07-14`.
 */
export function encodeDatedNames(
  entries: readonly (readonly [string, CalendarDate | null])[],
): string | undefined {
  const text = entries
    .map(([name, day]) => (day === null ? escaped(name) : `${escaped(name)} ${day}`))
    .join(SEPARATOR);
  return text || undefined;
}

/**
 * Reads such a text from a field; empty when it is missing.
 *
 * @throws CatalogFileError when a name is missing or not written well, or a day does not exist
 */
export function decodeDatedNames(
  object: JsonReader,
  field: string,
): (readonly [string, CalendarDate | null])[] {
  const text = object.optionalText(field);
  if (text === undefined) return [];
  return text.split(SEPARATOR).map((pair) => {
    const space = pair.indexOf(' ');
    const [name, day] = space < 0 ? [pair, null] : [pair.slice(0, space), pair.slice(space + 1)];
    if (name === '')
      throw object.error(`${field} has an entry without a name: ${JSON.stringify(pair.slice(0, 40))}`);
    if (day !== null && !isCalendarDate(day)) {
      throw object.error(`${field}: ${name} is of ${JSON.stringify(day.slice(0, 40))}, which is not a day`);
    }
    const plain = unescaped(name);
    if (plain === undefined)
      throw object.error(
        `${field} has a name that is not written well: ${JSON.stringify(name.slice(0, 40))}`,
      );
    return [plain, day];
  });
}

// What would end the name.
const BREAKING = /[%,\s]/g;

function escaped(name: string): string {
  return name.replace(BREAKING, encodeURIComponent);
}

function unescaped(text: string): string | undefined {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return undefined;
  }
}
