/** Makes the public pages of a catalog: the bundled one, or of OpenStack in it and all products of endoflife.date. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { publicPages } from '@lastpatch/pages';
import { boxScript } from '@lastpatch/pages/bundle';
import { readEndoflifeDate } from '@lastpatch/release-catalog';
import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog } from '@lastpatch/release-model';

const [products] = process.argv.slice(2);
const bundled = await loadBundledCatalog();
const catalog = products === undefined ? bundled : withAll(bundled, products);

const script = await boxScript();
const started = performance.now();
const { pages } = publicPages(catalog, calendarDate('2026-08-22'), { script });
const ms = performance.now() - started;

const bytes = [...pages.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const box = [
  `script ${sentKb(/^assets\/box\.js$/)}`,
  `names ${sentKb(/^names\.json$/)}`,
  `a product at most ${sentKb(/model\.json$/)}`,
  `a project at most ${sentKb(/\/projects\//)}`,
].join(', ');
const of = `${catalog.products.length} products, ${pages.size} files, ${(bytes / 1e6).toFixed(1)} MB; the box with gzip: ${box}`;
console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024, of }));

/** The largest of the pages whose paths are like this, as it is sent with gzip. */
function sentKb(paths: RegExp): string {
  const sizes = [...pages].filter(([path]) => paths.test(path)).map(([, text]) => gzipSync(text).length);
  return `${(Math.max(...sizes) / 1024).toFixed(1)} KB`;
}

function withAll(known: Catalog, file: string): Catalog {
  const text = gunzipSync(readFileSync(file)).toString();
  const { products: all } = readEndoflifeDate(text, file).importAsOf(calendarDate('2026-08-22'));
  return { products: [...known.products.filter(({ source }) => source === 'openstack'), ...all] };
}
