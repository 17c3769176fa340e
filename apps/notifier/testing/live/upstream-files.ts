import { tarGz } from '../tar-archive.ts';

/** What series_status.yaml says of 2025.1: in which phase it is, and what comes next on which day. */
export interface Epoxy {
  readonly status?: string;
  readonly next?: string;
  readonly date?: string | null;
}

/** A small series_status.yaml; the other series give it a body. */
export function seriesStatus({
  status = 'maintained',
  next = 'unmaintained',
  date = '2026-10-02',
}: Epoxy = {}): string {
  return `${['gazpacho 2026.1 2026-04-01', 'flamingo 2025.2 2025-10-01'].map(series).join('')}- name: epoxy
  release-id: 2025.1
  status: ${status}
  slurp: yes
  initial-release: 2025-04-02
  next-phase:
    status: ${next}
${date === null ? '' : `    date: ${date}\n`}${['dalmatian 2024.2 2024-10-02', 'caracal 2024.1 2024-04-03'].map(series).join('')}`;
}

function series(text: string): string {
  const [name = '', id = '', day = ''] = text.split(' ');
  return `- name: ${name}\n  release-id: ${id}\n  status: maintained\n  initial-release: ${day}\n`;
}

/** An archive of a small repository with a status, and nova's versions in 2025.1, as its last commit was made on a day. */
export function archive(status: string, { versions = ['31.90.0'], madeOn = '2026-08-20' } = {}): Buffer {
  const releases = versions.map((version) => `  - version: ${version}\n`).join('');
  return tarGz(
    {
      'releases/data/series_status.yaml': status,
      'releases/deliverables/epoxy/nova.yaml': `team: nova\nreleases:\n${releases}`,
    },
    new Date(`${madeOn}T13:02:00Z`),
  );
}

/** What endoflife.date says of a release. */
export interface Jammy {
  readonly eolFrom?: string | null;
  readonly isEol?: boolean;
  readonly generatedAt?: string;
  readonly latest?: string;
}

/** A small products/full of Ubuntu, with other releases beside the one that is looked at. */
export function productsFull({
  eolFrom = '2027-04-01',
  isEol = false,
  generatedAt = '2026-08-21T12:00:13+00:00',
  latest = '22.04.5',
}: Jammy = {}): string {
  const others = Array.from({ length: 6 }, (_, index) =>
    release(`${10 + index}.04`, `20${10 + index}-04-25`, `20${15 + index}-04-30`),
  );
  const jammy = {
    ...release('22.04', '2022-04-21', eolFrom),
    isEol,
    latest: { name: latest, date: null, link: null },
  };
  return JSON.stringify({
    schema_version: '1.2.1',
    generated_at: generatedAt,
    total: 1,
    result: [
      {
        name: 'ubuntu',
        aliases: [],
        label: 'Ubuntu',
        labels: { eol: 'Support' },
        releases: [jammy, ...others],
      },
    ],
  });
}

function release(name: string, releaseDate: string, eolFrom: string | null): object {
  return { name, codename: null, label: name, releaseDate, isEol: true, eolFrom, latest: null };
}
