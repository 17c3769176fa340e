import type { ScannedPackage } from '../packages/scanned-package.ts';

/** What is scanned: a text, as lines, and as JSON where it is that. */
export interface ScannedText {
  readonly text: string;
  /** Without line ends. */
  readonly lines: readonly string[];
  /** Undefined where it is no JSON. */
  readonly json: unknown;
}

/** What a tool has printed, once its format is known. */
export interface FormatReading {
  readonly packages: readonly ScannedPackage[];
  /** How many lines or components could not be read. */
  readonly skipped: number;
  /** Sentences about what is missing in it, for people. */
  readonly remarks: readonly string[];
}

/** The form in which a tool prints what is installed. It is known by its content, never by a file's name. */
export interface ScanFormat {
  /** What people call it: `dpkg -l`. */
  readonly name: string;
  recognises(scanned: ScannedText): boolean;
  /** Reads it as far as it can be read. */
  read(scanned: ScannedText): FormatReading;
}

/** A reading of packages alone. */
export function reading(
  packages: readonly ScannedPackage[],
  { skipped = 0, remarks = [] }: Partial<Omit<FormatReading, 'packages'>> = {},
): FormatReading {
  return { packages, skipped, remarks };
}

/** Lines that say something, without those that are empty or comments. */
export function sayingLines({ lines }: ScannedText): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

// No line of any of these tools is longer; what is, is no such line.
const LONGEST_LINE = 5000;

/** Whether a line is short enough to be looked at. */
export function isSane(line: string): boolean {
  return line.length <= LONGEST_LINE;
}

/** What a line has of a shape; nothing where it has not that shape, or is longer than any such line. */
export function matched(shape: RegExp, line: string): readonly (string | undefined)[] {
  return (isSane(line) ? shape.exec(line) : null) ?? [];
}

/** The own property of a value, where it is an object and has it. */
export function field(value: unknown, key: string): unknown {
  const has = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return has ? (value as Record<string, unknown>)[key] : undefined;
}

/** The same, where it is a text. */
export function textField(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** The same, where it is a list. */
export function listField(value: unknown, key: string): readonly unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
}
