import type { CalendarDate, Product, ProjectReleaseStatus, ProjectStatus } from '@lastpatch/release-model';
import { END_TAG_PHASE, isProductItself, releaseTitle } from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { PHASE_NAME } from '../../letters/english/words.ts';
import { alarming, heading, quiet } from './paint.ts';
import { type Cell, table } from './table.ts';

/** One project release by release, or several in one line each. */
export function projectTables(product: Product, on: CalendarDate, found: readonly ProjectStatus[]): string[] {
  const [only, ...others] = found;
  if (only && others.length === 0) {
    return isProductItself(product, only.project)
      ? latestVersions(product, on, only)
      : oneProject(product, on, only);
  }
  const rows = found.map((status) => {
    const latest = status.releases.findLast(({ newest }) => newest !== null);
    return [
      plainLine(status.project.name),
      standing(status),
      latest?.newest ? plainLine(latest.newest.version) : '',
      latest?.newest?.landed ?? '',
      latest ? releaseName(latest) : '',
    ];
  });
  return [
    heading(
      `${plainLine(product.title)} on ${on}: ${plainLine(found[0]?.project.service ?? found[0]?.project.team ?? '')}`,
    ),
    '',
    ...table([head('PROJECT', 'STANDING', 'NEWEST', 'OUT ON', 'IN'), ...rows]),
    '',
    quiet(`One of them, release by release: lastpatch project ${plainLine(found[0]?.project.name ?? '')}`),
  ];
}

function latestVersions(product: Product, on: CalendarDate, { releases }: ProjectStatus): string[] {
  const rows = releases
    .toReversed()
    .map((entry) => [
      releaseName(entry),
      entry.newest ? plainLine(entry.newest.version) : '',
      entry.newest?.landed ?? '',
    ]);
  return [
    heading(`${plainLine(product.title)} on ${on}: the latest version of each release`),
    '',
    ...(rows.length === 0
      ? ['No version of it is known that was out by that day.']
      : table([head('RELEASE', 'LATEST', 'OUT ON'), ...rows])),
  ];
}

function oneProject(product: Product, on: CalendarDate, status: ProjectStatus): string[] {
  const { project, incubatedSince, integratedSince } = status;
  const facts = [
    ...(project.service === null ? [] : [plainLine(project.service)]),
    ...(project.team === null || project.team === project.name ? [] : [`team ${plainLine(project.team)}`]),
    ...(incubatedSince ? [`incubated since ${plainLine(releaseTitle(incubatedSince))}`] : []),
    ...(integratedSince ? [`integrated since ${plainLine(releaseTitle(integratedSince))}`] : []),
  ];
  const rows = [...status.releases]
    .reverse()
    .map((entry) => [
      releaseName(entry),
      entry.newest ? plainLine(entry.newest.version) : '',
      entry.newest?.landed ?? '',
      String(entry.versions),
      ended(entry),
    ]);
  return [
    heading(`${plainLine(project.name)} on ${on}`) + quiet(` (${plainLine(product.title)})`),
    [standing(status).text, ...facts].join(', '),
    '',
    ...(rows.length === 0
      ? ['Nothing had been released by that day.']
      : table([head('RELEASE', 'NEWEST', 'OUT ON', 'VERSIONS', 'ENDED'), ...rows])),
  ];
}

function standing({ standing, retiredOn }: ProjectStatus): Cell {
  if (standing === 'retired')
    return { text: retiredOn ? `retired on ${retiredOn}` : 'retired', paint: alarming };
  return { text: standing ?? 'standing unknown' };
}

function releaseName({ release }: ProjectReleaseStatus): string {
  return release ? plainLine(releaseTitle(release)) : '(no release)';
}

function ended({ ended, abandoned }: ProjectReleaseStatus): Cell {
  if (!ended) return { text: abandoned ? 'abandoned' : '' };
  const phase = END_TAG_PHASE[ended.tag];
  return { text: `${phase ? PHASE_NAME[phase] : ''} ${ended.date ?? 'on an unknown day'}`, paint: quiet };
}

function head(...names: readonly string[]): Cell[] {
  return names.map((text) => ({ text, paint: quiet }));
}
