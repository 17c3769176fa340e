import { shownText } from '../web/shown-text.ts';

/** What is shorter may stand in both by chance, and tells nothing. */
const SHORTEST = 6;

/** More is not shown. */
const LONGEST_LINE = 300;

/**
 * The first line of what a program has written, short and harmless, without what it may have taken from texts that are private:
 * their parts are `…`.
 */
export function maskedLine(output: string, privates: readonly string[]): string {
  const [line = ''] = output
    .trimStart()
    .slice(0, LONGEST_LINE)
    .split(/[\r\n]/, 1);
  let masked = '';
  for (let at = 0; at < line.length;) {
    const length = sharedLength(line.slice(at), privates);
    masked += length < SHORTEST ? line.charAt(at) : '…';
    at += length < SHORTEST ? 1 : length;
  }
  return shownText(masked);
}

/** How much of the start of a line stands in one of the texts. */
function sharedLength(line: string, texts: readonly string[]): number {
  const longest = (text: string): number => {
    let length = 0;
    while (length < line.length && text.includes(line.slice(0, length + 1))) length += 1;
    return length;
  };
  return Math.max(0, ...texts.map(longest));
}
