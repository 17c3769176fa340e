/** Unpacks the files of an archive of openstack/releases that an import reads, and does no more: `unpack-archive.js ARCHIVE.tar.gz`. */
import { createReadStream } from 'node:fs';
import { readArchive, wantsOpenstackFile } from '@lastpatch/release-catalog';
import { measured } from './measured.ts';

const [, , archive = ''] = process.argv;

await measured(async () => {
  const files = readArchive(createReadStream(archive), {
    wants: wantsOpenstackFile,
    onProblem: () => undefined,
  });
  let count = 0;
  for await (const file of files) if (file.text !== '') count += 1;
  return count;
}, String);
