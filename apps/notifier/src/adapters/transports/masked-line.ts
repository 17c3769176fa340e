import { shownText } from '../web/shown-text.ts';

/** What is shorter may stand in both by chance, and tells nothing. */
const SHORTEST = 6;

/** More is not shown. */
const LONGEST_LINE = 300;

/**
 * The first line of what a program has written, short and harmless, without what it may have taken from texts that are private:
 * their parts are `…`. Only letters and digits are compared, because programs write numbers and addresses in ways of their own.
 */
export function maskedLine(output: string, privates: readonly string[]): string {
  const [line = ''] = output
    .trimStart()
    .slice(0, LONGEST_LINE)
    .split(/[\r\n]/, 1);
  const bare = privates.map(lettersAndDigits);
  const places = [...line.matchAll(LETTER_OR_DIGIT)].map(({ index }) => index);
  const compared = lettersAndDigits(line);
  let masked = '';
  let shownTo = 0;
  for (let at = 0; at < places.length;) {
    const length = sharedLength(compared.slice(at), bare);
    if (length >= SHORTEST) {
      masked += `${line.slice(shownTo, places[at])}…`;
      shownTo = (places[at + length - 1] ?? 0) + 1;
    }
    at += length < SHORTEST ? 1 : length;
  }
  return shownText(masked + line.slice(shownTo));
}

// All but spaces and the punctuation of ASCII: one unit of UTF-16 each, so that each has one place.
const LETTER_OR_DIGIT = /[^\s!-/:-@[-`{-~]/g;

function lettersAndDigits(text: string): string {
  return (text.match(LETTER_OR_DIGIT) ?? []).join('').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
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
