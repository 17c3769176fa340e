import { readdirSync, readFileSync } from 'node:fs';

/** The names of all. */
export const OUTPUTS: readonly string[] = readdirSync(new URL('outputs/', import.meta.url)).sort();

/** What tools print, as bytes: written for tests, with the look of the real thing. */
export function output(name: string): Uint8Array {
  return readFileSync(new URL(`outputs/${name}`, import.meta.url));
}

/** The same as text. */
export function outputText(name: string): string {
  return new TextDecoder().decode(output(name));
}
