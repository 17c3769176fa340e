import { hash } from 'node:crypto';
import type { SourceFile } from '../source-files/source-file.ts';
import { OPENSTACK_IMPORTER } from './importer-version.ts';
import { lineOf, type ParsedFile, RememberedFile } from './remembered-file.ts';

/** What files said when they were parsed, so that only those whose text has changed are parsed again. */
export class ParsedFiles {
  readonly #before: ReadonlyMap<string, RememberedFile>;
  /** By their paths. */
  readonly #lines = new Map<string, string>();
  #parsed = 0;

  /** @param memory what {@link encode} wrote after an earlier reading; of another version, or of none, it is passed over */
  constructor(memory?: Uint8Array) {
    this.#before = memory ? decoded(memory) : new Map();
  }

  /** What a file says: as it is remembered when its text is the same, else as it is parsed now. */
  read(file: SourceFile, parse: () => ParsedFile): ParsedFile {
    const digest = hash('sha1', file.text, 'base64');
    const known = this.#before.get(file.path);
    if (known?.digest === digest) {
      this.#lines.set(file.path, known.line);
      return known.parsed;
    }
    const parsed = parse();
    this.#parsed += 1;
    this.#lines.set(file.path, lineOf(file.path, digest, parsed));
    return parsed;
  }

  /** How many files had to be parsed. */
  get parsed(): number {
    return this.#parsed;
  }

  /** For the next reading; of files that are no longer there nothing is remembered. */
  encode(): Uint8Array {
    return new TextEncoder().encode([FIRST_LINE, ...this.#lines.values()].join('\n'));
  }
}

/** What was remembered by another importer, or in another form, is of no use. */
const FIRST_LINE = `parsed by importer ${OPENSTACK_IMPORTER}, as lines`;

function decoded(memory: Uint8Array): ReadonlyMap<string, RememberedFile> {
  const [first, ...lines] = new TextDecoder().decode(memory).split('\n');
  if (first !== FIRST_LINE) return new Map();
  try {
    return new Map(
      lines.map((line) => {
        const file = new RememberedFile(line);
        return [file.path, file];
      }),
    );
  } catch {
    // It only spares work: without it all files are parsed.
    return new Map();
  }
}
