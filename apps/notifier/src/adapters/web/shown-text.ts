import { plainLine } from '../../letters/plain-line.ts';

const MOST_CHARACTERS = 120;

/** What a server sent, as short harmless text for a sentence. */
export function shownText(text: string): string {
  const line = plainLine(text);
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS)}…`;
}

/** An address for people: without user name, password, query and fragment, which may hold secrets. */
export function shownAddress(url: URL): string {
  return shownText(`${url.protocol}//${url.host}${url.pathname}`);
}
