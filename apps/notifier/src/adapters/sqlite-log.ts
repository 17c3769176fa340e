// The write-ahead log, as https://sqlite.org/fileformat2.html#the_write_ahead_log describes it.
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** The first four bytes of a log; with the last bit set, its sums are taken of words that begin with their largest byte. */
const MAGIC = 0x377f0682;

/** What was committed to a log. */
interface Committed {
  readonly pageBytes: number;
  /** How many pages the file has with it. */
  readonly pages: number;
  /** The numbers of the pages, from 1, and where in the log they begin; the later ones stand. */
  readonly frames: readonly { readonly page: number; readonly at: number }[];
}

/**
 * The bytes of an SQLite file with all that was committed to its log, as SQLite itself puts them together after a crash:
 * what is unfinished, damaged, or left over from before the log was begun anew does not count.
 */
export function withLog(file: Buffer, log: Buffer): Buffer {
  const committed = committedTo(log);
  if (!committed) return file;
  const { pageBytes, pages, frames } = committed;
  const whole = Buffer.alloc(pages * pageBytes);
  file.copy(whole);
  // A page beyond the end was there before the file became shorter, and is not copied.
  for (const { page, at } of frames) log.copy(whole, (page - 1) * pageBytes, at, at + pageBytes);
  return whole;
}

/** Undefined when that is nothing. */
function committedTo(bytes: Buffer): Committed | undefined {
  const log = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (log.byteLength < HEADER_BYTES || (log.getUint32(0) & ~1) !== MAGIC) return undefined;
  const sum = new RunningSum(log, log.getUint32(0) === MAGIC);
  sum.add(0, HEADER_BYTES - 8);
  if (!sum.isAt(HEADER_BYTES - 8)) return undefined;

  const pageBytes = log.getUint32(8);
  const frames: { page: number; at: number }[] = [];
  let [pages, ofCommits] = [0, 0];
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  for (let frame = HEADER_BYTES; frame + frameBytes <= log.byteLength; frame += frameBytes) {
    const isOfThisLog = log.getBigUint64(frame + 8) === log.getBigUint64(16);
    sum.add(frame, 8);
    sum.add(frame + FRAME_HEADER_BYTES, pageBytes);
    if (!isOfThisLog || !sum.isAt(frame + 16)) break;
    frames.push({ page: log.getUint32(frame), at: frame + FRAME_HEADER_BYTES });
    // The last frame of a commit says how long the file is with it.
    const length = log.getUint32(frame + 4);
    if (length > 0) [pages, ofCommits] = [length, frames.length];
  }
  if (ofCommits === 0) return undefined;
  return { pageBytes, pages, frames: frames.slice(0, ofCommits) };
}

/** The sum over a log up to some place, as it is written into each of its frames. */
class RunningSum {
  readonly #log: DataView;
  readonly #isLittleEndian: boolean;
  #first = 0;
  #second = 0;

  constructor(log: DataView, isLittleEndian: boolean) {
    this.#log = log;
    this.#isLittleEndian = isLittleEndian;
  }

  /** @param bytes a multiple of 8 */
  add(from: number, bytes: number): void {
    for (let at = from; at < from + bytes; at += 8) {
      this.#first = (this.#first + this.#log.getUint32(at, this.#isLittleEndian) + this.#second) >>> 0;
      this.#second = (this.#second + this.#log.getUint32(at + 4, this.#isLittleEndian) + this.#first) >>> 0;
    }
  }

  /** Whether it is the one that is written at a place. */
  isAt(at: number): boolean {
    return this.#first === this.#log.getUint32(at) && this.#second === this.#log.getUint32(at + 4);
  }
}
