/** Something wrong in lastpatch.yaml, or in a file that it names. */
export interface SettingsProblem {
  /** The file, where it is another than lastpatch.yaml. */
  readonly file?: string;
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
    const sentences = problems.map((problem) => problemSaid(file, problem));
    const files = [...new Set(problems.map((problem) => problem.file ?? file))];
    const [first = file] = files;
    const whose = files.length < 2 ? `${first} has` : `${files.length} files have`;
    const lines =
      sentences.length === 1 ? sentences : [`${whose} ${sentences.length} problems:`, ...sentences];
    super(lines.join('\n'), options);
    this.name = 'SettingsError';
    this.problems = problems;
    this.lines = lines;
  }
}

/** A problem in one line: `lastpatch.yaml:3: watches, 1, id: it is missing`. */
export function problemSaid(
  settings: string,
  { file = settings, line, path, problem }: SettingsProblem,
): string {
  const place = line === null ? file : `${file}:${line}`;
  return `${place}: ${path === '' ? '' : `${path}: `}${problem}`;
}
