import { calendarDate, isEndOfSupport, PHASES } from '@lastpatch/release-model';
import type { Notice } from '../src/daily-check/notice.ts';
import {
  DALMATIAN_DUE,
  factOf,
  noticeOf,
  projectEndsOf,
  TO_EPOXY,
  TO_GAZPACHO,
  versionsOf,
} from './sample-letters.ts';
import { deadlineOf, deadlinesOf, EVERY_KIND, RABBITMQ_ENDS, started } from './fleet-letters.ts';
import { ARCHIVE_ENDS, atArchive, CARACAL_GIVES_WAY } from './vendor-letters.ts';

const day = calendarDate;

const OF_NO_RELEASE = { phase: null, release: null, releaseTitle: null, link: null } as const;

const KEYS = { keys: { product: 'openstack', release: null } } as const;

const UNMAINTAINED = { phase: 'unmaintained', date: day('2027-10-02') } as const;
const END = { phase: 'end-of-life', date: day('2026-11-01') } as const;

const EPOXY_MILESTONE = {
  release: 'epoxy',
  from: day('2026-09-07'),
  until: day('2026-09-12'),
  project: null,
} as const;

function milestoneOf(
  kind: 'feature-freeze' | 'release-candidate-1' | 'election',
  parts: Partial<Notice> = {},
): Notice {
  return factOf({
    kind: 'milestone',
    phase: null,
    date: day('2026-09-10'),
    basis: 'derived',
    milestone: { ...EPOXY_MILESTONE, kind, slug: kind === 'election' ? 'ptl-election' : kind },
    ...parts,
  });
}

/**
 * Groups of notices as a letter tells them, and from when: every kind of notice in every case that a language tells apart. Days
 * are counted from 2026-09-02, and again when the day has come and has passed.
 */
export const NOTICE_CASES: Readonly<Record<string, readonly Notice[]>> = {
  ...Object.fromEntries(EVERY_KIND.map((notice) => [`of every kind: ${notice.id}`, [notice]])),
  ...Object.fromEntries(
    PHASES.flatMap((phase): [string, Notice[]][] => [
      [`entered ${phase}`, [factOf({ kind: 'entered', phase, basis: 'declared' })]],
      [`announced ${phase}`, [factOf({ kind: 'announced', phase, listings: 1, next: UNMAINTAINED })]],
      [`announced ${phase}, again`, [factOf({ kind: 'announced', phase, listings: 2 })]],
    ]),
  ),
  ...Object.fromEntries(
    PHASES.filter((phase) => phase === 'maintained' || isEndOfSupport(phase)).flatMap(
      (phase): [string, Notice[]][] => [
        [`a reminder of ${phase}`, [noticeOf({ phase })]],
        [`due ${phase}`, [factOf({ kind: 'due', phase, asOf: day('2026-10-02') })]],
        [`moved ${phase}, later`, [factOf({ kind: 'moved', phase, was: day('2026-09-02') })]],
        [`moved ${phase}, earlier`, [factOf({ kind: 'moved', phase, was: day('2027-01-13') })]],
        [`withdrawn ${phase}`, [factOf({ kind: 'withdrawn', phase })]],
        [`withdrawn ${phase}, with what is next`, [factOf({ kind: 'withdrawn', phase, next: END })]],
        [`the end of a project, ${phase}`, projectEndsOf(['nova'], { phase })],
        [`the ends of projects, ${phase}`, projectEndsOf(['nova', 'glance'], { phase })],
      ],
    ),
  ),
  ...Object.fromEntries(
    PHASES.filter(isEndOfSupport).map((phase) => [
      `entered ${phase}, of another product`,
      [factOf({ kind: 'entered', phase, product: 'ubuntu', productTitle: 'Ubuntu', cause: 'day' })],
    ]),
  ),
  'announced without a day': [factOf({ kind: 'announced', phase: 'development', date: null })],
  'announced with no release day': [factOf({ kind: 'announced', phase: 'maintained', date: null })],
  'entered without a day': [factOf({ kind: 'entered', date: null, basis: 'declared' })],
  'entered by policy': [factOf({ kind: 'entered', basis: 'derived' })],
  'entered, run in many': [
    factOf({
      kind: 'entered',
      phase: 'end-of-life',
      runsIn: ['region-one', 'lab'],
      runsInMore: 1200,
      hops: [TO_EPOXY, TO_GAZPACHO],
    }),
  ],
  'entered, without a name': [
    factOf({ kind: 'entered', phase: 'end-of-life', product: 'x', productTitle: '', releaseTitle: '' }),
  ],
  'entered, before ids were years': [
    factOf({ kind: 'entered', release: '2014.2', releaseTitle: '2014.2 Juno' }),
  ],
  'a reminder by policy': [noticeOf({ basis: 'derived' })],
  'a declared reminder': [noticeOf({ basis: 'declared' })],
  'a reminder that came late': [noticeOf({ step: 0 })],
  'released without a day': [factOf({ kind: 'released', phase: 'maintained', date: null })],
  'released as planned': [factOf({ kind: 'released', phase: 'maintained', cause: 'day' })],
  scheduled: [factOf({ kind: 'scheduled' })],
  'scheduled by policy': [factOf({ kind: 'scheduled', basis: 'derived' })],
  'scheduled when it had come': [factOf({ kind: 'scheduled', standsFor: ['due'] })],
  'the same of another product': [
    factOf({
      kind: 'scheduled',
      standsFor: ['due'],
      product: 'python',
      productTitle: 'Python',
      phase: 'end-of-life',
    }),
  ],
  'moved when it had come': [factOf({ kind: 'moved', was: day('2026-11-02'), standsFor: ['due'] })],
  'moved by policy': [factOf({ kind: 'moved', basis: 'derived', was: day('2025-10-02') })],
  'moved across years': [factOf({ kind: 'moved', phase: 'end-of-life', was: day('2025-12-30') })],
  'moved, from nowhere': [factOf({ kind: 'moved' })],
  'unscheduled release': [factOf({ kind: 'unscheduled', phase: 'maintained' })],
  'withdrawn without a day': [factOf({ kind: 'withdrawn', date: null })],
  'withdrawn, whose next day has passed': [
    factOf({ kind: 'withdrawn', next: { phase: 'unmaintained', date: day('2026-08-01') } }),
  ],
  'withdrawn release, whose next day has passed': [
    factOf({
      kind: 'withdrawn',
      phase: 'maintained',
      next: { phase: 'maintained', date: day('2026-08-01') },
    }),
  ],
  'the withdrawn end of a project': [factOf({ kind: 'withdrawn', project: 'nova' })],
  'the end of a project, without a day': projectEndsOf(['nova'], { date: null }),
  'ends of projects, of several days and none': [
    ...projectEndsOf(['nova']),
    ...projectEndsOf(['glance'], { date: null }),
    ...projectEndsOf(['cinder'], {
      date: day('2025-04-25'),
      decidedBy: { title: 'Ubuntu Cloud Archive', supportEnds: null },
    }),
  ],
  'a version without a day': versionsOf(['nova 33.0.0'], { date: null }),
  'pre-releases': versionsOf(['nova 33.0.0.0rc1', 'nova 33.0.0.0rc2']),
  'versions that belong to no release': versionsOf(['gnocchi 4.6.0', 'gnocchi 4.6.1'], {
    release: null,
    releaseTitle: null,
    link: null,
  }),
  'a version of a product without projects': [
    factOf({ kind: 'version', ...KEYS, project: 'openstack', version: '1.2.3' }),
  ],
  'retired by governance': [
    factOf({ kind: 'retired', ...OF_NO_RELEASE, project: 'sahara', evidence: 'governance' }),
  ],
  'retired by governance, without a day': [
    factOf({ kind: 'retired', ...OF_NO_RELEASE, project: 'sahara', evidence: 'governance', date: null }),
  ],
  'left a release': [factOf({ kind: 'retired', phase: null, project: 'sahara' })],
  'feature freeze': [milestoneOf('feature-freeze')],
  'release candidates': [milestoneOf('release-candidate-1')],
  'an election, in its week': [milestoneOf('election', { basis: 'scheduled' })],
  'dates of a vendor for the first time': [
    atArchive({
      kind: 'announced',
      phase: 'maintained',
      next: { phase: 'end-of-life', date: day('2029-05-01') },
    }),
  ],
  "a vendor's end": [atArchive({ kind: 'entered', basis: 'declared' })],
  "a vendor's end by its plan": [{ ...ARCHIVE_ENDS, basis: 'scheduled' }],
  'a vendor decides, and gives no day': [
    { ...CARACAL_GIVES_WAY, decidedBy: { title: 'Ubuntu Cloud Archive', supportEnds: null } },
  ],
  'a vendor decides, whose support has ended': [
    { ...CARACAL_GIVES_WAY, decidedBy: { title: 'Ubuntu Cloud Archive', supportEnds: day('2025-11-07') } },
  ],
  'hops of which ends are unknown': [
    {
      ...DALMATIAN_DUE,
      hops: [
        { ...TO_EPOXY, supportEnds: null },
        TO_EPOXY,
        TO_GAZPACHO,
        { ...TO_GAZPACHO, supportEnds: day('2025-01-01') },
      ],
    },
  ],
  'deadlines of three environments': deadlinesOf(3),
  'deadlines of fifty environments': deadlinesOf(50),
  'deadlines of two releases': ['region-one', 'region-two', 'lab'].flatMap((name) => [
    deadlineOf(name),
    deadlineOf(name, RABBITMQ_ENDS),
  ]),
  'a deadline with one hop in time': [
    deadlineOf('lab', { hops: started([TO_GAZPACHO], day('2026-10-20'), 20) }),
  ],
  'a deadline with one hop, and how long it takes': [
    deadlineOf('lab', { phase: 'end-of-life', hops: started([TO_GAZPACHO], day('2026-10-02'), 20) }),
  ],
  'a deadline with two hops in time': [
    deadlineOf('lab', { hops: started([TO_EPOXY, TO_GAZPACHO], day('2026-11-20'), 20) }),
  ],
  'a deadline with three hops in time': [
    deadlineOf('lab', { hops: started([TO_EPOXY, TO_GAZPACHO, TO_GAZPACHO], day('2026-11-20'), 20) }),
  ],
  'a deadline with five hops in time': [
    deadlineOf('lab', {
      hops: started([TO_EPOXY, TO_EPOXY, TO_EPOXY, TO_EPOXY, TO_GAZPACHO], day('2027-01-20'), 20),
    }),
  ],
  'a deadline with one hop that is late': [
    deadlineOf('lab', { hops: started([TO_GAZPACHO], day('2026-10-02'), 60) }),
  ],
  'a deadline with two hops that are late': [
    deadlineOf('lab', { hops: started([TO_EPOXY, TO_GAZPACHO], day('2026-10-02'), 60) }),
  ],
};
