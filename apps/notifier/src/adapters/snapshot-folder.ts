import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CalendarDate,
  type Catalog,
  isCalendarDate,
  type Product,
  type Source,
} from '@lastpatch/release-model';
import { readEndoflifeDatePath } from './endoflife-date-path.ts';
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
  { ending: '.json.gz', source: 'endoflife-date' },
  { ending: '.json', source: 'endoflife-date' },
];

/**
 * The snapshots in a folder, the oldest first, each named by its day: `2018-09-21.yaml`, `2026-08-21.tar.gz`,
 * `2026-08-22.json.gz`. Other files are passed over.
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
      `${folder}: there is no snapshot in this folder: expected files named by their day, such as 2018-09-21.yaml (a series_status.yaml), 2026-08-21.tar.gz (an archive of openstack/releases) or 2026-08-22.json.gz (products/full of endoflife.date)`,
    );
  }
  return snapshots.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What a snapshot says on any day from its own on. */
interface SnapshotReading {
  productsOn(day: CalendarDate): readonly Product[];
}

/** What could be read on any day, from snapshots: of each source the newest up to that day, as if it was read on it. */
export class SnapshotReadings {
  readonly #snapshots: readonly Snapshot[];
  readonly #read = new Map<Source, { readonly path: string; readonly reading: SnapshotReading }>();

  /** @param snapshots the oldest first */
  constructor(snapshots: readonly Snapshot[]) {
    this.#snapshots = snapshots;
  }

  /** @throws LocationFailure when a snapshot cannot be read */
  async catalogOn(day: CalendarDate): Promise<Catalog> {
    const sources = new Set(this.#snapshots.map(({ source }) => source));
    const products: Product[] = [];
    for (const source of sources) {
      const newest = this.#snapshots.findLast((known) => known.source === source && known.day <= day);
      if (!newest) continue;
      const read = (await this.#reading(newest)).productsOn(day);
      products.push(
        ...(newest.day < day ? read.map((product) => ({ ...product, readOn: newest.day })) : read),
      );
    }
    return { products };
  }

  /** Only the newest reading of each source is kept: archives are large. */
  async #reading({ source, path }: Snapshot): Promise<SnapshotReading> {
    const known = this.#read.get(source);
    if (known?.path === path) return known.reading;
    const reading = await readSnapshot(source, path);
    this.#read.set(source, { path, reading });
    return reading;
  }
}

async function readSnapshot(source: Source, path: string): Promise<SnapshotReading> {
  if (source === 'endoflife-date') {
    const reading = await readEndoflifeDatePath(path);
    return { productsOn: (day) => reading.importAsOf(day).products };
  }
  const reading = await readOpenstackPath(path);
  return { productsOn: (day) => [reading.importAsOf(day).product] };
}
