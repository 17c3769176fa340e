import {
  type Catalog,
  compareDates,
  isReleased,
  isSupported,
  nextAfter,
  phaseOn,
  presentCatalog,
  type Product,
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
  const previous = presentCatalog(input.previous);
  const notices = presentCatalog(input.current).products.flatMap((product) => {
    const before = previous.products.find(({ key }) => key === product.key);
    if (!before) return [];
    const at: PlannedProduct = { input, product, before };
    return [
      ...product.releases.flatMap((release) => {
        const known = before.releases.find(({ key }) => key === release.key);
        return known
          ? phaseNotices({ ...at, release, known })
          : [...announced(at, release), ...overdueNotices({ ...at, release })];
      }),
      ...projectNotices({ ...at, before: withAllProjects(before, input.previous) }),
      ...milestoneNotices(at),
    ];
  });
  return notices.sort((a, b) => compareDates(a.on, b.on));
}

/** What projects had in releases that upstream has dropped since is no news when those come back. */
function withAllProjects(before: Product, previous: Catalog): Product {
  const { projects } = previous.products.find(({ key }) => key === before.key) ?? before;
  return { ...before, projects };
}

/** A release that is first listed, or listed again after it was gone. One that is out already is told as released to whoever hears of releases only. */
function announced(at: PlannedProduct, release: Release): Notice[] {
  const { product, input } = at;
  const current = phaseOn(release, input.today, product.asOf);
  const next = nextAfter(release, input.today, product.asOf);
  const phase = current?.phase ?? 'planned';
  const listings = release.history?.listings ?? 1;
  return [
    noticeOf(
      at,
      release,
      { kind: 'announced', ordinal: listings },
      {
        listings,
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
