import type { ScannedPackage } from '../packages/scanned-package.ts';
import { isSane, reading, type ScanFormat, matched } from './scan-format.ts';

// What is wanted, what is, and whether something is wrong with it (dpkg-query(1)); then the name and the version.
const ROW = /^\s*([uihrp])([ncHUFWtih])(R?)\s+(\S+)\s+(\S+)/;

// Installed, or installed with triggers to come.
const INSTALLED = /[itW]/;

/** Columns that narrow are a terminal's: `dpkg -l` into a pipe widens them to what they hold. */
const NARROWEST_WHOLE = 14;

/** `dpkg -l`: of what is installed the name and the version; what was removed and left its configuration is none. */
export const DPKG_LIST: ScanFormat = {
  name: 'dpkg -l',
  recognises: ({ lines }) => lines.some((line) => isSane(line) && isRow(line)),
  read({ lines }) {
    const widths = columnWidths(lines);
    const packages: ScannedPackage[] = [];
    let cut = 0;
    let skipped = 0;
    for (const line of lines) {
      const [, , state = '', , name = '', version = ''] = matched(ROW, line);
      if (state === '') skipped += isHeading(line) ? 0 : 1;
      else if (!INSTALLED.test(state)) continue;
      else if (isCut(name, widths.name) || isCut(version, widths.version)) cut += 1;
      else packages.push({ kind: 'deb', name: name.replace(/:[a-z0-9-]+$/, ''), version });
    }
    const remarks =
      cut === 0
        ? []
        : [`${cut} lines are cut off at the width of a terminal: make the list with "dpkg -l | cat"`];
    return reading(packages, { skipped, remarks });
  },
};

function isRow(line: string): boolean {
  const [, , state = '', , , version = ''] = ROW.exec(line) ?? [];
  return state !== '' && (/^\d/.test(version) || version === '<none>');
}

/** The heading has four lines in the language of whoever made it; only its drawing is the same everywhere. */
function isHeading(line: string): boolean {
  return (
    line.trim() === '' || /^(?:\s|\|)*\|?\/|^\|/.test(line) || line.startsWith('+++-') || line.includes('=')
  );
}

function columnWidths(lines: readonly string[]): { readonly name: number; readonly version: number } {
  const ruler = lines.find((line) => line.startsWith('+++-'));
  const [, name = '', version = ''] = ruler?.split('-') ?? [];
  return { name: name.length, version: version.length };
}

function isCut(text: string, width: number): boolean {
  return width > 0 && width <= NARROWEST_WHOLE && text.length >= width;
}
