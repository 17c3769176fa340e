/**
 * Writes the bundled catalog from an archive of openstack/releases:
 *   npm run bundled-catalog -- ARCHIVE.tar.gz YYYY-MM-DD
 * where the day is the one that the archive is of.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { calendarDate } from '@lastpatch/release-model';
import { encodeCatalog, importOpenstack, readArchive, wantsOpenstackFile } from '../src/index.ts';

const [archive, day] = process.argv.slice(2);
if (!archive || !day) throw new Error('usage: npm run bundled-catalog -- ARCHIVE.tar.gz YYYY-MM-DD');

const files = readArchive(createReadStream(archive), {
  wants: wantsOpenstackFile,
  onProblem: ({ file, problem }) => console.error(`${file}: ${problem}`),
});
const { product, counts, problems } = await importOpenstack(files, calendarDate(day));
for (const { file, line, problem } of problems)
  console.error(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
writeFileSync(
  new URL('../src/bundled/catalog.json', import.meta.url),
  encodeCatalog({ products: [product] }),
);
console.error(JSON.stringify(counts));
