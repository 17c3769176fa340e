/**
 * Writes the bundled catalog from an archive of openstack/releases and endoflife.date's products/full (JSON):
 *   npm run bundled-catalog -- ARCHIVE.tar.gz YYYY-MM-DD PRODUCTS.json YYYY-MM-DD
 * where each day is the one that the file before it is of.
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { calendarDate } from '@lastpatch/release-model';
import { BUNDLED_PRODUCTS } from '../src/bundled/bundled-products.ts';
import {
  encodeCatalog,
  importOpenstack,
  type ImportProblem,
  readArchive,
  readEndoflifeDate,
  wantsOpenstackFile,
} from '../src/index.ts';

const [archive, archiveDay, products, productsDay] = process.argv.slice(2);
if (!archive || !archiveDay || !products || !productsDay) {
  throw new Error('usage: npm run bundled-catalog -- ARCHIVE.tar.gz YYYY-MM-DD PRODUCTS.json YYYY-MM-DD');
}

function told({ file, line, problem }: ImportProblem): void {
  console.error(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
}

const files = readArchive(createReadStream(archive), { wants: wantsOpenstackFile, onProblem: told });
const openstack = await importOpenstack(files, calendarDate(archiveDay));
const others = readEndoflifeDate(readFileSync(products, 'utf8'), products).importAsOf(
  calendarDate(productsDay),
);
[...openstack.problems, ...others.problems].forEach(told);
const chosen = BUNDLED_PRODUCTS.map((name) => {
  const product = others.products.find((other) => other.name === name);
  if (!product) throw new Error(`${products}: there is no product ${name}`);
  return product;
});
writeFileSync(
  new URL('../src/bundled/catalog.json', import.meta.url),
  encodeCatalog({ partial: ['endoflife-date'], products: [openstack.product, ...chosen] }),
);
console.error(JSON.stringify({ ...openstack.counts, products: chosen.length }));
