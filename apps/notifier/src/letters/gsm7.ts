import { plainLine } from './plain-line.ts';

/**
 * The basic set of GSM 03.38 (3GPP TS 23.038, 6.2.1), without the line feed, the carriage return and the escape: each takes
 * one place of 7 bits.
 */
const BASIC = new Set(
  '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** The extension table of the same: each takes two places. */
const EXTENSION = new Set('^{}\\[~]|€');

/** What stands for punctuation that people write and the table does not have. */
const LIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '•': '-',
  '×': 'x',
  '→': '->',
};

/** A text in the characters of an SMS: letters lose the accents that the table does not have, the rest becomes `?`. */
export function gsm7Text(text: string): string {
  // What stands alone may become a space, so spaces are looked after at the end.
  return plainLine(Array.from(plainLine(text).normalize('NFC'), gsm7Character).join(''));
}

/** How many places a text takes in an SMS of 160; what is in neither table counts as if it were one. */
export function gsm7Length(text: string): number {
  return Array.from(text, (character) => (EXTENSION.has(character) ? 2 : 1)).reduce<number>(
    (sum, places) => sum + places,
    0,
  );
}

/** Whether a text can be sent as it is. */
export function isGsm7(text: string): boolean {
  return Array.from(text).every(isKnown);
}

function gsm7Character(character: string): string {
  if (isKnown(character)) return character;
  const like = LIKE[character];
  if (like !== undefined) return like;
  const parts = character.normalize('NFKD').replace(/\p{M}/gu, '');
  // An accent that stands by itself is left out; it has no letter that could be kept.
  if (parts === '') return '';
  return Array.from(parts, (part) => (isKnown(part) ? part : (LIKE[part] ?? '?'))).join('');
}

function isKnown(character: string): boolean {
  return BASIC.has(character) || EXTENSION.has(character);
}
