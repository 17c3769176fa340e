import { plainLine } from './plain-line.ts';
import { webLink } from './web-link.ts';

// What chats read as markup, as a mention or as a link, and what looks the same and is not read so. Slack has no escape
// for these; Microsoft Teams has another one for each. An invisible character between would be harmful elsewhere.
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '@': '＠',
  '*': '∗',
  _: '＿',
  '~': '∼',
  '`': 'ˋ',
  '[': '［',
  ']': '］',
  '|': '｜',
  '\\': '＼',
};

const MARKUP = /[@*_~`[\]|\\]/g;
const WIDE: Readonly<Record<string, string>> = { '&': '＆', '<': '＜', '>': '＞', '{': '｛', '}': '｝' };
const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text that may hold names from upstream, as chats show it word for word: no mention, no link, no markup comes of it, and
 * `&`, `<` and `>` are written as Slack wants them.
 */
export function chatText(text: string): string {
  return escaped(harmlessText(text));
}

/**
 * The same for chats that read Markdown or plain text, and of which nobody can be sure how they read an entity: `&`, `<` and `>`
 * are replaced too, and the braces in which cards have functions.
 */
export function markdownText(text: string): string {
  return harmlessText(text).replace(/[&<>{}]/g, (character) => WIDE[character] ?? ' ');
}

function harmlessText(text: string): string {
  return (
    plainLine(text)
      .replace(MARKUP, (character) => LOOKS_LIKE[character] ?? ' ')
      // Chats make links of addresses and of bare host names.
      .replaceAll('://', ': //')
      // A name between colons is a picture, and a word after # a link to all that has it.
      .replace(/:(?=[\p{L}\p{N}+＿-]+:)/gu, '∶')
      .replace(/(?<![\p{L}\p{N}])#(?=\p{L})/gu, '＃')
      .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu, '․')
  );
}

/** `&`, `<` and `>` as entities, which Slack and Teams read back. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITY[character] ?? '');
}

/** Upstream's link for a chat, with no character that is markup; nothing when it is none that can be trusted to stay one. */
export function chatLink(link: string | null): string[] {
  return markdownLink(link).map(escaped);
}

/** The same without entities. */
export function markdownLink(link: string | null): string[] {
  const safe = webLink(link);
  return safe === null ? [] : [safe.replace(/[*_~()!'@]/g, percentEncoded)];
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
