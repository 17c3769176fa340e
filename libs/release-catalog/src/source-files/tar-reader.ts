import { readTarHeader, TAR_BLOCK, type TarHeader, TarHeaderError } from './tar-header.ts';

/** An entry whose bytes were kept. */
export interface TarEntry {
  readonly header: TarHeader;
  readonly bytes: Buffer;
}

/** Extended headers hold names that a plain one has no room for. */
const MOST_HEADER_BYTES = 4 * 1024 * 1024;

const FOLDER = '5';
const PAX = 'x';
const PAX_GLOBAL = 'g';
const GNU_LONG_NAME = new Set(['L', 'N']);
const GNU_LONG_LINK = 'K';

/** What the bytes that come next are. */
type Part = 'header' | 'kept' | 'passed over' | 'extended header';

/**
 * Reads a tar as its bytes come, without a stream for each entry: an archive of thousands of small files is read in a third of
 * the time. What is not kept is passed over and takes no memory.
 */
export class TarReader {
  readonly #keeps: (header: TarHeader) => boolean;
  #part: Part = 'header';
  /** The bytes that the part still needs, without what fills its last block. */
  #missing = TAR_BLOCK;
  #filling = 0;
  #pieces: Buffer[] = [];
  #header: TarHeader | undefined;
  #longName: string | undefined;
  #pax: ReadonlyMap<string, string> | undefined;
  #paxOfAll: ReadonlyMap<string, string> = new Map();

  /** @param keeps asked once for each entry, as its header comes; what it throws ends the reading */
  constructor(keeps: (header: TarHeader) => boolean) {
    this.#keeps = keeps;
  }

  /** Whether what has come so far may be the whole of a tar: no part of it is still awaited. */
  get isBetweenEntries(): boolean {
    return this.#part === 'header' && this.#missing === TAR_BLOCK && this.#filling === 0;
  }

  /**
   * The entries that end in a chunk, in their order.
   *
   * @throws TarHeaderError when a header is none, or says no size
   */
  *read(chunk: Buffer): Generator<TarEntry> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#filling > 0) {
        const filled = Math.min(this.#filling, chunk.length - at);
        this.#filling -= filled;
        at += filled;
        continue;
      }
      const piece = chunk.subarray(at, at + this.#missing);
      at += piece.length;
      this.#missing -= piece.length;
      if (this.#part !== 'passed over') this.#pieces.push(piece);
      if (this.#missing > 0) return;
      const entry = this.#ended();
      if (entry) yield entry;
    }
  }

  /** All bytes of a part are there. */
  #ended(): TarEntry | undefined {
    const [first, ...more] = this.#pieces;
    const bytes = more.length === 0 ? (first ?? Buffer.alloc(0)) : Buffer.concat(this.#pieces);
    this.#pieces = [];
    const part = this.#part;
    this.#part = 'header';
    this.#missing = TAR_BLOCK;
    if (part === 'header') return this.#begin(bytes);
    const header = this.#header;
    if (!header) return undefined;
    this.#filling = (TAR_BLOCK - (header.size % TAR_BLOCK)) % TAR_BLOCK;
    if (part === 'kept') return { header, bytes };
    if (part === 'extended header') this.#extend(header.type, bytes);
    return undefined;
  }

  /** @returns an entry that is kept and has no bytes */
  #begin(block: Buffer): TarEntry | undefined {
    const plain = readTarHeader(block);
    if (!plain) return undefined;
    const { type } = plain;
    if (type === PAX || type === PAX_GLOBAL || type === GNU_LONG_LINK || GNU_LONG_NAME.has(type)) {
      if (!(plain.size <= MOST_HEADER_BYTES)) throw new TarHeaderError('an extended header is too large');
      this.#expect('extended header', plain);
      return undefined;
    }
    const header = this.#extended(plain);
    const isKept = this.#keeps(header);
    if (!isKept) this.#expect('passed over', header);
    else if (header.size > 0) this.#expect('kept', header);
    else return { header, bytes: Buffer.alloc(0) };
    return undefined;
  }

  #expect(part: Part, header: TarHeader): void {
    // The size of a folder says how much room it may take; nothing follows its header.
    if (header.size === 0 || header.type === FOLDER) return;
    this.#part = part;
    this.#header = header;
    this.#missing = header.size;
  }

  /** What extended headers say of the next entry. */
  #extend(type: string, bytes: Buffer): void {
    if (type === PAX_GLOBAL) this.#paxOfAll = paxFields(bytes);
    else if (type === PAX) this.#pax = new Map([...this.#paxOfAll, ...paxFields(bytes)]);
    else if (GNU_LONG_NAME.has(type)) {
      const end = bytes.indexOf(0);
      this.#longName = bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
    }
  }

  /** With what extended headers before it have said; a size is one, or there is no way to the next entry. */
  #extended(plain: TarHeader): TarHeader {
    const name = this.#pax?.get('path') ?? this.#longName ?? plain.name;
    const size = this.#pax?.get('size');
    this.#longName = undefined;
    this.#pax = undefined;
    const header = { ...plain, name, size: size === undefined ? plain.size : parseInt(size, 10) };
    if (Number.isSafeInteger(header.size) && header.size >= 0) return header;
    throw new TarHeaderError('an entry has no size that can be read');
  }
}

/** The fields of an extended header: each is `LENGTH NAME=VALUE` and a line break, its length counted whole. What is none ends them. */
function paxFields(bytes: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(' ', at);
    const length = space < 0 ? 0 : Number.parseInt(bytes.toString('latin1', at, space), 10);
    if (!(length > 0)) break;
    const field = bytes.toString('utf8', space + 1, at + length - 1);
    const equals = field.indexOf('=');
    if (equals < 0) break;
    fields.set(field.slice(0, equals), field.slice(equals + 1));
    at += length;
  }
  return fields;
}
