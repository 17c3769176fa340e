import {
  addDays,
  type CalendarDate,
  type Catalog,
  isSupported,
  overlaidProduct,
  phaseOn,
  type Product,
  type Release,
  releaseTitle,
} from '@lastpatch/release-model';
import type { Ack } from './ack.ts';
import type { Notice, ReleaseName } from './notice.ts';
import { type FactIdentity, noticeId } from './notice-id.ts';

/** What is planned from: two catalogs, and the days since the last run. */
export interface PlanInput {
  /** The catalog of the last run. */
  readonly previous: Catalog;
  /** The same, merged with what was read since. */
  readonly current: Catalog;
  /** The last day that was planned. */
  readonly since: CalendarDate;
  /** The last day to plan: every day in `(since, today]` is. */
  readonly today: CalendarDate;
  /** How many days before an end of support it is told, of all watches together. */
  readonly reminderDays: readonly number[];
  /** Mutes of deadlines that end in `(since, today]`; left out where there are none. */
  readonly endedMutes?: readonly Ack[];
}

/** One product, as it was known and as it is known now. */
export interface PlannedProduct {
  readonly input: PlanInput;
  readonly product: Product;
  readonly before: Product;
}

/** One release, as it was known and as it is known now. */
export interface PlannedRelease extends PlannedProduct {
  readonly release: Release;
  readonly known: Release;
}

/** What a notice says besides of whom it is told. */
export type NoticeFacts = Pick<Notice, 'on' | 'basis' | 'cause' | 'concernsSupported' | 'evidence'> &
  Partial<Notice>;

/** The day within the span on which a reading was first seen. */
export function seenOn({ input: { since, today }, product }: PlannedProduct): CalendarDate {
  const seen = product.asOf > since ? product.asOf : addDays(since, 1);
  return seen > today ? today : seen;
}

/** A notice of a release, or of what belongs to none. */
export function noticeOf(
  { product, input }: PlannedProduct,
  release: Release | null,
  identity: Omit<FactIdentity, 'product' | 'release'>,
  facts: NoticeFacts,
): Notice {
  const { kind, project, version, environment, phase = null, date = null, step } = identity;
  return {
    id: noticeId({ ...identity, product: product.key, release: release?.key ?? null }),
    keys: { product: product.key, release: release?.key ?? null },
    kind,
    ...(release
      ? releaseName(product, release, input.current)
      : {
          product: product.name,
          productTitle: product.title,
          release: null,
          releaseTitle: null,
          link: null,
        }),
    phase,
    date,
    ...(step === undefined ? {} : { step }),
    ...(project === undefined ? {} : { project }),
    ...(version === undefined ? {} : { version }),
    ...(environment === undefined ? {} : { environment }),
    asOf: product.asOf,
    ...(product.readOn !== undefined && product.readOn < product.asOf ? { readOn: product.readOn } : {}),
    ...facts,
  };
}

/** How a release is named to people: by the name of the vendor too, where its dates are a vendor's. */
export function releaseName(product: Product, release: Release, catalog: Catalog): ReleaseName {
  const dated = release.datesOf ? product : overlaidProduct(catalog, product);
  const vendor = release.datesOf ?? product;
  return {
    product: vendor.name,
    productTitle: vendor.title,
    release: release.id,
    releaseTitle: releaseTitle(release),
    link: release.link,
    ...(dated ? { overlays: { product: dated.name, productTitle: dated.title } } : {}),
  };
}

/** Whether a release has some support on a day, by the last word of its source. */
export function isSupportedOn(product: Product, release: Release, day: CalendarDate): boolean {
  return isSupported(phaseOn(release, day, product.asOf)?.phase ?? 'planned');
}
