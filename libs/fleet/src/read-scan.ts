import { FleetScanError } from './errors.ts';
import { CYCLONE_DX } from './formats/cyclone-dx.ts';
import { DPKG_LIST } from './formats/dpkg-list.ts';
import { FLEET_FILE } from './formats/fleet-file.ts';
import { KOLLA_GLOBALS } from './formats/kolla-globals.ts';
import { KUBECTL_VERSION } from './formats/kubectl-version.ts';
import { OS_RELEASE } from './formats/os-release.ts';
import { PIP_FREEZE } from './formats/pip-freeze.ts';
import { PIP_JSON, PIP_LIST } from './formats/pip-list.ts';
import { RPM_LIST } from './formats/rpm-list.ts';
import type { FormatReading, ScanFormat, ScannedText } from './formats/scan-format.ts';
import { SPDX_JSON, SPDX_TAG_VALUE } from './formats/spdx.ts';

/** What one input holds. */
export interface ScanReading extends FormatReading {
  /** What it is, as people call it: `dpkg -l`. */
  readonly format: string;
}

/** The most bytes that are looked at. */
export const MOST_BYTES = 50_000_000;

/** The most packages that one input may list. */
export const MOST_PACKAGES = 500_000;

// The first that recognises a text reads it: those that can be mistaken for nothing else come first.
const OF_JSON: readonly ScanFormat[] = [KUBECTL_VERSION, CYCLONE_DX, SPDX_JSON, FLEET_FILE, PIP_JSON];
const OF_TEXT: readonly ScanFormat[] = [
  SPDX_TAG_VALUE,
  DPKG_LIST,
  OS_RELEASE,
  KUBECTL_VERSION,
  FLEET_FILE,
  KOLLA_GLOBALS,
  PIP_LIST,
  PIP_FREEZE,
  RPM_LIST,
];

const EXPECTED =
  'expected what "dpkg -l", "rpm -qa", "pip freeze", "pip list" or "kubectl version -o json" prints, an SBOM (CycloneDX as JSON, SPDX), /etc/os-release, or globals.yml of Kolla Ansible';

/**
 * Reads what a tool has printed. The format is known by the content alone.
 *
 * @throws FleetScanError when it is too large, is not text, or is nothing that is known
 */
export function readScan(bytes: Uint8Array): ScanReading {
  if (bytes.length > MOST_BYTES) {
    throw new FleetScanError(`it has ${bytes.length} bytes: expected at most ${MOST_BYTES}`);
  }
  const scanned = scannedText(textOf(bytes));
  const formats = scanned.json === undefined ? OF_TEXT : OF_JSON;
  const format = formats.find((known) => known.recognises(scanned));
  if (!format) throw new FleetScanError(`nothing that is known: ${EXPECTED}`);
  const reading = format.read(scanned);
  if (reading.packages.length > MOST_PACKAGES) {
    throw new FleetScanError(
      `it lists ${reading.packages.length} packages: expected at most ${MOST_PACKAGES}`,
    );
  }
  return { format: format.name, ...reading };
}

function scannedText(text: string): ScannedText {
  const start = text.trimStart();
  if (start === '') throw new FleetScanError(`it is empty: ${EXPECTED}`);
  if (/^<(?:\?xml|[a-z])/i.test(start)) {
    throw new FleetScanError(
      'it is XML or HTML: of CycloneDX the JSON form is expected (cyclonedx convert makes it)',
    );
  }
  const json = /^[[{]/.test(start) ? jsonOf(text) : undefined;
  return { text, lines: text.split(/\r\n|\n|\r/), json };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // Settings may begin so too, as in [a, b] of YAML; nothing else that is known does.
    if (/^\s*(?:\[|\{)[\s\S]{0,2000}\bruns\s*:/.test(text)) return undefined;
    throw new FleetScanError('it begins as JSON does and is none: it may have been cut off', {
      cause: error,
    });
  }
}

/** The text of bytes in UTF-8, or in UTF-16 with its mark, as PowerShell writes it. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    throw new FleetScanError('it is compressed: unpack it first (gunzip)');
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.slice(0, 10_000).includes('\0')) throw new FleetScanError(`it is not text: ${EXPECTED}`);
  return text;
}
