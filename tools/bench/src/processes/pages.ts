/**
 * The public pages of OpenStack and all products of endoflife.date, or of the bundled catalog:
 *   pages.js --how make|publish|write --folder EMPTY [--products FILE.json.gz]
 * `make` makes them; `publish` makes them and makes a folder hold them, as the daily run does; `write` only writes their bytes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PageTree, publicPages } from '@lastpatch/pages';
import { calendarDate } from '@lastpatch/release-model';
import { publishToFolder } from '../../../../apps/notifier/src/adapters/page-folder.ts';
import { pageScript } from '../../../../apps/notifier/src/adapters/page-script.ts';
import { allProducts } from '../all-products.ts';
import { measured } from './measured.ts';

const { values } = parseArgs({
  options: { how: { type: 'string' }, folder: { type: 'string' }, products: { type: 'string' } },
});
const { folder = '' } = values;
const ON = calendarDate('2026-08-22');
/** As many at a time as publishing writes. */
const AT_ONCE = 16;

const catalog = await allProducts(values.products, ON);
const script = await pageScript();
const make = (): PageTree<'public'> => publicPages(catalog, ON, { script });

if (values.how === 'make') await measured(texts, (made) => saidOf(made as ReturnType<typeof texts>));
else if (values.how === 'publish') await measured(() => publishToFolder(folder, make()));
else {
  const made = texts();
  await measured(() => writeAll(made));
}

function texts(): ReadonlyMap<string, string> {
  return new Map(make().pages);
}

async function writeAll(made: ReadonlyMap<string, string>): Promise<void> {
  for (const parent of new Set([...made.keys()].map((path) => dirname(path)))) {
    await mkdir(join(folder, parent), { recursive: true });
  }
  const rest = made.entries();
  const worker = async (): Promise<void> => {
    for (const [path, text] of rest) await writeFile(join(folder, path), text);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function saidOf(made: ReadonlyMap<string, string>): string {
  const bytes = [...made.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return `${catalog.products.length} products, ${made.size} files, ${(bytes / 1e6).toFixed(0)} MB`;
}
