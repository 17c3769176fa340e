/** What the header of an entry of a tar says, as far as anybody here asks. */
export interface TarHeader {
  readonly name: string;
  /** `0` for a file, `5` for a folder, and so on: ustar's type flag. */
  readonly type: string;
  /** Bytes; NaN where it cannot be read. */
  readonly size: number;
  /** When the file was last changed, in seconds since the epoch; NaN where it cannot be read. */
  readonly changed: number;
}

/** A tar consists of blocks of so many bytes; a header is one. */
export const TAR_BLOCK = 512;

/** A block that should be a header is none. */
export class TarHeaderError extends Error {
  readonly code = 'TAR_HEADER';

  constructor(problem: string) {
    super(`Invalid tar header: ${problem}`);
    this.name = 'TarHeaderError';
  }
}

/**
 * Reads a header of the formats ustar (POSIX) and GNU.
 *
 * @param block {@link TAR_BLOCK} bytes
 * @returns undefined for a block of zeros, as they stand at the end
 * @throws TarHeaderError
 */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  const sum = checksum(block);
  if (sum === SUM_OF_ZEROS) return undefined;
  if (sum !== numberAt(block, CHECKSUM)) throw new TarHeaderError('its checksum is another');
  const isUstar = textIs(block, 'ustar\0');
  if (!isUstar && !textIs(block, 'ustar  \0')) throw new TarHeaderError('unknown format');
  const name = textAt(block, NAME);
  const flag = block[TYPE_FLAG] ?? 0;
  return {
    name: isUstar && block[PREFIX.at] !== 0 ? `${textAt(block, PREFIX)}/${name}` : name,
    // Before POSIX a file had none.
    type: flag === 0 ? '0' : String.fromCharCode(flag),
    size: numberAt(block, SIZE),
    changed: numberAt(block, CHANGED),
  };
}

interface Field {
  readonly at: number;
  readonly length: number;
}

// POSIX.1-2017, pax, "ustar Interchange Format".
const NAME: Field = { at: 0, length: 100 };
const SIZE: Field = { at: 124, length: 12 };
const CHANGED: Field = { at: 136, length: 12 };
const CHECKSUM: Field = { at: 148, length: 8 };
const TYPE_FLAG = 156;
const MAGIC = 257;
const PREFIX: Field = { at: 345, length: 155 };

const SPACE = 32;
const ZERO = 48;
const SEVEN = 55;
/** The field of the checksum counts as spaces. */
const SUM_OF_ZEROS = CHECKSUM.length * SPACE;

function checksum(block: Buffer): number {
  let sum = SUM_OF_ZEROS;
  for (let at = 0; at < CHECKSUM.at; at += 1) sum += block[at] ?? 0;
  for (let at = CHECKSUM.at + CHECKSUM.length; at < TAR_BLOCK; at += 1) sum += block[at] ?? 0;
  return sum;
}

function textIs(block: Buffer, text: string): boolean {
  return block.toString('latin1', MAGIC, MAGIC + text.length) === text;
}

function textAt(block: Buffer, { at, length }: Field): string {
  const end = block.indexOf(0, at);
  return block.toString('utf8', at, end < 0 ? at + length : Math.min(end, at + length));
}

/** A number in octal digits, or in binary, which GNU writes where it has too many. */
function numberAt(block: Buffer, { at, length }: Field): number {
  const first = block[at] ?? 0;
  if (first >= 0x80) return first === 0x80 ? binaryAt(block, { at: at + 1, length: length - 1 }) : Number.NaN;
  let place = at;
  const end = at + length;
  while (place < end && (block[place] === SPACE || block[place] === 0)) place += 1;
  if (place === end) return 0;
  let number = 0;
  const begin = place;
  for (; place < end; place += 1) {
    const digit = block[place] ?? 0;
    if (digit < ZERO || digit > SEVEN) break;
    number = number * 8 + digit - ZERO;
  }
  return place === begin ? Number.NaN : number;
}

function binaryAt(block: Buffer, { at, length }: Field): number {
  let number = 0;
  for (let place = at; place < at + length; place += 1) number = number * 256 + (block[place] ?? 0);
  return number;
}
