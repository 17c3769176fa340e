/**
 * Writes the fact tables about OpenStack from collected data:
 *   npm run facts -- FOLDER
 * FOLDER holds phases.csv, governance.csv and version-dates.csv.gz. What upstream still shows today (planned dates) is not
 * a fact for the tables: the importer reads it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isCalendarDate, isPhase, isBasis } from '@lastpatch/release-model';
import { parse } from 'csv-parse/sync';
import { linesOfJson } from '../src/catalog-file/lines-of-json.ts';

type Row = Record<string, string>;

const folder = process.argv[2];
if (!folder)
  throw new Error('usage: npm run facts -- FOLDER (with phases.csv, governance.csv, version-dates.csv.gz)');
const target = new URL('../src/openstack/facts/', import.meta.url);

function rows(name: string): Row[] {
  const bytes = readFileSync(join(folder ?? '.', name));
  return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true });
}

function filled(row: Row, column: string): string | null {
  const text = row[column] ?? '';
  return text === '' ? null : text;
}

function day(row: Row, column: string): string | null {
  const text = filled(row, column);
  if (text !== null && !isCalendarDate(text))
    throw new Error(`${column} is no day in ${JSON.stringify(row)}`);
  return text;
}

function write(name: string, value: object): void {
  writeFileSync(new URL(name, target), linesOfJson(value, 2));
  console.error(`wrote ${name}`);
}

const series = new Map<string, { series: string; release: string; phases: object[] }>();
for (const row of rows('phases.csv')) {
  const name = row['series'] ?? '';
  const entry = series.get(name) ?? { series: name, release: row['release'] ?? '', phases: [] };
  series.set(name, entry);
  if (!isPhase(row['phase']) || !isBasis(row['basis']))
    throw new Error(`no phase or basis in ${JSON.stringify(row)}`);
  if (row['basis'] === 'scheduled') continue;
  const { phase, basis, evidence } = row;
  entry.phases.push({ phase, from: day(row, 'from'), basis, known: day(row, 'known'), evidence });
}
write('phases.json', { schemaVersion: 1, series: [...series.values()] });

const landed = new Map<string, string[]>();
for (const row of rows('version-dates.csv.gz')) {
  const key = `${row['series']}/${row['project']}`;
  landed.set(key, [...(landed.get(key) ?? []), `${row['version']} ${day(row, 'landed')}`]);
}
write('version-dates.json', {
  schemaVersion: 1,
  evidence:
    "The day on which the change that added the entry reached the first-parent history of openstack/releases' master. Before 2015-07-14: import days.",
  landed: Object.fromEntries(
    [...landed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, pairs]) => [key, pairs.sort().join(', ')]),
  ),
});

write('governance.json', {
  schemaVersion: 1,
  evidence:
    'The governance repository: official deliverables and legacy ones with the day of their retirement; incubated and integrated since which release, under the model before 2015.',
  projects: rows('governance.csv')
    .map((row) => ({
      project: row['project'] ?? '',
      team: filled(row, 'team'),
      service: filled(row, 'service'),
      standing: row['standing'],
      incubatedSince: filled(row, 'incubatedSince'),
      integratedSince: filled(row, 'integratedSince'),
      retiredOn: day(row, 'retiredOn'),
    }))
    .sort((a, b) => (a.project < b.project ? -1 : 1)),
});
