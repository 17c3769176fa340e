import {
  compareDates,
  isReleased,
  type Milestone,
  milestoneDay,
  phaseOn,
  releaseDay,
} from '@lastpatch/release-model';
import type { Notice } from './notice.ts';
import { noticeOf, type PlannedProduct } from './planning.ts';

/**
 * The milestones whose day is in the span, or of which only the week is known: whose week begins in it. One that upstream
 * first gave when its day had passed is not told.
 */
export function milestoneNotices(at: PlannedProduct): Notice[] {
  const { product, before, input } = at;
  const { since, today } = input;
  return product.milestones
    .flatMap((milestone) => {
      const date = milestoneDay(milestone) ?? milestone.from;
      if (date <= since || date > today) return [];
      const isKnown =
        before.asOf >= product.asOf || before.milestones.some((known) => isSame(known, milestone));
      const release = product.releases.find(({ key }) => key === milestone.release);
      // The release day itself is known better, and told as such.
      if (!release || (milestone.kind === 'release' && releaseDay(release) !== null)) return [];
      if (!isKnown && date < today) return [];
      const phase = phaseOn(release, date, product.asOf)?.phase ?? null;
      return [
        noticeOf(
          at,
          release,
          { kind: 'milestone', milestone: milestone.slug, date, ordinal: 1 },
          {
            on: date,
            basis: milestoneDay(milestone) === null ? 'scheduled' : 'derived',
            cause: 'day',
            milestone,
            concernsSupported: phase === null || !isReleased(phase),
            evidence: 'schedule',
            ...(milestone.project === null ? {} : { project: milestone.project }),
          },
        ),
      ];
    })
    .sort((a, b) => compareDates(a.on, b.on));
}

function isSame(a: Milestone, b: Milestone): boolean {
  return a.release === b.release && a.slug === b.slug && a.from === b.from;
}
