import { createReadStream } from 'node:fs';
import { calendarDate } from '@lastpatch/release-model';
import { importOpenstack, readArchive, wantsOpenstackFile } from '@lastpatch/release-catalog';

const started = performance.now();
await importOpenstack(
  readArchive(createReadStream(process.argv[2] ?? ''), {
    wants: wantsOpenstackFile,
    onProblem: () => undefined,
  }),
  calendarDate('2026-08-21'),
);
const ms = performance.now() - started;
console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 }));
