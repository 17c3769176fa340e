import { plainLine } from '../letters/plain-line.ts';

/** Settings cannot be used. The message lists every problem, one a line. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    const lines = problems.map(plainLine);
    super(
      plainLine(
        lines.length === 1 ? `${file}: ${String(lines[0])}` : `${file} has ${lines.length} problems:`,
      ) + (lines.length === 1 ? '' : lines.map((line) => `\n  ${line}`).join('')),
    );
    this.name = 'SettingsError';
    this.problems = lines;
  }
}
