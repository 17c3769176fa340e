import {
  type CalendarDate,
  type Catalog,
  findProduct,
  isEndOfSupport,
  releaseStatus,
  supportEnds,
  upgradePath,
  releaseTitle,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import { byChosenDates, eachOnce, sourcesOf, upgradedProduct } from './chosen-notices.ts';
import type { Letter, LetterKind, Standing } from './letter.ts';
import type { NextHop, Notice } from './notice.ts';
import { releaseName } from './planning.ts';
import { byUrgency, isUrgent } from './urgency.ts';
import { followedReleases, followedSaid, wantsNotice } from './watch.ts';

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
}

/**
 * The letters of a run, in the order of the watches. A watch that is new gets its welcome and no history; another one gets
 * one letter when it has news, the most urgent first, or when its digest is due; and what is urgent once more as a letter for
 * the ways that carry only that.
 */
export function addressLetters(run: AddressInput): Letter[] {
  return run.watches.flatMap((watch) => {
    const input = byChosenDates(run, watch);
    if (!input.welcomed.has(watch.id)) {
      return [letter(input, watch, { kind: 'welcome', standings: standings(input, watch) })];
    }
    const notices = noticesFor(watch, input);
    const isDigest = isDigestDue(watch, input);
    if (notices.length === 0 && !isDigest) return [];
    const urgent = notices.filter((notice) => isUrgent(notice, input.today));
    return [
      letter(input, watch, {
        kind: notices.length === 0 ? 'digest' : 'news',
        notices,
        standings: isDigest ? standings(input, watch) : [],
      }),
      ...(urgent.length === 0 ? [] : [letter(input, watch, { kind: 'urgent', notices: urgent })]),
    ];
  });
}

/** What one watch is told of the notices, the most urgent first. */
function noticesFor(watch: Watch, { notices, catalog, today }: AddressInput): Notice[] {
  return nearestReminders(
    notices.filter((notice) => wantsNotice(watch, catalog, notice) && isWanted(watch, notice)),
  )
    .map((notice) => withHops(notice, catalog, today))
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
    on: today,
    revision,
    follows: followedSaid(watch),
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

/** The planned day itself is told to everyone; other reminders on the days that the watch asked for. */
function isWanted(watch: Watch, { step }: Notice): boolean {
  return step === undefined || step === 0 || watch.reminders.includes(step);
}

/** Of several reminders of one date that fell into the span, only the nearest: the others are out of date. */
function nearestReminders(notices: readonly Notice[]): Notice[] {
  return notices.filter(
    (notice) =>
      notice.kind !== 'reminder' ||
      !notices.some(
        (other) =>
          other.kind === 'reminder' &&
          other.product === notice.product &&
          other.release === notice.release &&
          other.phase === notice.phase &&
          (other.step ?? 0) < (notice.step ?? 0),
      ),
  );
}

/** Of an end of support: where to go from there. */
function withHops(notice: Notice, catalog: Catalog, today: CalendarDate): Notice {
  const { phase, project, kind } = notice;
  const isEnd = phase !== null && isEndOfSupport(phase) && project === undefined && kind !== 'announced';
  const product = isEnd && !notice.decidedBy ? upgradedProduct(catalog, notice) : undefined;
  const release = product?.releases.find(({ id }) => id === notice.release);
  if (!product || !release) return notice;
  const hops = upgradePath(product, release, today).hops.map((hop): NextHop => ({
    releaseTitle: releaseTitle(hop.release),
    kind: hop.kind,
    supportEnds: supportEnds(hop.release),
    ...(hop.release.datesOf ? { vendor: hop.release.datesOf.title } : {}),
  }));
  return { ...notice, hops };
}

function standings({ catalog, today }: AddressInput, watch: Watch): Standing[] {
  const stood = followedReleases(watch, catalog, today).flatMap(({ product, release }) => {
    const status = releaseStatus(release, today, product.asOf);
    if (!status) return [];
    const { phase, since, basis, next, supportEnds: ends, overdue } = status;
    return [
      { ...releaseName(product, release, catalog), phase, since, basis, next, supportEnds: ends, overdue },
    ];
  });
  return eachOnce(stood);
}
