import type { Project, ProjectRelease } from '@lastpatch/release-model';
import type { OpenstackFacts } from './facts.ts';
import { type Deliverable, INDEPENDENT } from './deliverable.ts';

/**
 * The projects, in the order of their names: what the deliverable files list, joined with the day on which each version was
 * out and with what the governance says. Projects that only the governance knows are among them, without versions.
 *
 * @param order the keys of the product's releases, the oldest first
 */
export function projectsOf(
  deliverables: readonly Deliverable[],
  facts: OpenstackFacts,
  order: readonly string[],
): Project[] {
  const place = new Map(order.map((series, index) => [series, index]));
  const byName = new Map<string, Deliverable[]>();
  for (const deliverable of deliverables) {
    byName.set(deliverable.project, [...(byName.get(deliverable.project) ?? []), deliverable]);
  }
  const governance = new Map(facts.governance.map((fact) => [fact.project, fact]));
  const names = [...new Set([...byName.keys(), ...governance.keys()])].sort();
  return names.map((name) => {
    const rank = ({ series }: Deliverable): number => place.get(series) ?? order.length;
    const own = (byName.get(name) ?? []).sort((a, b) => rank(a) - rank(b));
    const fact = governance.get(name);
    const known = (series: string | null | undefined): string | null =>
      series && place.has(series) ? series : null;
    return {
      name,
      service: fact?.service ?? null,
      team: fact?.team ?? newestTeam(own),
      standing: fact?.standing ?? null,
      incubatedSince: known(fact?.incubatedSince),
      integratedSince: known(fact?.integratedSince),
      retiredOn: fact?.retiredOn ?? null,
      releases: own.map((deliverable) => projectRelease(deliverable, facts)),
    };
  });
}

function projectRelease(deliverable: Deliverable, facts: OpenstackFacts): ProjectRelease {
  const { series, project } = deliverable;
  return {
    release: series === INDEPENDENT ? null : series,
    versions: deliverable.versions.map((version) => ({
      version,
      landed: facts.landed(series, project, version) ?? null,
    })),
    endTags: deliverable.endTags.map(({ tag, entry }) => ({
      tag,
      landed: facts.landed(series, project, entry) ?? null,
    })),
    abandoned: deliverable.abandoned,
    ...(deliverable.isUnread ? { isUnread: true as const } : {}),
  };
}

function newestTeam(own: readonly Deliverable[]): string | null {
  return (
    own.findLast(({ series, team }) => series !== INDEPENDENT && team !== undefined)?.team ??
    own[0]?.team ??
    null
  );
}
