import type { Milestone, MilestoneKind } from '@lastpatch/release-model';
import type { ImportProblem } from '../import-problem.ts';
import type { ScheduledEvent } from './schedule.ts';

/** The kinds of upstream's events, by their names without prefix. What is not here is a team's own event. */
const KIND_OF_SLUG: readonly (readonly [RegExp, MilestoneKind])[] = [
  [/^1$/, 'milestone-1'],
  [/^2$/, 'milestone-2'],
  [/^3$/, 'milestone-3'],
  [/^ff$/, 'feature-freeze'],
  [/^soft-sf$/, 'soft-string-freeze'],
  [/^hard-sf$/, 'hard-string-freeze'],
  [/^rf$/, 'requirements-freeze'],
  [/^mf$/, 'membership-freeze'],
  [/^final-lib(rary-releases)?$/, 'final-library-release'],
  [/^final-clientlib$/, 'final-client-library-release'],
  [/^rc1$/, 'release-candidate-1'],
  [/^finalrc$/, 'final-release-candidate'],
  [/^(final|release)$/, 'release'],
  [/^(cycle-trail|trailing|trailing-release)$/, 'trailing-release'],
  [/^cycle-highlights$/, 'cycle-highlights'],
  [/^extra-a/, 'extra-contributors'],
  [/^(election|tc|ptl)-|^email-deadline$/, 'election'],
  [/^v?ptg\d*$/, 'ptg'],
  [/^summit$/, 'summit'],
  [/^design-summit$/, 'design-summit'],
];

// A schedule names events of the series beside its own too; letters repeat, so only near ones can be meant.
const NEIGHBOURS = [0, 1, -1, 2, -2];

/**
 * The milestones of all series from the events of their schedules: each event goes to the series whose letter it carries,
 * among the near ones. An event that stands in several schedules or weeks is taken once a week, from the schedule of its
 * own series where it stands there; another series' release day is not taken from a neighbour's schedule.
 *
 * @param events of all schedules
 * @param order the series by their release days, the oldest first
 */
export function milestonesOf(
  events: readonly ScheduledEvent[],
  order: readonly string[],
): { milestones: Milestone[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const found = new Map<string, Milestone>();
  const place = (series: string): number => order.indexOf(series);
  for (const event of [...events].sort((a, b) => place(a.series) - place(b.series))) {
    const match = /^([a-z])[-_](.+)$/.exec(event.event);
    const index = place(event.series);
    if (index < 0) continue;
    const [, letter = '', slug = ''] = match ?? [];
    const release = NEIGHBOURS.map((distance) => order[index + distance]).find(
      (series) => letter !== '' && series?.startsWith(letter),
    );
    if (release === undefined) {
      problems.push({
        file: `doc/source/${event.series}/schedule.yaml`,
        line: null,
        problem: `the event ${JSON.stringify(event.event.slice(0, 40))} begins with the letter of no series near ${event.series}: it is left out`,
      });
      continue;
    }
    const kind = KIND_OF_SLUG.find(([shape]) => shape.test(slug))?.[1] ?? 'other';
    if (kind === 'release' && release !== event.series) continue;
    const { from, until } = event;
    const project = event.scope === 'one-project' ? projectOf(slug) : null;
    const key = `${release} ${slug} ${from}`;
    if (release === event.series || !found.has(key)) {
      found.set(key, { release, kind, slug, from, until, project });
    }
  }
  const milestones = [...found.values()].sort(
    (a, b) => compare(a.from, b.from) || compare(a.slug, b.slug) || place(a.release) - place(b.release),
  );
  return { milestones, problems };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The project or team whose event it is: its name stands first. Ocata wrote `key` for keystone. */
function projectOf(slug: string): string | null {
  const first = slug.split('-')[0] ?? '';
  return first === 'key' ? 'keystone' : first || null;
}
