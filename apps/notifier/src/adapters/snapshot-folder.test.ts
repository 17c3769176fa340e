import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { endoflifeDate } from '@lastpatch/release-catalog/testing';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../testing/folder-files.ts';
import { SERIES_STATUS } from '../../testing/openstack-files.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { LocationFailure } from './file-failure.ts';
import { SnapshotReadings, snapshotsIn } from './snapshot-folder.ts';

const { product, productsFull, release } = endoflifeDate;

function given(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

/** endoflife.date with one product, whose only release ends on a day. */
function ending(eolFrom: string): string {
  return productsFull([product('tool', [release('1.0', { eolFrom })])]);
}

/** What is read of each product: its name, its days, and the end of its last release. */
function saidOf({ products }: Catalog): string[] {
  return products.map(({ name, asOf, readOn, releases }) => {
    const end = releases.at(-1)?.windows.at(-1);
    return `${name} ${asOf} ${readOn ?? 'read today'} ${end?.from ?? '?'} ${end?.basis ?? '?'}`;
  });
}

describe('the snapshots in a folder', () => {
  it('are those that are named by a day, the oldest first, whatever their form', async () => {
    const folder = given({
      '2026-08-23.json': ending('2027-01-01'),
      '2026-08-22.json.gz': gzipSync(ending('2027-01-01')),
      '2026-08-24.yaml': SERIES_STATUS,
      '2026-08-21.tar.gz': '',
      '2026-02-30.json': '',
      'full.json': '',
      '2026-08-25.txt': '',
      '2026-08-25.json.bak': '',
    });
    expect((await snapshotsIn(folder)).map(({ day, source }) => `${day} ${source}`)).toEqual([
      '2026-08-21 openstack',
      '2026-08-22 endoflife-date',
      '2026-08-23 endoflife-date',
      '2026-08-24 openstack',
    ]);
  });

  it('are none in a folder without any, which is said', async () => {
    await expect(snapshotsIn(given({ 'full.json': '' }))).rejects.toThrow(LocationFailure);
    await expect(snapshotsIn(given({ 'full.json': '' }))).rejects.toThrow(
      '2026-08-22.json.gz (products/full of endoflife.date)',
    );
  });
});

describe('what could be read on a day', () => {
  it('is the newest of each source up to that day, and stands for the days after it', async () => {
    const folder = given({
      '2026-08-21.yaml': SERIES_STATUS,
      '2026-08-22.json.gz': gzipSync(ending('2026-08-23')),
      '2026-08-25.json': ending('2027-01-01'),
    });
    const readings = new SnapshotReadings(await snapshotsIn(folder));
    const eolOn = async (day: string): Promise<string[]> =>
      saidOf(await readings.catalogOn(calendarDate(day))).filter((text) => text.startsWith('tool'));
    expect(saidOf(await readings.catalogOn(calendarDate('2026-08-21')))).toHaveLength(1);
    expect(await eolOn('2026-08-21')).toEqual([]);
    expect(await eolOn('2026-08-22')).toEqual(['tool 2026-08-22 read today 2026-08-24 scheduled']);
    expect(await eolOn('2026-08-23')).toEqual(['tool 2026-08-23 2026-08-22 2026-08-24 scheduled']);
    expect(await eolOn('2026-08-24')).toEqual(['tool 2026-08-24 2026-08-22 2026-08-24 declared']);
    expect(await eolOn('2026-08-25')).toEqual(['tool 2026-08-25 read today 2027-01-02 scheduled']);
    const both = await readings.catalogOn(calendarDate('2026-08-30'));
    expect(both.products.map(({ name, readOn }) => `${name} ${readOn ?? ''}`).sort()).toEqual([
      'openstack 2026-08-21',
      'tool 2026-08-25',
    ]);
  });

  it('is nothing when a snapshot cannot be read, which is said with its path', async () => {
    const folder = given({ '2026-08-22.json': '<html>' });
    const path = join(folder, '2026-08-22.json');
    const readings = new SnapshotReadings(await snapshotsIn(folder));
    await expect(readings.catalogOn(calendarDate('2026-08-22'))).rejects.toThrow(
      `${path}: this is a web page`,
    );
    writeFileSync(path, ending('2027-01-01'));
    expect((await readings.catalogOn(calendarDate('2026-08-22'))).products).toHaveLength(1);
  });
});
