import {
  addDays,
  type CalendarDate,
  calendarDate,
  type Product,
  type Project,
  type Release,
  type SupportWindow,
} from '@lastpatch/release-model';
import { ENDOFLIFE_DATE_IMPORTER } from './importer-version.ts';
import type { ProductEntry } from './product-entry.ts';
import type { ReleaseEntry } from './release-entry.ts';
import { releaseWindows } from './release-windows.ts';

/** What an entry says of a release from one day on, until the next of its dates comes. */
interface ReleaseFrom {
  readonly release: Release;
  readonly contradictions: readonly string[];
  readonly from: CalendarDate;
  /** The next day on which it says something else. */
  readonly until: CalendarDate;
}

/** A product as its source's entry tells it on any day. What does not differ from day to day is made once. */
export class ProductOverDays {
  readonly #entry: ProductEntry;
  /** The oldest first. */
  readonly #releases: readonly ReleaseEntry[];
  readonly #project: Project;
  readonly #made = new Map<ReleaseEntry, ReleaseFrom>();

  constructor(entry: ProductEntry) {
    this.#entry = entry;
    this.#releases = oldestFirst(entry.releases);
    this.#project = versionsOf(entry.name, this.#releases);
  }

  /** The product on a day, and a sentence for each date that contradicts another. */
  on(asOf: CalendarDate): { product: Product; contradictions: string[] } {
    const { name, title, aliases, supportLabels } = this.#entry;
    const made = this.#releases.map((entry) => this.#release(entry, asOf));
    return {
      product: {
        key: name,
        name,
        title,
        aliases,
        source: 'endoflife-date',
        asOf,
        importer: ENDOFLIFE_DATE_IMPORTER,
        ...(supportLabels ? { supportLabels } : {}),
        releases: made.map(({ release }) => release),
        projects: [this.#project],
        milestones: [],
      },
      contradictions: made.flatMap(({ release, contradictions }) =>
        contradictions.map((text) => `${name} ${release.id}: ${text}`),
      ),
    };
  }

  #release(entry: ReleaseEntry, asOf: CalendarDate): ReleaseFrom {
    const known = this.#made.get(entry);
    if (known && known.from <= asOf && asOf < known.until) return known;
    const { windows, unread, contradictions } = releaseWindows(entry, asOf);
    const made: ReleaseFrom = {
      release: {
        key: entry.name,
        id: entry.name,
        name: entry.codename ?? null,
        aliases: [],
        slurp: false,
        link: this.#entry.link,
        windows,
        ...(unread.length === 0 ? {} : { unread }),
      },
      contradictions,
      from: asOf,
      until: untilChanged(windows, asOf),
    };
    this.#made.set(entry, made);
    return made;
  }
}

/** The next of the dates to come; tomorrow, where something is known to have begun by the day of the reading. */
function untilChanged(windows: readonly SupportWindow[], asOf: CalendarDate): CalendarDate {
  if (windows.some(({ known }) => known !== undefined)) return addDays(asOf, 1);
  return windows.find(({ from }) => from !== null && from > asOf)?.from ?? NEVER;
}

const NEVER = calendarDate('9999-12-31');

/**
 * In the order of their release days; those of one day in the reverse of the source's order, which has the newest first. One
 * whose day cannot be read stays beside the one that it follows there.
 */
function oldestFirst(releases: readonly ReleaseEntry[]): ReleaseEntry[] {
  let day = '';
  return releases
    .toReversed()
    .map((entry) => ({ entry, day: (day = entry.releaseDate ?? day) }))
    .sort((a, b) => compareText(a.day, b.day))
    .map(({ entry }) => entry);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the source calls the latest of each release, as the versions of a project that is called as the product is. */
function versionsOf(name: string, releases: readonly ReleaseEntry[]): Project {
  return {
    name,
    service: null,
    team: null,
    standing: null,
    incubatedSince: null,
    integratedSince: null,
    retiredOn: null,
    releases: releases.map(({ name: release, latest }) => ({
      release,
      versions: latest ? [{ version: latest.version, landed: latest.date }] : [],
      endTags: [],
      abandoned: false,
    })),
  };
}
