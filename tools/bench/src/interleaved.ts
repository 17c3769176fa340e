import { median } from './median.ts';

/** One measurement. */
export interface Sample {
  readonly ms: number;
  /** Peak resident memory, where that is known. */
  readonly peakMb?: number;
}

/** What is measured again and again. */
export type Measurement = () => Promise<Sample>;

/** The medians of one thing. */
export interface Medians {
  readonly ms: number;
  /** NaN where it is not known. */
  readonly peakMb: number;
}

/**
 * Measures several things in turn, so that what else the machine does meets them alike: the first, the second, … and again
 * the first, as many rounds as are asked for.
 *
 * @returns the medians of each, under its name
 */
export async function interleaved<Name extends string>(
  rounds: number,
  measurements: Readonly<Record<Name, Measurement>>,
): Promise<Record<Name, Medians>> {
  const names = Object.keys(measurements) as Name[];
  const samples = new Map<Name, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples.get(name)?.push(await measurements[name]());
  }
  const medians = names.map((name): [Name, Medians] => {
    const own = samples.get(name) ?? [];
    const peaks = own.map(({ peakMb = Number.NaN }) => peakMb);
    return [name, { ms: median(own.map(({ ms }) => ms)), peakMb: median(peaks) }];
  });
  return Object.fromEntries(medians) as Record<Name, Medians>;
}
