import type { PlacedPackages, ScannedEntry, ScanReading } from '@lastpatch/fleet/scan';
import { releaseTitle } from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { quiet } from './paint.ts';
import { type Cell, table } from './table.ts';

/** What was read of one file. */
export interface ScannedInput extends ScanReading {
  /** Its name, or `standard input`. */
  readonly file: string;
}

const WIDTH = 80;
const LONGEST_NAME = 60;
const MOST_NAMED = 8;
const MOST_UNPLACED = 10;

/** What was found in each input, and what could not be placed: counted, the first few by name. */
export function scanNotes(inputs: readonly ScannedInput[], placed: PlacedPackages): string[] {
  const { entries, unplaced, libraries, unknown } = placed;
  return [
    ...inputs.flatMap(({ file, format, packages, skipped, remarks }) => [
      ...paragraph(
        `${short(file)} (${format}): ${count(packages.length, 'package')}${skipped === 0 ? '' : `, and ${count(skipped, 'line or part', 'lines or parts')} that could not be read`}`,
      ),
      ...remarks.flatMap((remark) => paragraph(remark, '  ')),
    ]),
    ...paragraph(`${count(entries.length, 'entry', 'entries')} for the fleet.`),
    ...(libraries.length === 0
      ? []
      : paragraph(
          `${count(libraries.length, 'library or client', 'libraries and clients')} of OpenStack left out, which may stand at any version: ${firstOf(libraries)}.`,
        )),
    ...(unplaced.length === 0 ? [] : unplacedLines(unplaced)),
    ...(unknown.length === 0
      ? []
      : paragraph(`${count(unknown.length, 'package')} of nothing in the catalog: ${firstOf(unknown)}.`)),
  ];
}

function unplacedLines(unplaced: PlacedPackages['unplaced']): string[] {
  const rest = unplaced.length - MOST_UNPLACED;
  return [
    `${unplaced.length} could not be placed:`,
    ...unplaced
      .slice(0, MOST_UNPLACED)
      .flatMap(({ name, version, why, packages }) =>
        paragraph(
          `${short(`${name} ${version}`)}${packages > 1 ? ` (${count(packages, 'package')})` : ''}: ${why}.`,
          '  ',
        ),
      ),
    ...(rest > 0 ? [`  and ${rest} more.`] : []),
  ];
}

/** Entries for people: what it is, which release that is, and which packages say so. */
export function scanTable(entries: readonly ScannedEntry[]): string[] {
  return table([
    ['RUNS', 'VERSION', 'RELEASE', 'FROM'].map((text): Cell => ({ text, paint: quiet })),
    ...entries.map(({ entry, product, release }) => [
      short(entry.name),
      short(entry.version),
      plainLine(`${product.title} ${releaseTitle(release)}`),
      short(entry.from ?? ''),
    ]),
  ]);
}

function paragraph(text: string, indent = ''): string[] {
  return wrap(plainLine(text), { first: indent, rest: `${indent}  `, width: WIDTH });
}

function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map(short).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}

function short(text: string): string {
  const plain = plainLine(text);
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME - 1)}…` : plain;
}
