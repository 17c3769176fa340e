import type { ScannedPackage } from '../packages/scanned-package.ts';
import { nameVersionRelease } from '../upstream-version.ts';
import { isSane, reading, sayingLines, type ScanFormat, type ScannedText } from './scan-format.ts';

/** `rpm -qa`, with or without the time of `--last`: name, version, release and architecture in one word. */
export const RPM_LIST: ScanFormat = {
  name: 'rpm -qa',
  recognises(scanned) {
    const lines = sayingLines(scanned);
    const rows = lines.filter((line) => packagesOf(line).length > 0);
    return rows.length > 0 && rows.length * 2 >= lines.length;
  },
  read(scanned: ScannedText) {
    const found = sayingLines(scanned).map(packagesOf);
    return reading(
      found.flat().filter(({ name }) => name !== 'gpg-pubkey'),
      { skipped: found.filter(({ length }) => length === 0).length },
    );
  },
};

/** The package of a line, or all where several stand in one; none where it is another line. */
function packagesOf(line: string): ScannedPackage[] {
  if (!isSane(line)) return [];
  const [first = '', ...others] = line.split(/\s+/);
  const found = packageOf(first);
  if (!found) return [];
  const rest = others.flatMap((word) => packageOf(word) ?? []);
  if (rest.length === others.length) return [found, ...rest];
  // With --last a time follows, which is in some language and has a year.
  return /\b\d{4}\b/.test(others.join(' ')) ? [found] : [];
}

function packageOf(word: string): ScannedPackage | undefined {
  if (!/^[A-Za-z0-9]/.test(word) || /[=@:/\\]/.test(word.replace(/-\d+:/, '-'))) return undefined;
  const found = nameVersionRelease(word);
  return found && { kind: 'rpm', ...found };
}
