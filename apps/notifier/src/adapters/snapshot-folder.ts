import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenstackReading } from '@lastpatch/release-catalog';
import { type CalendarDate, type Catalog, isCalendarDate, type Source } from '@lastpatch/release-model';
import { fileFailure, LocationFailure } from './file-failure.ts';
import { readOpenstackPath } from './openstack-path.ts';

/** What a source said on a day, kept as a file. */
export interface Snapshot {
  readonly day: CalendarDate;
  readonly source: Source;
  readonly path: string;
}

/** The forms of snapshots, by how their names end. Of two of one source and day the first of these counts. */
const FORMS: readonly { readonly ending: string; readonly source: Source }[] = [
  { ending: '.tar.gz', source: 'openstack' },
  { ending: '.yaml', source: 'openstack' },
];

/**
 * The snapshots in a folder, the oldest first, each named by its day: `2018-09-21.yaml`, `2026-08-21.tar.gz`. Other files
 * are passed over.
 *
 * @throws LocationFailure when the folder cannot be read or holds none
 */
export async function snapshotsIn(folder: string): Promise<Snapshot[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw fileFailure(folder, error);
  });
  const found = FORMS.flatMap(({ ending, source }) =>
    names.flatMap((name): Snapshot[] => {
      const day = name.endsWith(ending) ? name.slice(0, -ending.length) : '';
      return isCalendarDate(day) ? [{ day, source, path: join(folder, name) }] : [];
    }),
  );
  const snapshots = found.filter(
    ({ day, source }, index) =>
      found.findIndex((other) => other.day === day && other.source === source) === index,
  );
  if (snapshots.length === 0) {
    throw new LocationFailure(
      `${folder}: there is no snapshot in this folder: expected files named by their day, such as 2018-09-21.yaml (a series_status.yaml) or 2026-08-21.tar.gz (an archive of openstack/releases)`,
    );
  }
  return snapshots.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What could be read on any day, from snapshots: of each source the newest up to that day, as if it was read on it. */
export class SnapshotReadings {
  readonly #snapshots: readonly Snapshot[];
  readonly #read = new Map<Source, { readonly path: string; readonly reading: OpenstackReading }>();

  /** @param snapshots the oldest first */
  constructor(snapshots: readonly Snapshot[]) {
    this.#snapshots = snapshots;
  }

  /** @throws LocationFailure when a snapshot cannot be read */
  async catalogOn(day: CalendarDate): Promise<Catalog> {
    const sources = new Set(this.#snapshots.map(({ source }) => source));
    const products = [];
    for (const source of sources) {
      const newest = this.#snapshots.findLast((known) => known.source === source && known.day <= day);
      if (!newest) continue;
      const { product } = (await this.#reading(newest)).importAsOf(day);
      products.push(newest.day < day ? { ...product, readOn: newest.day } : product);
    }
    return { products };
  }

  /** Only the newest reading of each source is kept: archives are large. */
  async #reading({ source, path }: Snapshot): Promise<OpenstackReading> {
    const known = this.#read.get(source);
    if (known?.path === path) return known.reading;
    const reading = await readOpenstackPath(path);
    this.#read.set(source, { path, reading });
    return reading;
  }
}
