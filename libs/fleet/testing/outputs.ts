import { readFileSync } from 'node:fs';

/** What tools print, as bytes: written for tests, with the look of the real thing. */
export function output(name: string): Uint8Array {
  return readFileSync(new URL(`outputs/${name}`, import.meta.url));
}

/** The same as text. */
export function outputText(name: string): string {
  return new TextDecoder().decode(output(name));
}
