// What can stand in YAML as it is, whatever a reader makes of numbers: our own reads every scalar as it is written.
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9._+ -]*[A-Za-z0-9._+-])?$/;

/**
 * A text as a word of YAML, quoted where a reader might take it for something else, so that no line is broken and no character
 * is lost. It may stand as a key or a value, and in a list or mapping in brackets.
 */
export function yamlWord(text: string): string {
  if (PLAIN.test(text)) return text;
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
