import {
  type CalendarDate,
  type Catalog,
  chosenCatalog,
  chosenDates,
  type ChosenOverlay,
  chosenOverlays,
  chosenRelease,
  findProduct,
  isEndOfSupport,
  overlaidProduct,
  overlayRelease,
  type Product,
  replacesPhase,
  supportEnds,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { LetterSource, Standing } from './letter.ts';
import { lastReadOn } from './last-read.ts';
import type { Notice } from './notice.ts';
import { isSupportedOn } from './planning.ts';

/** What a watch is addressed from. */
export interface Addressed {
  readonly catalog: Catalog;
  readonly notices: readonly Notice[];
  readonly today: CalendarDate;
}

/**
 * The same, as it is for a watch that goes by vendors' dates: a catalog in which those stand in place of upstream's, and
 * notices of which upstream's reminders are gone where a vendor's come in their place, while its other ends of support are
 * plain facts.
 */
export function byChosenDates<A extends Addressed>(addressed: A, { dates = {} }: Watch): A {
  const { catalog, notices, today } = addressed;
  const chosen = chosenOverlays(catalog, dates);
  if (chosen.length === 0) return addressed;
  return {
    ...addressed,
    catalog: chosenCatalog(catalog, dates),
    notices: notices.flatMap((notice) => givenWay(notice, chosen, today)),
  };
}

function givenWay(notice: Notice, chosen: readonly ChosenOverlay[], today: CalendarDate): Notice[] {
  const { phase, kind, step } = notice;
  const found = chosen.find(({ product }) => product.name === notice.product);
  const release = found?.product.releases.find(({ id }) => id === notice.release);
  if (!found || !release || phase === null || !isEndOfSupport(phase)) return [notice];
  const { product, overlay } = found;
  const dated = overlayRelease(overlay, product, release);
  if (!dated || !replacesPhase(dated, phase)) return [notice];
  // On the day itself a reminder says that the day has come, which is a fact.
  if (kind === 'reminder' && step !== 0) return [];
  const decided = chosenRelease(product, release, overlay);
  return [
    {
      ...notice,
      concernsSupported: notice.concernsSupported || isSupportedOn(product, decided, today),
      decidedBy: { title: overlay.title, supportEnds: supportEnds(decided) },
    },
  ];
}

/** The product through whose releases the way leads from that of a notice: of a vendor's dates the product that they date. */
export function upgradedProduct(catalog: Catalog, { product: name }: Notice): Product | undefined {
  const product = findProduct(catalog, name);
  const dated = product && overlaidProduct(catalog, product);
  return dated ? chosenDates(dated, product) : product;
}

/**
 * What a letter rests on: the products that a watch follows, and the vendors by whose dates it goes. What somebody wrote down
 * is as old as the last look at where it comes from.
 */
export function sourcesOf(
  products: readonly Product[],
  { dates = {} }: Watch,
  catalog: Catalog,
): LetterSource[] {
  const vendors = chosenOverlays(catalog, dates).filter(({ product }) => products.includes(product));
  const all = new Set([...products, ...vendors.map(({ overlay }) => overlay)]);
  return [...all].map((source) => ({ title: source.title, asOf: lastReadOn(source) }));
}

/** Each standing once: a vendor that decides may be followed by its own name too. */
export function eachOnce(standings: readonly Standing[]): Standing[] {
  const byRelease = new Map<string, Standing>();
  for (const standing of standings) {
    const place = JSON.stringify([standing.product, standing.release]);
    if (!byRelease.has(place)) byRelease.set(place, standing);
  }
  return [...byRelease.values()];
}
