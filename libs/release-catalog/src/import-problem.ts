/** Something wrong in one place of a source. It costs that place only; the rest is imported. */
export interface ImportProblem {
  /** The file as it is named in the source. */
  readonly file: string;
  /** Counted from 1; null when it concerns the whole file. */
  readonly line: number | null;
  readonly problem: string;
}

/** A source as a whole cannot be imported. The message is a sentence for people. */
export class ImportError extends Error {
  readonly code = 'IMPORT';
  readonly problems: readonly ImportProblem[];

  constructor(
    message: string,
    options: ErrorOptions & { readonly problems?: readonly ImportProblem[] } = {},
  ) {
    super(message, options);
    this.name = 'ImportError';
    this.problems = options.problems ?? [];
  }
}
