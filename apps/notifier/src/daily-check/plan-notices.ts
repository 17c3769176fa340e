import {
  addDays,
  type CalendarDate,
  compareDates,
  isReleased,
  isSupported,
  nextAfter,
  phaseOn,
  presentCatalog,
  type Release,
  releaseDay,
} from '@lastpatch/release-model';
import { milestoneNotices } from './milestone-notices.ts';
import type { Notice } from './notice.ts';
import { overdueNotices, phaseNotices } from './phase-notices.ts';
import { noticeOf, type PlanInput, type PlannedProduct, seenOn } from './planning.ts';
import { projectNotices } from './project-notices.ts';

/**
 * The notices of the days in `(since, today]`, in the order of their days. A product that the previous catalog did not hold
 * tells nothing; a release that it did not hold is announced, and tells nothing else of its past.
 */
export function planNotices(input: PlanInput): Notice[] {
  const whole = new Map(input.previous.products.map((product) => [product.key, product]));
  const earlier = new Map(presentCatalog(input.previous).products.map((product) => [product.key, product]));
  const horizon = addDays(input.today, Math.max(0, ...input.reminderDays));
  const notices = presentCatalog(input.current).products.flatMap((product) => {
    const before = earlier.get(product.key);
    if (!before) return [];
    const at: PlannedProduct = { input, product, before };
    const known = new Map(before.releases.map((release) => [release.key, release]));
    return [
      ...product.releases.flatMap((release) => {
        const was = known.get(release.key);
        if (!was) return [...announced(at, release), ...overdueNotices({ ...at, release })];
        return was === release && isQuiet(at, release, horizon)
          ? []
          : phaseNotices({ ...at, release, known: was });
      }),
      // What projects had in releases that upstream has dropped since is no news when those come back.
      ...projectNotices({
        ...at,
        before: { ...before, projects: (whole.get(product.key) ?? before).projects },
      }),
      ...milestoneNotices(at),
    ];
  });
  return notices.sort((a, b) => compareDates(a.on, b.on));
}

/** Whether none of the dates of a release of which nothing new was read is near enough to be told, or has just come. */
function isQuiet({ input, before }: PlannedProduct, { windows }: Release, horizon: CalendarDate): boolean {
  return windows.every(
    ({ from }) => from === null || from > horizon || (from <= input.since && from <= before.asOf),
  );
}

/** A release that is first listed. One that is out already is told as released to whoever hears of releases only. */
function announced(at: PlannedProduct, release: Release): Notice[] {
  const { product, input } = at;
  const current = phaseOn(release, input.today, product.asOf);
  const next = nextAfter(release, input.today, product.asOf);
  const phase = current?.phase ?? 'planned';
  return [
    noticeOf(
      at,
      release,
      { kind: 'announced', ordinal: release.history?.listings ?? 1 },
      {
        phase,
        date: releaseDay(release),
        on: seenOn(at),
        basis: current?.basis ?? 'scheduled',
        cause: 'source',
        ...(next?.from ? { next: { phase: next.phase, date: next.from } } : {}),
        ...(isSupported(phase) ? { standsFor: ['released'] } : {}),
        concernsSupported: isSupported(phase) || !isReleased(phase),
        evidence: current?.evidence ?? null,
      },
    ),
  ];
}
