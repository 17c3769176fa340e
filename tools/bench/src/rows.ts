import type { Row } from './row.ts';
import { awsCalls } from './rows/aws-calls.ts';
import { coldStart } from './rows/cold-start.ts';
import { commandLine } from './rows/command-line.ts';
import { dailyRunMemory } from './rows/daily-run.ts';
import { importArchive } from './rows/import-archive.ts';
import { importNextDay } from './rows/import-next-day.ts';
import { importProducts } from './rows/import-products.ts';
import { pages } from './rows/pages.ts';
import { planDay } from './rows/plan-day.ts';
import { planFleet } from './rows/plan-fleet.ts';
import { replay } from './rows/replay.ts';

/** All that `npm run bench` measures, in the order of its table. */
export const ROWS: readonly Row[] = [
  importArchive,
  importNextDay,
  importProducts,
  planDay,
  replay,
  planFleet,
  pages,
  coldStart,
  dailyRunMemory,
  awsCalls,
  commandLine,
];
