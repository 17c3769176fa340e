import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogWith, knownAfter } from '../testing/catalog-builder.ts';
import { readings } from '../testing/readings.ts';
import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import { mergeCatalog, presentCatalog } from './merge-catalog.ts';
import { comparePhases, PHASES } from './phase.ts';
import { rebaseProduct } from './rebase-product.ts';
import type { Release } from './release.ts';
import type { SupportWindow } from './support-window.ts';
import { isWord } from './upstream-word.ts';
import { validateCatalog } from './validate-catalog.ts';
import { windowsPassed } from './windows-passed.ts';

const runs = { numRuns: 200 };
const DATED = ['endoflife-date', 'custom'] as const;
const settling = fc.oneof(fc.constant(0), fc.constant(1), fc.constant(14), fc.nat(40));

/** What is known after each of the readings. */
function knownOver(products: readonly Product[], settlingDays: number): Product[] {
  let known: Catalog | undefined;
  return products.map((product) => {
    known = mergeCatalog(known, catalogWith(product), settlingDays);
    return known.products[0]!;
  });
}

/** The same product on another day: where dates come by themselves, they do so meanwhile. */
function onDay(product: Product, asOf: CalendarDate): Product {
  const releases = product.releases.map((row) => ({
    ...row,
    windows: windowsPassed(row.windows, { source: product.source, asOf }),
  }));
  return { ...product, asOf, releases };
}

/** What a reading says so many days later, when nothing has changed. */
function later(product: Product, days: number): Product {
  const same = onDay(product, addDays(product.asOf, days));
  const known = ({ known: day, ...window }: SupportWindow): SupportWindow =>
    day === undefined ? window : { ...window, known: same.asOf };
  return { ...same, releases: same.releases.map((row) => ({ ...row, windows: row.windows.map(known) })) };
}

/** What begins when; where dates come by themselves, they do so meanwhile too. */
function dates(windows: readonly SupportWindow[]): unknown[] {
  return windows.map(({ phase, from, until, known }) => ({ phase, from, until, known }));
}

/** A reading in which a date that could not be read is none. */
function asReadWhole(release: Release): Release {
  return { ...release, unread: [] };
}

/** The phases that are said to have begun, and not merely by a date, where dates come by themselves. */
function wordsOf(releases: readonly Release[]): string[] {
  return releases.flatMap(({ key, windows }) =>
    windows.filter((window) => isWord(DATED[0], window)).map(({ phase }) => `${key} ${phase}`),
  );
}

function over(check: (products: Product[], settlingDays: number) => void): void {
  fc.assert(fc.property(readings(), settling, check), runs);
}

describe('readings', () => {
  it('are sound, as an importer makes them', () => {
    over((products) => {
      for (const product of products) expect(validateCatalog(catalogWith(product))).toEqual([]);
    });
  });
});

describe('merging', () => {
  it('never breaks an invariant of the catalog', () => {
    over((products, settlingDays) => {
      for (const known of knownOver(products, settlingDays)) {
        expect(validateCatalog(catalogWith(known))).toEqual([]);
      }
    });
  });

  it('gives windows that never overlap, and dates that never go back', () => {
    over((products, settlingDays) => {
      for (const { windows } of knownOver(products, settlingDays).flatMap(({ releases }) => releases)) {
        const dates = windows.flatMap(({ from }) => from ?? []);
        expect(dates).toEqual(dates.toSorted());
        for (const [index, { phase, until }] of windows.entries()) {
          const next = windows[index + 1];
          expect(until).toBe(next?.from ?? null);
          if (next) expect(comparePhases(phase, next.phase)).toBeLessThan(0);
        }
      }
    });
  });

  it('changes nothing but the day by a reading that says the same', () => {
    over((products, settlingDays) => {
      const known = catalogWith(knownOver(products.slice(0, 1), settlingDays)[0]!);
      const same = mergeCatalog(known, catalogWith(later(products[0]!, 1)), settlingDays);
      expect(same).toEqual({
        products: known.products.map((row) => onDay(row, same.products[0]!.asOf)),
      });
    });
  });

  it('changes nothing more by it once all has settled', () => {
    over((products, settlingDays) => {
      const last = products.at(-1)!;
      const settled = knownOver([...products, later(last, settlingDays)], settlingDays).at(-1)!;
      // A date beside one that could not be read, and against it, counts from the day on which it comes: that is news.
      const next = addDays(settled.asOf, 1);
      const beside = last.releases.filter(({ unread }) => unread !== undefined);
      fc.pre(!beside.some(({ windows }) => windows.some(({ from }) => from === next)));
      const after = knownOver(
        [...products, later(last, settlingDays), later(last, settlingDays + 1)],
        settlingDays,
      );
      expect(after.at(-1)).toEqual(onDay(settled, next));
    });
  });

  it('changes nothing by a reading that is no newer', () => {
    fc.assert(
      fc.property(readings(), settling, readings(), fc.nat(30), (products, settlingDays, others, days) => {
        const known = knownAfter(
          products.map((row) => catalogWith(row)),
          settlingDays,
        );
        const { source, asOf } = products.at(-1)!;
        const old = { ...others[0]!, source, asOf: addDays(asOf, -days) };
        expect(mergeCatalog(known, catalogWith(old), settlingDays)).toEqual(known);
      }),
      runs,
    );
  });

  it('counts a value when it changes, and only then, and never less than before', () => {
    over((products, settlingDays) => {
      const { source } = products[0]!;
      const value = (windows: readonly SupportWindow[], phase: string): string => {
        const window = windows.find((row) => row.phase === phase);
        return `${String(isWord(source, window))} ${window?.from ?? ''}`;
      };
      const steps = knownOver(products, settlingDays);
      for (const [index, { releases }] of steps.entries()) {
        for (const { key, windows, history } of releases) {
          const before = steps[index - 1]?.releases.find((row) => row.key === key);
          for (const phase of PHASES) {
            const [had, has] = [before?.history?.ordinals[phase] ?? 0, history?.ordinals[phase] ?? 0];
            const isChanged = value(before?.windows ?? [], phase) !== value(windows, phase);
            expect(has - had).toBe(isChanged ? 1 : 0);
          }
        }
      }
    });
  });

  it('keeps all windows of a release while a word is withdrawn, and no longer than the settling time', () => {
    over((products, settlingDays) => {
      const steps = knownOver(products, settlingDays);
      for (const [index, now] of steps.entries()) {
        for (const { key, windows, history } of now.releases) {
          if (history?.missingSince) continue;
          const withdrawn = history?.withdrawn ?? {};
          for (const day of Object.values(withdrawn)) {
            expect(daysBetween(day, now.asOf)).toBeLessThan(settlingDays);
          }
          const before = steps[index - 1]?.releases.find((row) => row.key === key);
          const missing = Object.keys(before?.history?.withdrawn ?? {});
          const stand = missing.every((phase) => phase in withdrawn) && Object.keys(withdrawn).length > 0;
          // Until the first of them settles nothing of the release changes.
          if (before && stand) expect(dates(windows)).toEqual(dates(before.windows));
        }
      }
    });
  });

  it('has no word but those that were given, where dates come by themselves, and none from a day to come', () => {
    fc.assert(
      fc.property(readings(DATED), settling, (products, settlingDays) => {
        const whole = products.map((product) => ({
          ...product,
          releases: product.releases.map(asReadWhole),
        }));
        for (const [index, { releases }] of knownOver(whole, settlingDays).entries()) {
          const given = wordsOf(whole.slice(0, index + 1).flatMap((product) => product.releases));
          for (const word of wordsOf(releases)) expect(given).toContain(word);
        }
        for (const { asOf, releases } of knownOver(products, settlingDays)) {
          for (const { known } of releases.flatMap(({ windows }) => windows)) {
            if (known !== undefined) expect(known <= asOf).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('leaves no trace of a reading whose difference is taken back in time', () => {
    fc.assert(
      fc.property(readings(['openstack']), fc.integer({ min: 2, max: 14 }), ([first, second], days) => {
        fc.pre(first !== undefined && second !== undefined);
        const between = { ...second, asOf: addDays(first.asOf, 1) };
        const back = later(first, days);
        const [straight, astray] = [
          [first, back],
          [first, between, back],
        ].map((row) => knownOver(row, 14));
        const frozen = astray![1]!.releases.filter(
          ({ history }) => Object.keys(history?.withdrawn ?? {}).length > 0 || history?.missingSince,
        );
        for (const { key } of frozen) {
          const [one, other] = [straight, astray].map((row) =>
            row!.at(-1)!.releases.find((release) => release.key === key),
          );
          expect(other).toEqual(one);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('plans nothing for a release that has been missing for the settling time, and only then', () => {
    over((products, settlingDays) => {
      for (const known of knownOver(products, settlingDays)) {
        const present = presentCatalog(catalogWith(known)).products[0]!.releases.map(({ key }) => key);
        for (const { key, history } of known.releases) {
          const since = history?.missingSince ?? null;
          const isGone = since !== null && daysBetween(since, known.asOf) >= settlingDays;
          expect(present.includes(key)).toBe(!isGone);
        }
      }
    });
  });

  it('forgets no release and no project', () => {
    over((products, settlingDays) => {
      const known = knownOver(products, settlingDays).at(-1)!;
      const keys = new Set(products.flatMap(({ releases }) => releases.map(({ key }) => key)));
      const names = new Set(products.flatMap(({ projects }) => projects.map(({ name }) => name)));
      expect(new Set(known.releases.map(({ key }) => key))).toEqual(keys);
      expect(new Set(known.projects.map(({ name }) => name))).toEqual(names);
    });
  });
});

describe('another version of the importer that reads the same', () => {
  it('keeps the history of every release, and all invariants', () => {
    over((products, settlingDays) => {
      const known = knownOver(products, settlingDays).at(-1)!;
      const rebased = rebaseProduct(known, products.at(-1)!);
      expect(validateCatalog(catalogWith(rebased))).toEqual([]);
      expect(rebased.asOf).toBe(known.asOf);
      for (const { key, history } of known.releases) {
        expect(rebased.releases.find((row) => row.key === key)?.history).toEqual(history);
      }
    });
  });
});
