import {
  type CalendarDate,
  type Catalog,
  findProduct,
  isEndOfSupport,
  type Release,
  releaseStatus,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import { byChosenDates, eachOnce, sourcesOf } from './chosen-notices.ts';
import { followedSaid } from './followed-said.ts';
import { type KnownFleet, knownFleet, type TeamFleet } from './known-fleet.ts';
import type { Letter, LetterKind, Standing } from './letter.ts';
import type { Notice } from './notice.ts';
import { pastEnds } from './past-end.ts';
import { releaseName } from './planning.ts';
import { nearestReminders } from './nearest-reminders.ts';
import { byUrgency, isUrgent } from './urgency.ts';
import { type FollowedBefore, followedReleases } from './watch.ts';
import { wantedNotices } from './wanted-notices.ts';
import { withHops } from './with-hops.ts';
import { type Widening, wideningOf } from './widening.ts';

/** What letters are addressed from. */
export interface AddressInput {
  readonly watches: readonly Watch[];
  readonly notices: readonly Notice[];
  readonly catalog: Catalog;
  readonly today: CalendarDate;
  /** The last day that was planned before; undefined at the first run. */
  readonly since: CalendarDate | undefined;
  /** The revision that the letters are committed with. */
  readonly revision: number;
  /** The ids of the watches that were there at the last run: they have had their welcome. */
  readonly welcomed: ReadonlySet<string>;
  /**
   * What watches followed at the last run whose settings name something else by now, by their ids, in the names of the
   * catalog; a watch that is not in it has nothing added.
   */
  readonly followedBefore: ReadonlyMap<string, FollowedBefore>;
  /** What the team runs, and which deadlines of it are muted; left out where nothing is known of it. */
  readonly fleet?: TeamFleet | undefined;
}

/**
 * The letters of a run, in the order of the watches. A watch that is new gets its welcome and no history, and so does one for
 * what its settings have added; another one gets one letter when it has news, the most urgent first, or when its digest is
 * due; and what is urgent once more as a letter for the ways that carry only that.
 */
export function addressLetters(run: AddressInput): Letter[] {
  const known = fleetsByCatalog(run);
  return run.watches.flatMap((watch) => {
    const addressed = byChosenDates(run, watch);
    const input: WatchInput = { ...addressed, upstream: run.catalog, ...known(addressed.catalog) };
    if (!input.welcomed.has(watch.id)) {
      return [
        letter(input, watch, { kind: 'welcome', standings: standings(input, followedToday(watch, input)) }),
      ];
    }
    const wanted = wantedNotices(watch, input);
    const widening = wideningFor(watch, wanted, input);
    const notices = toldOf(wanted, widening, input);
    const isDigest = isDigestDue(watch, input);
    if (notices.length === 0 && !isDigest && !widening) return [];
    const urgent = notices.filter((notice) => isUrgent(notice, input.today));
    return [
      letter(input, watch, {
        kind: notices.length > 0 ? 'news' : isDigest ? 'digest' : 'welcome',
        notices,
        standings: standings(input, isDigest ? followedToday(watch, input) : [], widening?.releases),
        ...(isDigest ? pastEndOf(watch, input) : {}),
        ...(widening ? { alsoFollows: widening.said } : {}),
      }),
      ...(urgent.length === 0 ? [] : [letter(input, watch, { kind: 'urgent', notices: urgent })]),
    ];
  });
}

/** The same for one watch: where the fleet runs what, by the dates that the watch goes by. */
type WatchInput = AddressInput & { readonly upstream: Catalog; readonly known?: KnownFleet };

/** What is known of the fleet by a catalog: watches that go by the same dates share it. */
function fleetsByCatalog({ fleet, today }: AddressInput): (catalog: Catalog) => Pick<WatchInput, 'known'> {
  const known = new Map<Catalog, KnownFleet>();
  return (catalog) => {
    if (!fleet) return {};
    const made = known.get(catalog) ?? knownFleet(fleet, { catalog, today });
    known.set(catalog, made);
    return { known: made };
  };
}

function pastEndOf({ follow }: Watch, { catalog, known }: WatchInput): Pick<Letter, 'pastEnd'> {
  const pastEnd = known ? pastEnds({ ...known, catalog, follow }) : [];
  return pastEnd.length === 0 ? {} : { pastEnd };
}

function wideningFor(
  watch: Watch,
  notices: readonly Notice[],
  { followedBefore, catalog, upstream, today }: WatchInput,
): Widening | undefined {
  const before = followedBefore.get(watch.id);
  return before && wideningOf(watch, { before, catalog, upstream, today, notices });
}

/** What a watch is told of all that it wants to hear of, the most urgent first. */
function toldOf(
  wanted: readonly Notice[],
  widening: Widening | undefined,
  { catalog, today, known }: WatchInput,
): Notice[] {
  return nearestReminders(wanted.filter((notice) => widening?.history.has(notice) !== true))
    .map((notice) => withHops(notice, { catalog, today, ...(known ? { known } : {}) }))
    .sort(byUrgency);
}

/** A digest is due with the first run of a month. */
function isDigestDue({ digest }: Watch, { today, since }: AddressInput): boolean {
  return digest === 'monthly' && since !== undefined && since.slice(0, 7) < today.slice(0, 7);
}

const SUFFIX: Readonly<Record<LetterKind, string>> = { welcome: '', news: '', digest: '', urgent: '-urgent' };

function letter(
  { catalog, today, revision }: AddressInput,
  watch: Watch,
  content: Pick<Letter, 'kind'> & Partial<Letter>,
): Letter {
  const products = watch.follow.flatMap(({ product }) => findProduct(catalog, product) ?? []);
  return {
    id: `${watch.id}-${revision}${SUFFIX[content.kind]}`,
    watch: watch.id,
    watchTitle: watch.title,
    ...(watch.locale === undefined ? {} : { locale: watch.locale }),
    on: today,
    revision,
    follows: followedSaid(watch, watch.locale),
    tells: whatIsTold(watch),
    reminders: watch.follow.some(({ kinds }) => kinds.includes('reminder')) ? watch.reminders : [],
    notices: [],
    standings: [],
    sources: sourcesOf(products, watch, catalog),
    ...content,
  };
}

function whatIsTold({ follow }: Watch): Letter['tells'] {
  return {
    releases: follow.some(({ kinds, phases }) => kinds.includes('released') && phases.includes('maintained')),
    ends: follow.some(
      ({ kinds, phases }) =>
        (kinds.includes('due') || kinds.includes('entered')) && phases.some(isEndOfSupport),
    ),
  };
}

function followedToday(watch: Watch, { catalog, today }: AddressInput): Release[] {
  return followedReleases(watch, catalog, today).map(({ release }) => release);
}

/** Where releases stand, and those that are new, in the order of the catalog. */
function standings(
  { catalog, today }: AddressInput,
  releases: readonly Release[],
  added: ReadonlySet<Release> = new Set(),
): Standing[] {
  const shown = new Set([...releases, ...added]);
  const stood = catalog.products.flatMap((product) =>
    product.releases
      .filter((release) => shown.has(release))
      .flatMap((release): Standing[] => {
        const status = releaseStatus(release, today, product.asOf);
        if (!status) return [];
        const { phase, since, basis, next, supportEnds: ends, overdue } = status;
        const isNew = added.has(release) ? { isNew: true as const } : {};
        return [
          {
            ...releaseName(product, release, catalog),
            phase,
            since,
            basis,
            next,
            supportEnds: ends,
            overdue,
            ...isNew,
          },
        ];
      }),
  );
  return eachOnce(stood);
}
