/** The most octets of a line, without its end (RFC 5545, 3.1). */
const LONGEST = 75;

/**
 * A line of a calendar with its end, folded where it is longer than 75 octets, between characters and never within one.
 *
 * @param value as it stands there, escaped where it is a text; well-formed Unicode without line breaks
 */
export function contentLine(name: string, value: string): string {
  const line = `${name}:${value}`;
  if (line.length * 3 <= LONGEST) return `${line}\r\n`;
  let [folded, octets, from, at] = ['', 0, 0, 0];
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > LONGEST) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += size;
    at += character.length;
  }
  return `${folded}${line.slice(from)}\r\n`;
}

/** A text as a value (RFC 5545, 3.3.11). */
export function escapedText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n]/g, '\\n');
}

function octetsOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
