/** Measures how fast Lastpatch is, beside something else that is measured in the same run: `npm run bench`, docs/performance.md. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { asked, type Asked, UsageError } from './asked.ts';
import { bundledProcesses } from './bundled-processes.ts';
import { measureRows } from './measure-rows.ts';
import { measuredSaid, pageOf, skippedSaid } from './page.ts';
import type { BenchReport } from './report.ts';
import { ROWS } from './rows.ts';
import { tableOf } from './table.ts';

async function measuredReport(
  wanted: Asked,
): Promise<{ readonly report: BenchReport; readonly failures: readonly Error[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'lastpatch-bench-'));
  try {
    const { failures, ...measured } = await measureRows(ROWS, wanted, {
      folder: () => mkdtempSync(join(folder, 'row-')),
      process: await bundledProcesses(join(folder, 'processes')),
      tell: (sentence) => console.error(sentence),
    });
    const report = {
      measuredOn: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
      node: process.version,
      machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
      rounds: wanted.rounds,
      ...measured,
    };
    return { report, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const wanted = asked(
    process.argv.slice(2),
    ROWS.map(({ name }) => name),
  );
  const { report, failures } = await measuredReport(wanted);
  console.log([measuredSaid(report), '', ...tableOf(report.figures)].join('\n'));
  for (const row of report.skipped) console.log(skippedSaid(row));
  for (const { message } of failures) console.error(message);
  if (failures.length > 0) process.exitCode = 1;
  const { json, write } = wanted;
  if (json !== undefined) await writeFormatted(json, JSON.stringify(report));
  if (write !== undefined) {
    await writeFormatted(write, pageOf(report));
    await writeFormatted(write.replace(/(\.md)?$/, '.json'), JSON.stringify(report));
  }
}

/** As the files of the workspace are formatted. */
async function writeFormatted(path: string, text: string): Promise<void> {
  const options = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...options, filepath: path }));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
