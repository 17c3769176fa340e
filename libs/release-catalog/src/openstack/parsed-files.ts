import { createHash } from 'node:crypto';
import type { SourceFile } from '../source-files/source-file.ts';
import type { Deliverable } from './deliverable.ts';
import { OPENSTACK_IMPORTER } from './importer-version.ts';
import type { ScheduleReading } from './schedule.ts';

/** What one file said when it was parsed. */
export interface ParsedFile {
  readonly deliverable?: Deliverable;
  readonly schedule?: ScheduleReading;
}

interface Remembered extends ParsedFile {
  readonly digest: string;
}

/** What files said when they were parsed, so that only those whose text has changed are parsed again. */
export class ParsedFiles {
  readonly #before: ReadonlyMap<string, Remembered>;
  readonly #now = new Map<string, Remembered>();
  #parsed = 0;

  /** @param memory what {@link encode} wrote after an earlier reading; of another version, or of none, it is passed over */
  constructor(memory?: Uint8Array) {
    this.#before = memory ? decoded(memory) : new Map();
  }

  /** What a file says: as it is remembered when its text is the same, else as it is parsed now. */
  read(file: SourceFile, parse: () => ParsedFile): ParsedFile {
    const digest = createHash('sha1').update(file.text).digest('base64');
    const known = this.#before.get(file.path);
    if (known?.digest === digest) {
      this.#now.set(file.path, known);
      return known;
    }
    const parsed = parse();
    this.#parsed += 1;
    this.#now.set(file.path, { digest, ...parsed });
    return parsed;
  }

  /** How many files had to be parsed. */
  get parsed(): number {
    return this.#parsed;
  }

  /** For the next reading; of files that are no longer there nothing is remembered. */
  encode(): Uint8Array {
    const files = Object.fromEntries(this.#now);
    return new TextEncoder().encode(JSON.stringify({ importer: OPENSTACK_IMPORTER, files }));
  }
}

function decoded(memory: Uint8Array): ReadonlyMap<string, Remembered> {
  try {
    const { importer, files } = JSON.parse(new TextDecoder().decode(memory)) as {
      importer?: unknown;
      files?: Record<string, Remembered>;
    };
    return importer === OPENSTACK_IMPORTER && files ? new Map(Object.entries(files)) : new Map();
  } catch {
    // It only spares work: without it all files are parsed.
    return new Map();
  }
}
