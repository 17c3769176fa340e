/** Imports endoflife.date's products/full, or only parses it: `import-products.js FILE.json.gz [--parse] [--again]`, the latter for the twentieth time. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readEndoflifeDate } from '@lastpatch/release-catalog';
import { calendarDate } from '@lastpatch/release-model';
import { measured } from './measured.ts';

const { values, positionals } = parseArgs({
  options: { parse: { type: 'boolean' }, again: { type: 'boolean' } },
  allowPositionals: true,
});
const [file = ''] = positionals;
const AS_OF = calendarDate('2026-08-22');
const text = gunzipSync(readFileSync(file)).toString();

const work = (): unknown =>
  values.parse === true ? (JSON.parse(text) as unknown) : readEndoflifeDate(text, file).importAsOf(AS_OF);
if (values.again === true) for (let time = 1; time < 20; time += 1) work();
await measured(work);
