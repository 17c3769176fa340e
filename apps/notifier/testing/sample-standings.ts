import { calendarDate } from '@lastpatch/release-model';
import type { Standing } from '../src/daily-check/letter.ts';
import type { Notice } from '../src/daily-check/notice.ts';

const day = calendarDate;

/** How a series of OpenStack is named, with its page. */
export function series(
  release: string,
  name: string,
): Pick<Notice, 'link'> & { release: string; releaseTitle: string } {
  const link = `https://releases.openstack.org/${name.toLowerCase()}/`;
  return { release, releaseTitle: `${release} ${name}`, link };
}

/** Epoxy maintained until 2026-10-02, unless told otherwise. */
export function standingOf(parts: Partial<Standing> = {}): Standing {
  return {
    product: 'openstack',
    productTitle: 'OpenStack',
    release: '2025.1',
    releaseTitle: '2025.1 Epoxy',
    link: null,
    phase: 'maintained',
    since: day('2025-04-02'),
    basis: 'declared',
    next: { phase: 'unmaintained', date: day('2026-10-02'), basis: 'scheduled' },
    supportEnds: day('2026-10-02'),
    overdue: null,
    ...parts,
  };
}

/** Where releases stand: maintained, overdue, ended, and to come. */
export const STANDINGS: readonly Standing[] = [
  standingOf({
    ...series('2023.2', 'Bobcat'),
    phase: 'end-of-life',
    since: day('2025-04-30'),
    next: null,
  }),
  standingOf({
    ...series('2024.2', 'Dalmatian'),
    next: null,
    overdue: { phase: 'end-of-life', date: day('2026-04-29') },
  }),
  standingOf(),
  standingOf({
    ...series('2026.2', 'Hibiscus'),
    phase: 'development',
    since: null,
    next: { phase: 'maintained', date: day('2026-09-30'), basis: 'scheduled' },
    supportEnds: null,
  }),
];

/** The same, of releases that settings have added. */
export const NEW_STANDINGS: readonly Standing[] = STANDINGS.map((standing) => ({ ...standing, isNew: true }));
