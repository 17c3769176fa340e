import { systemName } from './package-url.ts';
import { reading, type ScanFormat, type ScannedText, matched } from './scan-format.ts';

const PAIR = /^\s*([A-Z][A-Z0-9_]*)=(?:"([^"]*)"|'([^']*)'|(\S*))\s*$/;

/** The text of /etc/os-release: the operating system. */
export const OS_RELEASE: ScanFormat = {
  name: '/etc/os-release',
  recognises(scanned) {
    const pairs = pairsOf(scanned);
    return pairs.has('ID') && (pairs.has('NAME') || pairs.has('VERSION_ID'));
  },
  read(scanned) {
    const pairs = pairsOf(scanned);
    const name = systemName(pairs.get('ID') ?? '');
    return reading([
      { kind: 'stated', name, version: pairs.get('VERSION_ID') ?? pairs.get('VERSION') ?? '' },
    ]);
  },
};

function pairsOf({ lines }: ScannedText): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const line of lines) {
    const [, key, double, single, bare] = matched(PAIR, line);
    if (key !== undefined) pairs.set(key, double ?? single ?? bare ?? '');
  }
  return pairs;
}
