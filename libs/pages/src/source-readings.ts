import { type CalendarDate, type Product, type Source, SOURCES } from '@lastpatch/release-model';

/** When a source was read last. */
export interface SourceReading {
  readonly source: Source;
  readonly asOf: CalendarDate;
}

/** For each source that has products, the last day of which anything of it is. */
export function sourceReadings(products: readonly Product[]): SourceReading[] {
  return SOURCES.flatMap((source): SourceReading[] => {
    const days = products
      .filter((product) => product.source === source)
      .map(({ asOf, readOn = asOf }) => readOn);
    const last = days.sort().at(-1);
    return last === undefined ? [] : [{ source, asOf: last }];
  });
}
