import { endTagKind, type EndTagKind } from '@lastpatch/release-model';
import type { ImportProblem } from '../import-problem.ts';
import type { YamlFile } from '../source-files/yaml-file.ts';
import { isMap, listAt, textAt } from '../source-files/yaml-shape.ts';

/** What `deliverables/<series>/<project>.yaml` says of a project in one series. */
export interface Deliverable {
  /** The file as it is named in the source. */
  readonly file: string;
  /** `_independent` for projects that belong to no series. */
  readonly series: string;
  readonly project: string;
  readonly team: string | undefined;
  readonly abandoned: boolean;
  /** In the order of the file, which is not always ascending. */
  readonly versions: readonly string[];
  readonly endTags: readonly { readonly tag: EndTagKind; readonly entry: string }[];
  /** Whether the file could not be read, so that nothing is known of the project there. */
  readonly isUnread: boolean;
  readonly problems: readonly ImportProblem[];
}

/** The folder of projects that belong to no series. */
export const INDEPENDENT = '_independent';

const PATH = /^deliverables\/([^/]+)\/([^/]+)\.ya?ml$/;
const VERSION = /^[^\s,]{1,64}$/;

/** The series and project of a deliverable file's path; undefined for other paths. */
export function deliverablePath(path: string): { series: string; project: string } | undefined {
  const match = PATH.exec(path);
  return match?.[1] && match[2]
    ? { series: match[1].toLowerCase(), project: match[2].toLowerCase() }
    : undefined;
}

/** Reads a deliverable file. An entry that cannot be read is left out and reported. */
export function readDeliverable(file: YamlFile, where: { series: string; project: string }): Deliverable {
  const problems: ImportProblem[] = [...file.problems];
  const versions = new Set<string>();
  const endTags = new Map<string, EndTagKind>();
  const map = isMap(file.value) ? file.value : {};
  if (!isMap(file.value)) problems.push(file.problem('expected a mapping that describes a deliverable'));
  for (const [index, item] of listAt(map, 'releases').entries()) {
    const entry = isMap(item) ? textAt(item, 'version') : undefined;
    const tag = entry === undefined ? undefined : endTagKind(entry);
    if (entry === undefined || !VERSION.test(entry)) {
      problems.push(
        file.problem(`entry ${index + 1} under releases has no version that can be read`, 'releases'),
      );
    } else if (versions.has(entry) || endTags.has(entry)) {
      problems.push(file.problem(`${entry} is listed twice: the first counts`, `version: ${entry}`));
    } else if (tag) {
      endTags.set(entry, tag);
    } else {
      versions.add(entry);
    }
  }
  return {
    file: file.path,
    ...where,
    team: textAt(map, 'team'),
    abandoned: textAt(map, 'release-model') === 'abandoned',
    versions: [...versions],
    endTags: [...endTags].map(([entry, tag]) => ({ tag, entry })),
    isUnread: !isMap(file.value),
    problems,
  };
}

/** What stands for a file that could not be read: the project is there, and no more is known. */
export function unreadDeliverable(file: string, where: { series: string; project: string }): Deliverable {
  const nothing = { team: undefined, abandoned: false, versions: [], endTags: [], problems: [] };
  return { file, ...where, ...nothing, isUnread: true };
}
