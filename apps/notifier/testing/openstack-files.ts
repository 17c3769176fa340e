/** OpenStack's living series as upstream's file told of them on 2026-08-21, and one that has ended. */
export const SERIES_STATUS = `---
- name: indri
  release-id: 2027.1
  status: future
  slurp: yes
  initial-release: 2027-03-24
  next-phase:
    status: development
    date: 2026-10-01
- name: hibiscus
  release-id: 2026.2
  status: development
  initial-release: 2026-09-30
  next-phase:
    status: maintained
    date: 2026-09-30
- name: gazpacho
  release-id: 2026.1
  status: maintained
  slurp: yes
  initial-release: 2026-04-01
  next-phase:
    status: unmaintained
    date: 2027-10-27
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
- name: dalmatian
  release-id: 2024.2
  status: end of life
  initial-release: 2024-10-02
  eol-date: 2026-04-29
- name: caracal
  release-id: 2024.1
  status: unmaintained
  slurp: yes
  initial-release: 2024-04-03
  next-phase:
    status: end of life
- name: antelope
  release-id: 2023.1
  status: unmaintained
  slurp: yes
  initial-release: 2023-03-22
  next-phase:
    status: end of life
- name: zed
  status: unmaintained
  initial-release: 2022-10-05
  next-phase:
    status: end of life
- name: yoga
  status: unmaintained
  initial-release: 2022-03-30
  next-phase:
    status: end of life
`;

/** The same with Epoxy's end declared. */
export const EPOXY_ENDED = SERIES_STATUS.replace(
  'name: epoxy\n  release-id: 2025.1\n  status: maintained',
  'name: epoxy\n  release-id: 2025.1\n  status: unmaintained',
);

function deliverable(team: string, ...versions: readonly string[]): string {
  return `---\nteam: ${team}\nreleases:\n${versions.map((version) => `  - version: ${version}\n`).join('')}`;
}

/** A small repository of upstream's shape, by paths: four projects, seven versions, one end tag, no problem. */
export const REPOSITORY: Readonly<Record<string, string>> = {
  'data/series_status.yaml': SERIES_STATUS,
  'deliverables/epoxy/nova.yaml': deliverable('nova', '31.0.0.0rc1', '31.0.0', '31.1.0'),
  'deliverables/epoxy/magnum.yaml': deliverable('magnum', '20.0.0', '2025.1-eom'),
  'deliverables/gazpacho/nova.yaml': deliverable('nova', '33.0.0'),
  'deliverables/gazpacho/kolla.yaml': deliverable('kolla', '22.0.0'),
  'deliverables/_independent/gnocchi.yaml': deliverable('telemetry', '4.4.0'),
  'doc/source/hibiscus/schedule.yaml': `---
start-week: 2026-04-06
release-week: 2026-09-28
cycle:
  - start: '2026-08-24'
    end: '2026-08-28'
    name: R-5
    x-project:
      - h-ff
`,
  'README.rst': 'Not read.',
  'deliverables/epoxy/notes.txt': 'Not read.',
};

/** What that repository holds. */
export const REPOSITORY_COUNTS = { releases: 10, projects: 4, versions: 7, endTags: 1 };
