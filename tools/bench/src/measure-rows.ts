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

/** Measures the rows that are wanted and whose data are there, one after the other. */
export async function measureRows(
  rows: readonly Row[],
  { data, only, rounds }: Pick<Asked, 'data' | 'only' | 'rounds'>,
  { folder, process, tell }: Places,
): Promise<{ readonly figures: readonly Figure[]; readonly skipped: readonly Skipped[] }> {
  const bench: Bench = {
    rounds,
    folder,
    process,
    data: (name) => data[name] ?? '',
    dataIfGiven: (name) => data[name],
  };
  const figures: Figure[] = [];
  const skipped: Skipped[] = [];
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
      if (!(error instanceof NotHere)) throw error;
      skipped.push({ row: row.name, why: error.message });
    }
  }
  return { figures, skipped };
}

function optionSaid(name: DataOption): string {
  return `--${name}`;
}
