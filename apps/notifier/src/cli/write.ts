import { plainLine } from '../letters/plain-line.ts';

/** Writes to standard output: what the command is for. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Writes one JSON document to standard output. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Writes to standard error: progress and warnings, in harmless lines, whatever names are in them. */
export function note(...lines: readonly string[]): void {
  if (lines.length === 0) return;
  const harmless = lines
    .flatMap((line) => line.split('\n'))
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${plainLine(line)}`);
  process.stderr.write(`${harmless.join('\n')}\n`);
}
