import type { DataOption } from './asked.ts';
import type { Measured } from './figure.ts';

/** What rows are measured with. */
export interface Bench {
  readonly rounds: number;
  /** The path of data that the row needs. */
  data(name: DataOption): string;
  /** The path of data that the row can do without; undefined where they are not there. */
  dataIfGiven(name: DataOption): string | undefined;
  /** The path of a new folder that is gone when all is measured. */
  folder(): string;
  /** The path of a process of `src/processes`, bundled as the command line is. */
  process(name: string): string;
}

/** A row of the table, or several that are measured together. */
export interface Row {
  /** For `--only`. */
  readonly name: string;
  readonly needs: readonly DataOption[];
  /** @throws NotHere when what it needs besides the data is missing on this machine */
  measure(bench: Bench): Promise<readonly Measured[]>;
}

/** Something that a row needs is not on this machine, so that the row is skipped. */
export class NotHere extends Error {
  readonly code = 'NOT_HERE';

  /** @param why as a sentence without its full stop */
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'NotHere';
  }
}
