/** Something wrong in lastpatch.yaml. */
export interface SettingsProblem {
  /** Counted from 1; null when it concerns the whole file. */
  readonly line: number | null;
  /** The way to the value, as in `watches, 1, follow`; empty for the whole file. */
  readonly path: string;
  /** A sentence that names keys and what was expected. It holds no value of a secret: there are none in settings. */
  readonly problem: string;
}

/** Settings cannot be used. The message lists every problem, one a line. */
export class SettingsError extends Error {
  readonly code = 'SETTINGS';
  readonly problems: readonly SettingsProblem[];
  /** The lines of the message: names in them are as they were written, line breaks included. */
  readonly lines: readonly string[];

  constructor(file: string, problems: readonly SettingsProblem[], options?: ErrorOptions) {
    const sentences = problems.map(({ line, path, problem }) => {
      const place = line === null ? file : `${file}:${line}`;
      return `${place}: ${path === '' ? '' : `${path}: `}${problem}`;
    });
    const lines =
      sentences.length === 1 ? sentences : [`${file} has ${sentences.length} problems:`, ...sentences];
    super(lines.join('\n'), options);
    this.name = 'SettingsError';
    this.problems = problems;
    this.lines = lines;
  }
}
