import { type CalendarDate, daysBetween, type Product, type Source, SOURCES } from '@lastpatch/release-model';

/** When a source was read last. */
export interface SourceReading {
  readonly source: Source;
  readonly asOf: CalendarDate;
}

/** For each source that has products, the last day of which anything of it is. */
export function sourceReadings(products: readonly Product[]): SourceReading[] {
  return sourceDays(products).map(({ source, readOn }) => ({ source, asOf: readOn }));
}

/** The days that most products of a source have in common. */
export interface SourceDays {
  readonly source: Source;
  /** The last day that any of its products knows. */
  readonly asOf: CalendarDate;
  /** The last day on which any of its products was really read. */
  readonly readOn: CalendarDate;
}

/** For each source that has products, the last days of them. */
export function sourceDays(products: readonly Product[]): SourceDays[] {
  return SOURCES.flatMap((source): SourceDays[] => {
    const own = products.filter((product) => product.source === source);
    const asOf = own
      .map((product) => product.asOf)
      .sort()
      .at(-1);
    const readOn = own.map(readDay).sort().at(-1);
    return asOf === undefined || readOn === undefined ? [] : [{ source, asOf, readOn }];
  });
}

/** A reading that is older than this many days may be out of date; a team looks by itself where its own products' dates come from. */
const OLD: Readonly<Record<Source, number>> = { openstack: 7, 'endoflife-date': 7, custom: 180 };

/** Whether dates may have moved since a reading, as seen on a day. */
export function isOldReading({ source, asOf }: SourceReading, on: CalendarDate): boolean {
  return daysBetween(asOf, on) > OLD[source];
}

/** The day on which a product was really read. */
export function readDay({ asOf, readOn = asOf }: Product): CalendarDate {
  return readOn;
}
