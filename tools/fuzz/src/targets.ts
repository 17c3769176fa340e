import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  readArchive,
  SERIES_STATUS,
  type SourceFile,
  textOfBytes,
  wantsOpenstackFile,
} from '@lastpatch/release-catalog';
import {
  customTargets,
  endoflifeDate,
  type EndoflifeDateDocument,
  endoflifeDateTargets,
  type FuzzTarget,
  openstack,
  openstackTargets,
} from '@lastpatch/release-catalog/testing';
import { type CalendarDate, isCalendarDate } from '@lastpatch/release-model';
import { scanTargets } from './scan-targets.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** What is damaged: the files given, or the tool's own. */
export async function targetsOf(files: readonly string[]): Promise<FuzzTarget[]> {
  if (files.length > 0) return (await Promise.all(files.map(targetsOfFile))).flat();
  const document = documentOf(endoflifeDate.productsFull(endoflifeDate.PRODUCTS));
  return [
    ...openstackTargets(openstack.REPOSITORY, openstack.AS_OF),
    ...endoflifeDateTargets(document, endoflifeDate.AS_OF),
    ...customTargets(),
    ...scanTargets(),
  ];
}

async function targetsOfFile(path: string): Promise<FuzzTarget[]> {
  const asOf = dayOf(path);
  if (/\.(tar\.gz|tgz)$/.test(path)) {
    const repository: SourceFile[] = [];
    const reading = { wants: wantsOpenstackFile, onProblem: () => undefined };
    for await (const file of readArchive(createReadStream(path), reading)) repository.push(file);
    return openstackTargets(repository, asOf);
  }
  const text = await textOfBytes(await readFile(path), MOST_BYTES);
  return /\.json(\.gz)?$/.test(path)
    ? endoflifeDateTargets(documentOf(text), asOf)
    : openstackTargets([{ path: SERIES_STATUS, text }], asOf);
}

function documentOf(text: string): EndoflifeDateDocument {
  return JSON.parse(text) as EndoflifeDateDocument;
}

/** The day with which a file's name begins, as those of snapshots do. */
function dayOf(path: string): CalendarDate {
  const day = basename(path).slice(0, 'YYYY-MM-DD'.length);
  return isCalendarDate(day) ? day : endoflifeDate.AS_OF;
}
