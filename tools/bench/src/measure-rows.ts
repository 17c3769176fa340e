import type { Asked, DataOption } from './asked.ts';
import { type Figure, figureOf } from './figure.ts';
import type { Skipped } from './report.ts';
import { type Bench, NotHere, type Row } from './row.ts';

/** What rows are given besides the data. */
export interface Places {
  readonly folder: () => string;
  readonly process: (name: string) => string;
  /** Told what is measured now. */
  readonly tell: (sentence: string) => void;
}

/** What came of measuring rows. */
export interface MeasuredRows {
  readonly figures: readonly Figure[];
  readonly skipped: readonly Skipped[];
  /** Of rows that failed though all that they need was there. */
  readonly failures: readonly Error[];
}

/** Measures the rows that are wanted and whose data are there, one after the other. One that fails takes no other with it. */
export async function measureRows(
  rows: readonly Row[],
  { data, only, rounds }: Pick<Asked, 'data' | 'only' | 'rounds'>,
  { folder, process, tell }: Places,
): Promise<MeasuredRows> {
  const bench: Bench = {
    rounds,
    folder,
    process,
    data: (name) => data[name] ?? '',
    dataIfGiven: (name) => data[name],
  };
  const figures: Figure[] = [];
  const skipped: Skipped[] = [];
  const failures: Error[] = [];
  for (const row of rows.filter(({ name }) => only?.includes(name) !== false)) {
    const missing = row.needs.filter((name) => data[name] === undefined);
    if (missing.length > 0) {
      skipped.push({ row: row.name, why: `it needs ${missing.map(optionSaid).join(' and ')}` });
      continue;
    }
    tell(`Measuring ${row.name} …`);
    try {
      figures.push(...(await row.measure(bench)).map(figureOf));
    } catch (error) {
      const isHere = !(error instanceof NotHere);
      const cause = error instanceof Error ? error : new Error(String(error));
      if (isHere) failures.push(new Error(`${row.name}: ${cause.message}`, { cause }));
      skipped.push({ row: row.name, why: isHere ? 'measuring it failed' : cause.message });
    }
  }
  return { figures, skipped, failures };
}

function optionSaid(name: DataOption): string {
  return `--${name}`;
}
