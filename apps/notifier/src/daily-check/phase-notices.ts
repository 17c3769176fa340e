import {
  addDays,
  type CalendarDate,
  comparePhases,
  daysBetween,
  declaresPhases,
  isEndOfSupport,
  isPassedOver,
  isSupported,
  isWord,
  type Phase,
  phaseOn,
  PHASES,
  releaseDay,
  type SupportWindow,
} from '@lastpatch/release-model';
import type { Notice, ToldKind } from './notice.ts';
import type { FactIdentity } from './notice-id.ts';
import { noticeOf, type NoticeFacts, type PlannedRelease, seenOn } from './planning.ts';

/** The notices of one release that was known before: what its source says anew, and which days have come. */
export function phaseNotices(at: PlannedRelease): Notice[] {
  return PHASES.filter((phase) => phase !== 'planned').flatMap((phase) =>
    new PhasePlanning(at, phase).notices(),
  );
}

/**
 * The notices of a release that was not known before, besides that it is there: ends of its support whose planned day has come
 * without upstream's word.
 */
export function overdueNotices(at: Omit<PlannedRelease, 'known'>): Notice[] {
  const { release, product, input } = at;
  // One that is listed again was known before, and so were its days.
  if ((release.history?.listings ?? 1) > 1) return [];
  const current = phaseOn(release, input.today, product.asOf)?.phase ?? 'planned';
  return release.windows
    .filter(({ phase, basis, from }) => {
      const hasCome = basis === 'scheduled' && from !== null && from <= input.today && from <= product.asOf;
      return hasCome && isEndOfSupport(phase) && comparePhases(phase, current) > 0;
    })
    .flatMap((overdue) => {
      const windows = release.windows.filter((window) => window !== overdue);
      return new PhasePlanning({ ...at, known: { ...release, windows } }, overdue.phase).notices();
    });
}

/** What two catalogs say of the beginning of one phase of one release. */
class PhasePlanning {
  readonly #at: PlannedRelease;
  readonly #phase: Phase;
  readonly #was: SupportWindow | undefined;
  readonly #now: SupportWindow | undefined;

  constructor(at: PlannedRelease, phase: Phase) {
    this.#at = at;
    this.#phase = phase;
    this.#was = at.known.windows.find((window) => window.phase === phase);
    this.#now = at.release.windows.find((window) => window.phase === phase);
  }

  notices(): Notice[] {
    const { source } = this.#at.product;
    const isSaid = isWord(source, this.#now);
    const wasSaid = isWord(source, this.#was);
    if (isSaid && !wasSaid) return this.#begun();
    // Where dates come by themselves, a date that has passed says the same as the word without one did.
    if (wasSaid && !isSaid)
      return this.#now === undefined || this.#now.basis === 'scheduled' ? this.#withdrawn() : [];
    const [was, now] = [this.#was?.from ?? null, this.#now?.from ?? null];
    if (was === now) {
      return [...(isSaid ? [] : this.#come(now)), ...this.#reminders(now), ...this.#unmuted(now)];
    }
    return this.#changed(was, now, isSaid);
  }

  /** A phase that has begun on upstream's word, which the previous catalog did not have. */
  #begun(): Notice[] {
    if (this.#isHistory()) return [];
    return [
      this.#notice(this.#phase === 'maintained' ? 'released' : 'entered', {
        on: seenOn(this.#at),
        cause: 'source',
      }),
    ];
  }

  /** The word was taken back, and stood so for the settling time. */
  #withdrawn(): Notice[] {
    const next = this.#validNow();
    return [
      this.#notice('withdrawn', {
        on: seenOn(this.#at),
        cause: 'source',
        date: this.#was?.from ?? null,
        ...(next?.from ? { next: { phase: next.phase, date: next.from } } : {}),
      }),
    ];
  }

  /**
   * The date of this phase, which is told nowhere else; without one the next to come of any phase, else the last that passed; of
   * several of one day the last.
   */
  #validNow(): SupportWindow | undefined {
    const { release, input } = this.#at;
    if (this.#now?.from) return this.#now;
    const begun = release.windows.findLastIndex(({ basis }) => basis !== 'scheduled');
    const plans = release.windows.slice(begun + 1).filter(({ from }) => from !== null);
    const first = plans.find(({ from }) => from !== null && from > input.today) ?? plans.at(-1);
    return plans.findLast(({ from }) => from === first?.from);
  }

  /** A date that was given, changed or taken away. */
  #changed(was: CalendarDate | null, now: CalendarDate | null, isSaid: boolean): Notice[] {
    const { input, before } = this.#at;
    const { today, since } = input;
    const change = { on: seenOn(this.#at), cause: 'source' as const };
    const isPast = now !== null && now <= today;
    const isTold = isPast ? { standsFor: [this.#comingKind(), 'due' as const] } : {};
    if (was === null) {
      return isSaid || (isPast && this.#isHistory())
        ? []
        : [this.#notice('scheduled', { ...change, ...isTold })];
    }
    const heard = this.#at.known.history?.lastHeard[this.#phase] ?? was;
    if (now === null) {
      if (isSaid || this.#isPassed()) return [];
      return [this.#notice('unscheduled', { ...change, date: was, was: heard })];
    }
    if (!isPast || was > today) return [this.#notice('moved', { ...change, ...isTold, was: heard })];
    // Both are past, which is no news, unless it has not been told yet that the day has come.
    const isKnown = was <= since && before.asOf >= was;
    return isSaid || isKnown ? [] : this.#come(now);
  }

  /**
   * A day that comes by the date alone. `due` where upstream says itself when a phase has begun, else `entered`; told when
   * the source was read since, and until then as a reminder of 0 days that says when it was.
   */
  #come(date: CalendarDate | null): Notice[] {
    const { input, product, before } = this.#at;
    const { since, today } = input;
    if (date === null || date > today || this.#isOvertaken()) return [];
    if (product.asOf >= date) {
      const wasTold = this.#was?.from === date && before.asOf >= date && date <= since;
      const kind = declaresPhases(product.source) ? 'due' : this.#comingKind();
      return wasTold ? [] : [this.#notice(kind, { on: date > since ? date : today, cause: 'day' })];
    }
    return date > since ? [this.#notice('reminder', { on: date, cause: 'day', step: 0 })] : [];
  }

  /** Reminders of an end of support whose days are in the span; a day that comes after the end itself tells nothing. */
  #reminders(date: CalendarDate | null): Notice[] {
    const { since, today } = this.#at.input;
    return this.#steps(date).flatMap(({ on, step }) =>
      on > since && on <= today ? [this.#notice('reminder', { on, cause: 'day', step })] : [],
    );
  }

  /** The nearest step that has passed when a mute ends is told then: whoever muted it meant to hear of it again. */
  #unmuted(date: CalendarDate | null): Notice[] {
    const { input, product, release } = this.#at;
    const ended = (input.endedMutes ?? []).filter(
      (mute) => mute.product === product.key && mute.release === release.key,
    );
    if (ended.length === 0) return [];
    const steps = this.#steps(date);
    return ended.flatMap(({ environment, until }) =>
      steps
        .filter(({ on }) => on <= until)
        .map(({ step }) =>
          this.#notice('deadline', { on: until, cause: 'day', step, identity: { environment, until } }),
        ),
    );
  }

  /** The days on which an end of support that is to come is told beforehand. */
  #steps(date: CalendarDate | null): readonly { readonly on: CalendarDate; readonly step: number }[] {
    const { input, release } = this.#at;
    if (date === null || date <= input.today || !isEndOfSupport(this.#phase) || this.#isOvertaken())
      return [];
    const start = releaseDay(release);
    const longest = start === null ? Infinity : daysBetween(start, date) / LONGEST_PART;
    return input.reminderDays
      .filter((step) => step <= longest)
      .map((step) => ({ on: addDays(date, -step), step }));
  }

  /** What a day is called on which this phase begins. */
  #comingKind(): 'released' | 'entered' {
    return this.#phase === 'maintained' ? 'released' : 'entered';
  }

  /** Whether the release was in this phase, or beyond it, by what was known before: an older fact is no news. */
  #isHistory(): boolean {
    const { known, before } = this.#at;
    const was = phaseOn(known, before.asOf, before.asOf);
    return was !== undefined && comparePhases(was.phase, this.#phase) >= 0;
  }

  /** Whether a later phase has begun on upstream's word. */
  #isOvertaken(): boolean {
    const { release, product } = this.#at;
    return isPassedOver(product.source, release.windows, this.#phase);
  }

  /** Whether the phase of a date that went has begun, or a later one has, be it only from tomorrow on. */
  #isPassed(): boolean {
    const { release, product, input } = this.#at;
    const current = phaseOn(release, input.today, product.asOf);
    return this.#isOvertaken() || (current !== undefined && comparePhases(current.phase, this.#phase) >= 0);
  }

  #notice(
    kind: ToldKind,
    {
      step,
      date = this.#now?.from ?? null,
      identity = {},
      ...facts
    }: Omit<NoticeFacts, 'basis' | 'concernsSupported' | 'evidence'> & {
      readonly identity?: Pick<FactIdentity, 'environment' | 'until'>;
    },
  ): Notice {
    const { release } = this.#at;
    const window = this.#now ?? this.#was;
    const ordinal = release.history?.ordinals[this.#phase] ?? 1;
    return noticeOf(
      this.#at,
      release,
      { kind, phase: this.#phase, date, ordinal, ...(step === undefined ? {} : { step }), ...identity },
      {
        ...facts,
        basis: window?.basis ?? 'scheduled',
        concernsSupported: isSupported(this.#phase) || isSupported(this.#phaseBefore() ?? 'planned'),
        evidence: window?.evidence ?? null,
      },
    );
  }

  #phaseBefore(): Phase | undefined {
    const { release, known } = this.#at;
    const windows = this.#now ? release.windows : known.windows;
    return windows.findLast(({ phase }) => comparePhases(phase, this.#phase) < 0)?.phase;
  }
}

/** A reminder further ahead than this part of the time from the release day to the date comes too early to mean anything. */
const LONGEST_PART = 3;
