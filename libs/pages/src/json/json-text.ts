/** What names a document and its version: fields may be added under one number; it is raised when a reader would misread. */
export interface DocumentName {
  readonly format: string;
  readonly schemaVersion: 1;
}

// What moves a cursor, hides or reorders text, or ends a script in a page.
const HARMFUL = /[<\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * A document as text: on one line, keys in the order of texts, so that the same document is always the same bytes. Names are in
 * it as they are, and what could do harm in them is written as JSON escapes.
 */
export function jsonText(document: object): string {
  return `${JSON.stringify(sorted(document)).replace(HARMFUL, escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, own]) => own !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => [key, sorted(own)]),
  );
}
