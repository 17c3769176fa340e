/** Writes the tables of docs/cost.md: npm run cost; with `--check` it only says whether they are as they should be. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PageError, renewed } from './page.ts';

const PAGE = new URL('../../../docs/cost.md', import.meta.url);

function main(args: readonly string[]): number {
  const isCheck = args[0] === '--check';
  if (args.length > (isCheck ? 1 : 0)) {
    console.error('Usage: npm run cost [-- --check]');
    return 2;
  }
  const text = readFileSync(PAGE, 'utf8');
  const now = renewed(text);
  if (now === text) {
    console.log('docs/cost.md is as the prices and figures have it.');
    return 0;
  }
  if (isCheck) {
    console.error('docs/cost.md is not what the prices and figures give: npm run cost renews it.');
    return 1;
  }
  writeFileSync(PAGE, now);
  console.log('docs/cost.md is renewed.');
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof PageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
