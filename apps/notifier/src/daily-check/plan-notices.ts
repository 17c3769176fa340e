import {
  addDays,
  type CalendarDate,
  type Catalog,
  compareDates,
  comparePhases,
  daysBetween,
  isEndOfSupport,
  isSupported,
  phaseOn,
  type Product,
  type Release,
  releaseDay,
  releaseTitle,
  type SupportWindow,
} from '@lastpatch/release-model';
import type { Notice, ToldKind } from './notice.ts';

/** What is planned from: two catalogs, and the days since the last run. */
export interface PlanInput {
  /** The catalog of the last run. */
  readonly previous: Catalog;
  readonly current: Catalog;
  /** The last day that was planned. */
  readonly since: CalendarDate;
  /** The last day to plan: every day in `(since, today]` is. */
  readonly today: CalendarDate;
  /** How many days before an end of support it is told, of all watches together. */
  readonly reminderDays: readonly number[];
}

/**
 * The notices of the days in `(since, today]`, in the order of their days. A release that the previous catalog did not hold
 * tells nothing of its past.
 */
export function planNotices(input: PlanInput): Notice[] {
  const notices = input.current.products.flatMap((product) => {
    const before = input.previous.products.find(({ key }) => key === product.key);
    return product.releases.flatMap((release) => {
      const known = before?.releases.find(({ key }) => key === release.key);
      if (!before || !known) return [];
      const planning = new ReleasePlanning(input, { product, release, before, known });
      return release.windows.flatMap((window) => planning.notices(window));
    });
  });
  return notices.sort((a, b) => compareDates(a.on, b.on));
}

interface PlannedRelease {
  readonly product: Product;
  readonly release: Release;
  /** The product in the previous catalog. */
  readonly before: Product;
  /** The release in the previous catalog. */
  readonly known: Release;
}

class ReleasePlanning {
  readonly #input: PlanInput;
  readonly #at: PlannedRelease;

  constructor(input: PlanInput, at: PlannedRelease) {
    this.#input = input;
    this.#at = at;
  }

  notices(window: SupportWindow): Notice[] {
    if (window.phase === 'planned') return [];
    return [...this.#begun(window), ...this.#plannedDay(window), ...this.#reminders(window)];
  }

  /** A phase that has begun on upstream's word, which the previous catalog did not have. */
  #begun(window: SupportWindow): Notice[] {
    const { since, today } = this.#input;
    const { before, known, product } = this.#at;
    const earlier = known.windows.find(({ phase }) => phase === window.phase);
    if (window.basis !== 'declared' || earlier?.basis === 'declared') return [];
    // A source that was not read since cannot have said anything: the difference is in how it was imported.
    if (before.asOf >= product.asOf) return [];
    const was = phaseOn(known, before.asOf, before.asOf);
    const isHistory = was !== undefined && comparePhases(was.phase, window.phase) >= 0;
    if (isHistory) return [];
    const seen = product.asOf > since ? product.asOf : addDays(since, 1);
    return [
      this.#notice(
        window.phase === 'maintained' ? 'released' : 'entered',
        window,
        seen > today ? today : seen,
      ),
    ];
  }

  /** A planned day that has come without upstream's word: `due` when upstream was read since, else a reminder that says so. */
  #plannedDay(window: SupportWindow): Notice[] {
    const { since, today } = this.#input;
    const { product, before, known } = this.#at;
    const date = window.from;
    if (window.basis !== 'scheduled' || date === null || date > today) return [];
    if (product.asOf >= date) {
      const earlier = known.windows.find(({ phase }) => phase === window.phase);
      const wasTold =
        earlier?.basis === 'scheduled' && earlier.from === date && before.asOf >= date && date <= since;
      return wasTold ? [] : [this.#notice('due', window, date > since ? date : today)];
    }
    return date > since ? [this.#notice('reminder', window, date, 0)] : [];
  }

  /** Reminders of an end of support whose days are in the span; a day that comes after the end itself tells nothing. */
  #reminders(window: SupportWindow): Notice[] {
    const { since, today, reminderDays } = this.#input;
    const date = window.from;
    if (date === null || !isEndOfSupport(window.phase) || date <= today) return [];
    const start = releaseDay(this.#at.release);
    return reminderDays.flatMap((step) => {
      const on = addDays(date, -step);
      const isDue = on > since && on <= today;
      const isLong = start !== null && step > daysBetween(start, date) / LONGEST_PART;
      return isDue && !isLong ? [this.#notice('reminder', window, on, step)] : [];
    });
  }

  #notice(kind: ToldKind, window: SupportWindow, on: CalendarDate, step?: number): Notice {
    const { product, release } = this.#at;
    const parts = [
      product.key,
      release.key,
      kind,
      window.phase,
      window.from ?? 'no-date',
      ...(step === undefined ? [] : [String(step)]),
    ];
    return {
      id: parts.join('/'),
      kind,
      product: product.name,
      productTitle: product.title,
      release: release.id,
      releaseTitle: releaseTitle(release),
      link: release.link,
      phase: window.phase,
      on,
      date: window.from,
      basis: window.basis,
      ...(step === undefined ? {} : { step }),
      concernsSupported:
        isSupported(window.phase) || isSupported(phaseBefore(release, window)?.phase ?? 'planned'),
    };
  }
}

function phaseBefore(release: Release, window: SupportWindow): SupportWindow | undefined {
  return release.windows[release.windows.indexOf(window) - 1];
}

/** A reminder further ahead than this part of the time from the release day to the date comes too early to mean anything. */
const LONGEST_PART = 3;
