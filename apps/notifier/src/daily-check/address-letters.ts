import {
  type CalendarDate,
  type Catalog,
  findProduct,
  isEndOfSupport,
  releaseStatus,
  releaseTitle,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { Letter, Standing } from './letter.ts';
import type { Notice } from './notice.ts';
import { byUrgency } from './urgency.ts';
import { followedReleases, followedSaid, wantsNotice } from './watch.ts';

/** What letters are addressed from. */
export interface AddressInput {
  readonly watches: readonly Watch[];
  readonly notices: readonly Notice[];
  readonly catalog: Catalog;
  readonly today: CalendarDate;
  /** The revision that the letters are committed with. */
  readonly revision: number;
  /** The ids of the watches that have had their welcome. */
  readonly welcomed: ReadonlySet<string>;
}

/**
 * One letter for each watch that has news, the most urgent first; a watch that is new gets its welcome and no history.
 * A watch without news gets nothing.
 */
export function addressLetters(input: AddressInput): Letter[] {
  return input.watches.flatMap((watch) => {
    if (!input.welcomed.has(watch.id))
      return [letter(input, watch, { kind: 'welcome', standings: standings(input, watch) })];
    const notices = nearestReminders(
      input.notices.filter((notice) => wantsNotice(watch, input.catalog, notice) && isWanted(watch, notice)),
    );
    return notices.length === 0
      ? []
      : [letter(input, watch, { kind: 'news', notices: notices.sort(byUrgency) })];
  });
}

function letter(
  { catalog, today, revision }: AddressInput,
  watch: Watch,
  content: Pick<Letter, 'kind'> & Partial<Letter>,
): Letter {
  const products = [...new Set(watch.follow.flatMap(({ product }) => findProduct(catalog, product) ?? []))];
  return {
    id: `${watch.id}-${revision}`,
    watch: watch.id,
    watchTitle: watch.title,
    on: today,
    revision,
    follows: followedSaid(watch),
    tells: whatIsTold(watch),
    reminders: watch.follow.some(({ kinds }) => kinds.includes('reminder')) ? watch.reminders : [],
    notices: [],
    standings: [],
    sources: products.map(({ title, asOf }) => ({ title, asOf })),
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

function standings({ catalog, today }: AddressInput, watch: Watch): Standing[] {
  return followedReleases(watch, catalog, today).flatMap(({ product, release }) => {
    const status = releaseStatus(release, today, product.asOf);
    if (!status) return [];
    const { phase, since, basis, next, supportEnds, overdue } = status;
    return [
      {
        product: product.name,
        productTitle: product.title,
        release: release.id,
        releaseTitle: releaseTitle(release),
        link: release.link,
        phase,
        since,
        basis,
        next,
        supportEnds,
        overdue,
      },
    ];
  });
}
