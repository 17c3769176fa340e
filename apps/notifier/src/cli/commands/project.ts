import {
  findRelease,
  type Product,
  projectName,
  projectStatus,
  type ProjectStatus,
  projectTitle,
  releaseOfVersion,
  sharesVersions,
} from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { askedProjects, unknownVersion } from '../asked.ts';
import { catalogOf, dayOf, type GlobalOptions } from '../global-options.ts';
import { projectTables } from '../output/project-table.ts';
import { say, sayJson } from '../write.ts';

/** `lastpatch project NAME[@VERSION]`: standing and versions of a project, a service's projects or a team's. */
export async function project(asked: string, options: GlobalOptions): Promise<void> {
  const catalog = await catalogOf(options);
  const [name, version] = splitVersion(asked);
  const { product, projects } = askedProjects(catalog, name);
  const on = await dayOf(options);
  const found = projects.map((entry) => projectStatus(product, entry, on));
  const placed = version === undefined ? undefined : placeVersion(product, found, version);
  if (options.json) {
    sayJson({
      on,
      asked,
      projects: (placed ? [placed.status] : found).map((status) => projectJson(product, status)),
      ...(placed ? { placed: placed.json } : {}),
    });
  } else {
    say(
      ...(placed ? [placed.sentence, ''] : []),
      ...projectTables(product, on, placed ? [placed.status] : found),
    );
  }
}

function splitVersion(asked: string): [string, string | undefined] {
  const at = asked.lastIndexOf('@');
  return at <= 0 ? [asked, undefined] : [asked.slice(0, at), asked.slice(at + 1)];
}

function placeVersion(
  product: Product,
  found: readonly ProjectStatus[],
  version: string,
): { status: ProjectStatus; sentence: string; json: object } {
  for (const status of found) {
    const entry = releaseOfVersion(product, status.project, version);
    // Of a source that names the latest versions alone, a version goes by the release that its number begins with.
    const placed = entry
      ? entry.release
      : sharesVersions(product.source)
        ? undefined
        : findRelease(product, version)?.key;
    if (placed === undefined) continue;
    const release = product.releases.find(({ key }) => key === placed);
    const place = release ? `${product.title} ${release.id}` : `no ${product.title} release`;
    return {
      status,
      sentence: plainLine(`${projectTitle(product, status.project)} ${version} belongs to ${place}.`),
      json: { project: projectName(product, status.project), version, release: release?.id ?? null },
    };
  }
  throw unknownVersion(
    found.map((status) => status.project),
    version,
  );
}

function projectJson(
  product: Product,
  { project: entry, standing, incubatedSince, integratedSince, retiredOn, releases }: ProjectStatus,
): object {
  return {
    project: projectName(product, entry),
    service: entry.service,
    team: entry.team,
    standing,
    incubatedSince: incubatedSince?.id ?? null,
    integratedSince: integratedSince?.id ?? null,
    retiredOn,
    releases: releases.map(({ release, newest, versions, ended, abandoned }) => ({
      release: release?.id ?? null,
      name: release?.name ?? null,
      newest: newest && { version: newest.version, date: newest.landed },
      versions,
      ended,
      abandoned,
    })),
  };
}
