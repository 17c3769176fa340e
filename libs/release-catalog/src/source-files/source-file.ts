/** One text file of a source. */
export interface SourceFile {
  /** Its path from the root of the source, with `/`: `data/series_status.yaml`. */
  readonly path: string;
  readonly text: string;
}

const MAX_EXCERPT = 40;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes the bytes of a text file; undefined when they are not UTF-8. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The beginning of a text in one line of printable characters, for an error that says what was got. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * MAX_EXCERPT)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return line.length > MAX_EXCERPT ? `${line.slice(0, MAX_EXCERPT)}…` : line;
}
