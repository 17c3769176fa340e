import { addDays, type CalendarDate, calendarDate } from '@lastpatch/release-model';
import type { Letter, PastEnd } from '../src/daily-check/letter.ts';
import type { NextHop, Notice } from '../src/daily-check/notice.ts';
import {
  DALMATIAN_DUE,
  factOf,
  letterOf,
  noticeOf,
  STANDINGS,
  TO_EPOXY,
  TO_GAZPACHO,
} from './sample-letters.ts';
import { series } from './sample-standings.ts';
import { EVERY_KIND as OF_VENDORS, SAMPLE_LETTERS as LETTERS_OF_VENDORS } from './vendor-letters.ts';

const day = calendarDate;

/** The deadline of an environment that Epoxy's support ends, 30 days ahead on 2026-09-02, unless told otherwise. */
export function deadlineOf(environment: string, parts: Partial<Notice> = {}): Notice {
  const notice = noticeOf({ kind: 'deadline', hops: [TO_GAZPACHO], environment, ...parts });
  return {
    ...notice,
    id: parts.id ?? `${notice.id}/environment=${encodeURIComponent(environment.toWellFormed())}`,
  };
}

/** The deadlines of as many environments: `region-1`, `region-2` and so on. */
export function deadlinesOf(count: number, parts: Partial<Notice> = {}): Notice[] {
  return Array.from({ length: count }, (_, index) => deadlineOf(`region-${index + 1}`, parts));
}

/** Hops that take so many days each and are done by a day. */
export function started(hops: readonly NextHop[], ends: CalendarDate, days: number): NextHop[] {
  return hops.map((hop, index) => ({ ...hop, startBy: addDays(ends, -days * (hops.length - index)) }));
}

/** RabbitMQ's end of life, 90 days ahead on 2026-09-02. */
export const RABBITMQ_ENDS: Partial<Notice> = {
  product: 'rabbitmq',
  productTitle: 'RabbitMQ',
  release: '3.13',
  releaseTitle: '3.13',
  phase: 'end-of-life',
  date: day('2026-12-01'),
  step: 90,
  link: 'https://www.rabbitmq.com/release-information',
  evidence: 'eolFrom',
  hops: [{ releaseTitle: '4.2', kind: 'next', supportEnds: day('2030-07-01') }],
};

/** Caracal run by an environment past its end, unless told otherwise. */
export function pastEndOf(environment: string, parts: Partial<PastEnd> = {}): PastEnd {
  return {
    environment,
    product: 'openstack',
    productTitle: 'OpenStack',
    ...series('2024.1', 'Caracal'),
    since: day('2025-11-07'),
    ...parts,
  };
}

const MUTED = { muted: { until: day('2027-03-01'), why: 'is replaced in spring' } };

/** What a fleet runs past its end: two releases, one of them in a laboratory that is muted. */
export const PAST_END: readonly PastEnd[] = [
  pastEndOf('lab', { ...series('2023.1', 'Antelope'), since: day('2024-12-14'), ...MUTED }),
  pastEndOf('region-two'),
  pastEndOf('region-three'),
  pastEndOf('lab-2', MUTED),
  pastEndOf('region-one', { ...series('2025.1', 'Epoxy'), project: 'venus', since: day('2026-06-02') }),
];

/** A notice of every kind, of upstream, of a vendor and of the fleet. */
export const EVERY_KIND: readonly Notice[] = [
  ...OF_VENDORS,
  deadlineOf('region-one', { hops: started([TO_GAZPACHO], day('2026-10-02'), 60) }),
  deadlineOf('region-two', { hops: started([TO_GAZPACHO], day('2026-10-02'), 60) }),
  factOf({ kind: 'moved', date: day('2026-11-13'), was: day('2026-10-02'), runsIn: ['region-one', 'lab'] }),
];

/** Python's end of life by its plan, 60 days ahead on 2026-09-02. */
const PYTHON_ENDS: Partial<Notice> = {
  product: 'python',
  productTitle: 'Python',
  release: '3.10',
  releaseTitle: '3.10',
  phase: 'end-of-life',
  date: day('2026-11-01'),
  step: 60,
  link: 'https://devguide.python.org/versions/',
  evidence: 'eolFrom',
  hops: started(
    [{ releaseTitle: '3.14', kind: 'next', supportEnds: day('2030-11-01') }],
    day('2026-11-01'),
    20,
  ),
};

/** The letter that docs/fleet.md shows: a team with three environments, on 2026-09-02. */
export const DOCUMENTED_FLEET_LETTER = letterOf({
  id: 'platform-305',
  revision: 305,
  follows: 'openstack 2025.1, 2025.2; python 3.10',
  reminders: [180, 90, 60, 30, 7, 1],
  notices: [
    ...['region-one', 'region-two'].map((name) =>
      deadlineOf(name, { hops: started([TO_GAZPACHO], day('2026-10-02'), 45) }),
    ),
    deadlineOf('lab', PYTHON_ENDS),
    factOf({
      kind: 'moved',
      ...series('2025.2', 'Flamingo'),
      phase: 'end-of-life',
      date: day('2027-05-19'),
      was: day('2027-04-28'),
      hops: [{ ...TO_GAZPACHO, kind: 'next' }],
      runsIn: ['lab'],
    }),
  ],
  sources: [
    { title: 'OpenStack', asOf: day('2026-09-02') },
    { title: 'Python', asOf: day('2026-09-02') },
  ],
});

/** A letter of every kind, of upstream, of a vendor and of the fleet. */
export const SAMPLE_LETTERS: Readonly<Record<string, Letter>> = {
  ...LETTERS_OF_VENDORS,
  'news of every kind, of the fleet too': letterOf({ notices: EVERY_KIND }),
  'news of fifty environments': letterOf({ notices: deadlinesOf(50) }),
  'news of a fleet with a digest': letterOf({
    notices: deadlinesOf(2),
    pastEnd: PAST_END,
    standings: STANDINGS,
  }),
  'a digest of a fleet': letterOf({ kind: 'digest', notices: [], pastEnd: PAST_END, standings: STANDINGS }),
  'an urgent letter of a fleet': letterOf({
    id: 'platform-2-urgent',
    kind: 'urgent',
    notices: [
      ...deadlinesOf(3, { date: day('2026-09-03'), step: 1 }),
      { ...DALMATIAN_DUE, runsIn: ['lab'], hops: [TO_EPOXY, TO_GAZPACHO] },
    ],
  }),
};
