/**
 * Reads an archive of openstack/releases as the daily run does, and makes its catalog of it:
 *   read-archive.js ARCHIVE.tar.gz [--memory FILE] [--remember FILE]
 * with what an earlier reading remembered, or without; writes what is to be remembered. What it made is told as a digest.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calendarDate } from '@lastpatch/release-model';
import { openstackUpstream } from '../../../../apps/notifier/src/adapters/upstream/openstack-upstream.ts';
import { measured } from './measured.ts';

const { values, positionals } = parseArgs({
  options: { memory: { type: 'string' }, remember: { type: 'string' } },
  allowPositionals: true,
});
const AS_OF = calendarDate('2026-08-22');

const bytes = readFileSync(positionals[0] ?? '');
const memory = values.memory === undefined ? undefined : readFileSync(values.memory);
const [archive] = openstackUpstream({ archive: ['an address'], seriesStatus: [] }).parts;
let remembered: Uint8Array = new Uint8Array();
await measured(
  async () => {
    const reading = await archive?.read(bytes, memory);
    remembered = reading?.memory ?? remembered;
    return reading?.productsOn(AS_OF);
  },
  (products) => createHash('sha256').update(JSON.stringify(products)).digest('hex'),
);
if (values.remember !== undefined) writeFileSync(values.remember, remembered);
