/** Writes to standard output: what the command is for. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Writes one JSON document to standard output. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Writes to standard error: progress and warnings. */
export function note(...lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
}
