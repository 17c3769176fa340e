import { calendarDate } from '@lastpatch/release-model';
import type { Letter, Standing } from '../src/daily-check/letter.ts';
import type { Notice } from '../src/daily-check/notice.ts';

const EPOXY_ENDS: Omit<Notice, 'step'> = {
  id: 'openstack/epoxy/reminder/unmaintained/2026-10-02/30',
  kind: 'reminder',
  product: 'openstack',
  productTitle: 'OpenStack',
  release: '2025.1',
  releaseTitle: '2025.1 Epoxy',
  link: 'https://releases.openstack.org/epoxy/',
  phase: 'unmaintained',
  on: calendarDate('2026-09-02'),
  date: calendarDate('2026-10-02'),
  basis: 'scheduled',
  concernsSupported: true,
};

/** A reminder that Epoxy's support ends, 30 days ahead, unless told otherwise. */
export function noticeOf(parts: Partial<Notice> = {}): Notice {
  return { ...EPOXY_ENDS, step: 30, ...parts };
}

/** A notice that is no reminder, and so has no step. */
export function factOf(parts: Partial<Omit<Notice, 'step'>>): Notice {
  return { ...EPOXY_ENDS, ...parts };
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
    since: calendarDate('2025-04-02'),
    basis: 'declared',
    next: { phase: 'unmaintained', date: calendarDate('2026-10-02'), basis: 'scheduled' },
    supportEnds: calendarDate('2026-10-02'),
    overdue: null,
    ...parts,
  };
}

/** A letter of 2026-09-02 with one reminder, unless told otherwise. */
export function letterOf(parts: Partial<Letter> = {}): Letter {
  return {
    id: 'platform-2',
    watch: 'platform',
    watchTitle: 'Platform team',
    kind: 'news',
    on: calendarDate('2026-09-02'),
    revision: 2,
    follows: 'openstack (supported releases)',
    tells: { releases: true, ends: true },
    reminders: [180, 90, 30, 7, 1],
    notices: [noticeOf()],
    standings: [],
    sources: [{ title: 'OpenStack', asOf: calendarDate('2026-09-02') }],
    ...parts,
  };
}
