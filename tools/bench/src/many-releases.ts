import {
  addDays,
  type CalendarDate,
  calendarDate,
  type Product,
  supportWindows,
} from '@lastpatch/release-model';

/** How many releases each product has. */
const RELEASES_EACH = 10;
const FIRST_DAY = calendarDate('2020-01-01');
/** From one release of a product to the next. */
const DAYS_BETWEEN = 180;
const DAYS_SUPPORTED = 900;

/** Products with so many releases together, of which each is released and ends on a day of its own. */
export function manyReleases(count: number, asOf: CalendarDate): Product[] {
  return Array.from({ length: Math.ceil(count / RELEASES_EACH) }, (_, index): Product => {
    const name = `product-${index}`;
    const releases = Array.from({ length: RELEASES_EACH }, (_unused, place) => {
      const from = addDays(FIRST_DAY, place * DAYS_BETWEEN + (index % DAYS_BETWEEN));
      const id = `${place + 1}.0`;
      return {
        key: id,
        id,
        name: null,
        aliases: [],
        slurp: false,
        link: null,
        windows: supportWindows([
          { phase: 'maintained', from, basis: 'scheduled' },
          { phase: 'end-of-life', from: addDays(from, DAYS_SUPPORTED), basis: 'scheduled' },
        ]),
      };
    });
    const titled = { key: name, name, title: name, aliases: [], source: 'endoflife-date' as const, asOf };
    return { ...titled, releases, projects: [], milestones: [] };
  });
}
