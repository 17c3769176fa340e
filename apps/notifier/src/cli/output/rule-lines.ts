import { DEFAULT_PHASES, defaultKinds, type FollowRule, type Watch } from '@lastpatch/settings';

type Told = Pick<FollowRule, 'projects' | 'kinds' | 'phases'>;

/**
 * What a watch is told where that is not the default: `tells of openstack: projects nova; kinds version`. Products of which the
 * same is told share a sentence; none where all is as by default.
 */
export function ruleLines({ follow, running }: Pick<Watch, 'follow' | 'running'>): string[] {
  if (running) return sentences([['what the fleet runs', { ...running, projects: [] }]]);
  return sentences(follow.map((rule) => [rule.product, rule]));
}

function sentences(rules: readonly (readonly [of: string, told: Told])[]): string[] {
  const alike = Map.groupBy(rules, ([, told]) => toldSaid(told));
  return [...alike].flatMap(([said, members]) =>
    said === '' ? [] : [`tells of ${members.map(([of]) => of).join(', ')}: ${said}`],
  );
}

function toldSaid({ projects, kinds, phases }: Told): string {
  return [
    ...(projects.length === 0 ? [] : [`projects ${projects === 'all' ? 'all' : projects.join(', ')}`]),
    ...(isSame(kinds, defaultKinds(projects)) ? [] : [`kinds ${kinds.join(', ')}`]),
    ...(isSame(phases, DEFAULT_PHASES) ? [] : [`phases ${phases.join(', ')}`]),
  ].join('; ');
}

function isSame(written: readonly string[], usual: readonly string[]): boolean {
  return written.toSorted().join() === usual.toSorted().join();
}
