import type { ScannedPackage } from '../packages/scanned-package.ts';
import { nameVersionRelease } from '../upstream-version.ts';
import { isSane, reading, sayingLines, type ScanFormat, type ScannedText } from './scan-format.ts';

/** `rpm -qa`, with or without the time of `--last`: name, version, release and architecture in one word. */
export const RPM_LIST: ScanFormat = {
  name: 'rpm -qa',
  recognises(scanned) {
    const lines = sayingLines(scanned);
    const rows = lines.filter((line) => packageOf(line) !== undefined);
    return rows.length > 0 && rows.length * 2 >= lines.length;
  },
  read(scanned: ScannedText) {
    const lines = sayingLines(scanned);
    const packages = lines.flatMap((line) => packageOf(line) ?? []);
    return reading(
      packages.filter(({ name }) => name !== 'gpg-pubkey'),
      { skipped: lines.length - packages.length },
    );
  },
};

function packageOf(line: string): ScannedPackage | undefined {
  if (!isSane(line)) return undefined;
  const [word = '', ...time] = line.split(/\s+/);
  // With --last a time follows, which is in some language and has a year.
  if (time.length > 0 && !/\d{4}/.test(time.join(' '))) return undefined;
  if (!/^[A-Za-z0-9]/.test(word) || /[=@:/\\]/.test(word.replace(/-\d+:/, '-'))) return undefined;
  const found = nameVersionRelease(word);
  return found && { kind: 'rpm', ...found };
}
