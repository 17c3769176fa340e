// Line breaks, tabs, control characters, bidirectional overrides, zero-width and other invisible characters.
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

// Nearly all names are of such letters alone, with one space between words: there is nothing to do about them.
const PLAIN_ALREADY = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A name or text from upstream as one harmless line: what could break a line, move the cursor, hide or reorder text
 * becomes a space. Letters of any script, accents and emoji stay.
 */
export function plainLine(text: string): string {
  if (PLAIN_ALREADY.test(text)) return text;
  return text.replace(HARMFUL, ' ').replace(/\s+/g, ' ').trim();
}
