import type { CalendarDate } from './calendar-date.ts';
import type { Phase } from './phase.ts';
import type { ReleaseHistory } from './release-history.ts';
import type { SupportWindow } from './support-window.ts';

/** One line of a product with its own life cycle. */
export interface Release {
  /** Never changes, and outlives renames: OpenStack's series name in lower case, endoflife.date's first known name. */
  readonly key: string;
  /** What operators write: `2025.1`, `24.04`. A word, never a number. */
  readonly id: string;
  /** `Epoxy`; null where the release has no name of its own. */
  readonly name: string | null;
  /** Other names under which it is found. */
  readonly aliases: readonly string[];
  /** Whether upgrades are tested from here straight to the next such release (OpenStack's SLURP). */
  readonly slurp: boolean;
  /** Upstream's page about it. */
  readonly link: string | null;
  /** In the order of a life, at most one for each phase, dates never descending. */
  readonly windows: readonly SupportWindow[];
  /** The phases of which this reading could not read what it says, so that an earlier one counts; left out where there are none. */
  readonly unread?: readonly Phase[];
  /** What successive readings have shown; an importer gives none. */
  readonly history?: ReleaseHistory;
  /** Whose dates its windows hold, where a vendor's were chosen in place of upstream's; no catalog that is read or kept has it. */
  readonly datesOf?: Vendor;
}

/** Who gives dates of its own for the releases of another product. */
export interface Vendor {
  /** What people write: `ubuntu-cloud-archive`. */
  readonly name: string;
  /** What people read: `Ubuntu Cloud Archive`. */
  readonly title: string;
}

/** What people call it: `2025.1 Epoxy`, `24.04`. */
export function releaseTitle(release: Pick<Release, 'id' | 'name'>): string {
  return release.name === null || release.name === release.id ? release.id : `${release.id} ${release.name}`;
}

/** The release day, planned or past; null when it is unknown. */
export function releaseDay(release: Release): CalendarDate | null {
  return release.windows.find((window) => window.phase === 'maintained')?.from ?? null;
}
