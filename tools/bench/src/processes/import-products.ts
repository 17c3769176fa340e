/** Imports endoflife.date's products/full, or only parses it: `import-products.js FILE.json.gz [--parse]`. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readEndoflifeDate } from '@lastpatch/release-catalog';
import { calendarDate } from '@lastpatch/release-model';
import { measured } from './measured.ts';

const [, , file = '', how] = process.argv;
const AS_OF = calendarDate('2026-08-22');
const text = gunzipSync(readFileSync(file)).toString();

await measured(() =>
  how === '--parse' ? (JSON.parse(text) as unknown) : readEndoflifeDate(text, file).importAsOf(AS_OF),
);
