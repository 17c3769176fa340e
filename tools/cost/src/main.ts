/** Writes the tables of docs/cost.md and docs/scale.md: npm run cost; with `--check` it only says whether they are as they should be. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PageError } from './blocks.ts';
import { renewed } from './page.ts';
import { renewedScale } from './scale-page.ts';

const PAGES = [
  ['docs/cost.md', renewed],
  ['docs/scale.md', renewedScale],
] as const;

function main(args: readonly string[]): number {
  const isCheck = args[0] === '--check';
  if (args.length > (isCheck ? 1 : 0)) {
    console.error('Usage: npm run cost [-- --check]');
    return 2;
  }
  const codes = PAGES.map(([page, renew]) => renewPage(page, renew, isCheck));
  return Math.max(...codes);
}

function renewPage(page: string, renew: (text: string) => string, isCheck: boolean): number {
  const file = new URL(`../../../${page}`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const now = renew(text);
  if (now === text) {
    console.log(`${page} is as the prices and figures have it.`);
    return 0;
  }
  if (isCheck) {
    console.error(`${page} is not what the prices and figures give: npm run cost renews it.`);
    return 1;
  }
  writeFileSync(file, now);
  console.log(`${page} is renewed.`);
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof PageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
