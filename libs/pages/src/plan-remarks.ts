import { firstToEnd, type Outlook, type RetiredProject, type RunPlan } from '@lastpatch/fleet';
import { type Product, projectName, releaseTitle } from '@lastpatch/release-model';
import { listed } from './listed.ts';

const MOST_NAMED = 5;

/** What else is to be known of what an environment runs of a product: that it is mixed, what has ended or is retired, what it needs. */
export function planRemarks(plan: RunPlan): string[] {
  return [...mixedSaid(plan), ...endedSaid(plan), ...retiredSaid(plan), ...notCarriedSaid(plan)];
}

/** The first few of many names. */
export function firstOf(names: readonly string[]): string {
  const rest = names.length > MOST_NAMED ? [`${names.length - MOST_NAMED} more`] : [];
  return listed([...names.slice(0, MOST_NAMED), ...rest]);
}

function mixedSaid(plan: RunPlan): string[] {
  const { run, others } = plan;
  const { product, releases } = run;
  if (others.length === 0) return [];
  const each = releases.map(({ release, entries }) => {
    const names = entries.map(({ entry }) => entry.name);
    const shown = names.slice(0, MOST_NAMED).join(', ');
    const rest = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
    return `${releaseTitle(release)} (${entries.length}: ${shown}${rest})`;
  });
  const first = firstToEnd(plan);
  const sooner = first === plan.outlook ? '' : `, and ${endSaid(first)}`;
  return [`${product.title} is mixed: ${listed(each)}; the oldest decides${sooner}`];
}

function endSaid({ release, status, daysLeft }: Outlook): string {
  const day = status.supportEnds ?? 'an unknown day';
  const isPast = daysLeft === null || daysLeft <= 0;
  return `${releaseTitle(release)} ${isPast ? 'has ended before it, on' : 'ends before it, on'} ${day}`;
}

function endedSaid({ projectsEnded, outlook }: RunPlan): string[] {
  return projectsEnded.map(
    ({ project, release, date }) =>
      `${project.name} has ended its work on ${outlook.product.title} ${releaseTitle(release)} before the release itself, on ${date ?? 'an unknown day'}`,
  );
}

function retiredSaid({ projectsRetired, outlook }: RunPlan): string[] {
  return projectsRetired.map((retired) => retirementSaid(outlook.product, retired));
}

/** That a project is retired, without a full stop: wherever the way of its release leads, it may not be there. */
export function retirementSaid(product: Product, { project, date }: RetiredProject): string {
  const since = date === null ? '' : ` since ${date}`;
  return `${projectName(product, project)} is retired from ${product.title}${since}: plan what takes its place, for later releases may not have it`;
}

/** One sentence for each system: which hops need a newer one, where OpenStack comes from its packages. */
function notCarriedSaid({ notCarried, outlook: { product } }: RunPlan): string[] {
  return [...Map.groupBy(notCarried, ({ system }) => system)].map(([system, hops]) => {
    const own = `${system.product.title} ${releaseTitle(system.release)}`;
    const each = hops.map(({ hop, carriedBy }) => {
      const by = carriedBy.length === 0 ? '' : ` (${system.product.title} ${listed(carriedBy)} has)`;
      return `${releaseTitle(hop)}${by}`;
    });
    return `${own} has no packages of ${product.title} ${listed(each)}: where it comes from them, upgrade ${system.product.title} on the way. ${hops[0]?.source ?? ''}`;
  });
}
