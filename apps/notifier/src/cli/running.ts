import { upstreamVersion } from '@lastpatch/fleet';
import {
  type CalendarDate,
  type Catalog,
  type KnownRunning,
  meantRunning,
  namedRunning,
  type NamedRunning,
  type RunningMeaning,
  type DatedCatalog,
} from '@lastpatch/release-model';
import { plainLine } from '../letters/plain-line.ts';
import { otherwiseHint, unknownRelease, unknownRunning, unknownVersion } from './asked.ts';
import { UsageFailure } from './failure.ts';

/** Something that runs: a release, known directly or by the version of one of its projects. */
export interface Running extends KnownRunning {
  /** As it was asked. */
  readonly asked: string;
}

/**
 * What `product@release` or `project@version` means on a day: see {@link meantRunning}. A version that is not known as it is
 * written is read as package managers write it: `nova@3:31.0.0-0ubuntu1` is nova 31.0.0.
 *
 * @throws UsageFailure that says why it means nothing
 */
export function askedRunning(catalog: DatedCatalog, asked: string, on: CalendarDate): Running {
  const named = namedRunning(asked);
  if (!named) {
    throw new UsageFailure(
      `${JSON.stringify(plainLine(asked))} does not say what runs: write product@release or project@version, as in openstack@2025.1 or nova@31.0.0, or an environment of the fleet.${otherwiseHint(catalog.chosen, asked)}`,
    );
  }
  const meaning = meantRunning(catalog, named, on);
  if (meaning.kind === 'running') return { asked, ...meaning.running };
  const upstream = upstreamVersion(named.version)?.text ?? named.version;
  const isPackaged = UNKNOWN.has(meaning.kind) && PACKAGED.test(named.version);
  const packaged = isPackaged ? meantRunning(catalog, { ...named, version: upstream }, on) : meaning;
  if (packaged.kind === 'running') return { asked, ...packaged.running };
  throw nothingRuns(catalog.chosen, named, { meaning: packaged, on, upstream });
}

/** What is known as it is written is not read in another way: of `raspberry-pi@5-500` that it did not exist yet. */
const UNKNOWN: ReadonlySet<RunningMeaning['kind']> = new Set(['unknown-release', 'unknown-version']);

/** An epoch, a package's own number, what it was built of: what upstream's versions have not. */
const PACKAGED = /[:~+]|-\d/;

/** Why nothing is meant, and as seen from which day. */
interface Nothing {
  readonly meaning: Exclude<RunningMeaning, { kind: 'running' }>;
  readonly on: CalendarDate;
  /** What upstream may call the version: the same, unless it is written as somebody has packaged it. */
  readonly upstream: string;
}

function nothingRuns(
  catalog: Catalog,
  { name, version }: NamedRunning,
  { meaning, on, upstream }: Nothing,
): UsageFailure {
  switch (meaning.kind) {
    case 'not-yet':
      return new UsageFailure(
        `${meaning.product.title} ${plainLine(meaning.release.id)} did not exist yet on ${on}.`,
      );
    case 'unknown-name':
      return unknownRunning(catalog, name);
    case 'unknown-release':
      return unknownRelease(meaning.product, version, upstream);
    case 'unknown-version':
      return unknownVersion(meaning.projects, version, upstream);
    case 'no-release':
      return new UsageFailure(
        `${meaning.project.name} ${plainLine(version)} belongs to no ${meaning.product.title} release, so it has no deadline of its own.`,
      );
  }
}
