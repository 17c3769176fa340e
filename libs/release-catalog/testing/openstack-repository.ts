import { calendarDate, type CalendarDate, type Release } from '@lastpatch/release-model';
import { importOpenstack, type OpenstackImport, SERIES_STATUS } from '../src/openstack/import-openstack.ts';
import type { SourceFile } from '../src/source-files/source-file.ts';
import { parseYamlFile, type YamlFile } from '../src/source-files/yaml-file.ts';

/** A text as the parsed file of that path. */
export function yamlFile(text: string, path = 'file.yaml'): YamlFile {
  return parseYamlFile({ path, text });
}

/** A text as `data/series_status.yaml`. */
export function seriesStatus(text: string): SourceFile {
  return { path: SERIES_STATUS, text };
}

/** A deliverable file that lists these versions, in this order. */
export function deliverable(series: string, project: string, ...versions: readonly string[]): SourceFile {
  const releases = versions.map((version) => `  - version: ${version}\n`).join('');
  return {
    path: `deliverables/${series}/${project}.yaml`,
    text: `---\nteam: ${project}\nrelease-model: cycle-with-rc\nreleases:\n${releases}`,
  };
}

/** What becomes of a `series_status.yaml` that comes alone. */
export async function importStatus(text: string, asOf: string): Promise<OpenstackImport> {
  return importOpenstack([seriesStatus(text)], calendarDate(asOf));
}

/** A release and the day of its catalog, for asking where it stands. */
export interface ImportedSeries {
  readonly release: Release;
  readonly asOf: CalendarDate;
  /** Its windows as `phase from basis`, the first day as `?` where it is unknown. */
  readonly windows: readonly string[];
  readonly problems: readonly string[];
}

/** What becomes of the first series of a `series_status.yaml` that comes alone. */
export async function importSeries(text: string, asOf: string): Promise<ImportedSeries> {
  const name = /name: *(\S+)/.exec(text)?.[1];
  const { product, problems } = await importStatus(text, asOf);
  const release = product.releases.find(({ key }) => key === name);
  if (!release) throw new Error(`no series ${String(name)} was imported`);
  return {
    release,
    asOf: product.asOf,
    windows: release.windows.map(({ phase, from, basis }) => `${phase} ${from ?? '?'} ${basis}`),
    problems: problems.map(({ file, line, problem }) => `${file}:${line ?? '?'}: ${problem}`),
  };
}

export const AS_OF = calendarDate('2026-01-15');

const STATUS = `---
- name: gazpacho
  release-id: 2026.1
  status: development
  slurp: yes
  initial-release: 2026-04-01
  next-phase:
    status: maintained
    date: 2026-04-01
- name: flamingo
  release-id: 2025.2
  status: maintained
  initial-release: 2025-10-01
  next-phase:
    status: end of life
    date: 2027-04-28
- name: epoxy
  release-id: 2025.1
  status: maintained
  slurp: yes
  initial-release: 2025-04-02
  next-phase:
    status: unmaintained
    date: 2026-10-02
- name: zed
  status: unmaintained
  initial-release: 2022-10-05
  next-phase:
    status: end of life
- name: yoga
  status: unmaintained
  initial-release: 2022-03-30
- name: austin
  status: end of life
  initial-release: 2010-10-21
`;

const SCHEDULE = `---
start-week: 2025-10-06
release-week: 2026-03-30
cycle:
  - start: '2025-10-27'
    end: '2025-10-31'
    name: R-22
    x-project:
      - g-ptg
  - start: '2026-02-23'
    end: '2026-02-27'
    name: R-5
    x-project:
      - g-3
      - g-ff
      - f-cycle-trail
    project-specific:
      - g-nova-spec-freeze
  - start: '2026-03-30'
    end: '2026-04-03'
    name: R-0
    x-project:
      - g-final
`;

/** A small repository of the shape of upstream's, with real series so that the fact tables join. */
export const REPOSITORY: readonly SourceFile[] = [
  seriesStatus(STATUS),
  deliverable('epoxy', 'nova', '31.0.0.0rc1', '31.0.0', '31.1.0'),
  deliverable('flamingo', 'nova', '32.0.0.0rc1', '32.0.0'),
  deliverable('zed', 'nova', '26.0.0', 'zed-eom', 'zed-eol'),
  deliverable('zed', 'magnum', '15.0.0', '15.0.1'),
  deliverable('epoxy', 'kolla', '20.0.0'),
  deliverable('_independent', 'gnocchi', '4.4.0', '4.4.1'),
  { path: 'doc/source/gazpacho/schedule.yaml', text: SCHEDULE },
];
