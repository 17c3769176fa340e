/** Imports an archive of openstack/releases: `import-archive.js ARCHIVE.tar.gz`. */
import { createReadStream } from 'node:fs';
import { importOpenstack, readArchive, wantsOpenstackFile } from '@lastpatch/release-catalog';
import { calendarDate } from '@lastpatch/release-model';
import { measured } from './measured.ts';

const [, , archive = ''] = process.argv;
const AS_OF = calendarDate('2026-08-21');

await measured(async () => {
  let files = 0;
  const wants = (path: string): boolean => {
    const isWanted = wantsOpenstackFile(path);
    if (isWanted) files += 1;
    return isWanted;
  };
  await importOpenstack(readArchive(createReadStream(archive), { wants, onProblem: () => undefined }), AS_OF);
  return files;
}, String);
