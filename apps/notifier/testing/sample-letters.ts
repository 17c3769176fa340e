import { calendarDate } from '@lastpatch/release-model';
import type { Letter } from '../src/daily-check/letter.ts';
import { noticeId } from '../src/daily-check/notice-id.ts';
import type { NextHop, Notice } from '../src/daily-check/notice.ts';
import { NEW_STANDINGS, series, standingOf, STANDINGS } from './sample-standings.ts';

export { NEW_STANDINGS, standingOf, STANDINGS } from './sample-standings.ts';

const day = calendarDate;

/** Where upgrades from the series before it lead, by the plan of 2025-08-22. */
export const TO_EPOXY: NextHop = {
  releaseTitle: '2025.1 Epoxy',
  kind: 'slurp',
  supportEnds: day('2026-10-02'),
};

/** Where upgrades lead from Epoxy, by the plan of 2026-04-29. */
export const TO_GAZPACHO: NextHop = {
  releaseTitle: '2026.1 Gazpacho',
  kind: 'slurp',
  supportEnds: day('2027-10-27'),
};

const EPOXY_ENDS: Omit<Notice, 'step' | 'id'> = {
  kind: 'reminder',
  product: 'openstack',
  productTitle: 'OpenStack',
  ...series('2025.1', 'Epoxy'),
  phase: 'unmaintained',
  on: day('2026-09-02'),
  date: day('2026-10-02'),
  basis: 'scheduled',
  cause: 'day',
  concernsSupported: true,
  evidence: 'next-phase',
  asOf: day('2026-09-02'),
};

/** A reminder that Epoxy's support ends, 30 days ahead, unless told otherwise; with the id that follows from its parts. */
export function noticeOf(parts: Partial<Notice> = {}): Notice {
  return withId({ ...EPOXY_ENDS, step: 30, ...parts });
}

/** A notice that is no reminder, and so has no step; one that its source has said, unless told otherwise. */
export function factOf(parts: Partial<Omit<Notice, 'step'>>): Notice {
  const isOfADay = parts.kind === 'due' || parts.kind === 'milestone';
  return withId({ ...EPOXY_ENDS, cause: isOfADay ? 'day' : 'source', ...parts });
}

function withId(notice: Omit<Notice, 'id'> & { readonly id?: string }): Notice {
  const { milestone, ...identity } = notice;
  const id = noticeId({
    ...identity,
    ...(milestone === undefined ? {} : { milestone: milestone.slug }),
    ordinal: 1,
  });
  return { id, ...notice };
}

const CARACAL: Partial<Notice> = { ...series('2024.1', 'Caracal'), hops: [TO_EPOXY] };

/** On 2025-08-22 upstream moved the end of Caracal's maintenance. */
export const CARACAL_MOVED = factOf({
  ...CARACAL,
  id: 'moved/openstack/caracal/phase=unmaintained/date=2025-10-24/2',
  kind: 'moved',
  on: day('2025-08-22'),
  asOf: day('2025-08-22'),
  date: day('2025-10-24'),
  was: day('2025-10-03'),
});

/** On 2025-11-07 upstream declared Caracal unmaintained. */
export const CARACAL_ENTERED = factOf({
  ...CARACAL,
  kind: 'entered',
  on: day('2025-11-07'),
  asOf: day('2025-11-07'),
  date: day('2025-11-07'),
  basis: 'declared',
  evidence: 'status',
});

/** On 2025-05-02 upstream declared that Bobcat had reached its end of life on 2025-04-30. */
export const BOBCAT_ENTERED = factOf({
  kind: 'entered',
  ...series('2023.2', 'Bobcat'),
  phase: 'end-of-life',
  on: day('2025-05-02'),
  asOf: day('2025-05-02'),
  date: day('2025-04-30'),
  basis: 'declared',
  evidence: 'eol-date',
  hops: [
    { ...TO_EPOXY, releaseTitle: '2024.1 Caracal', kind: 'next', supportEnds: day('2025-10-03') },
    TO_EPOXY,
  ],
});

/** On 2026-04-29 Dalmatian's planned end of life came without upstream's word. */
export const DALMATIAN_DUE = factOf({
  kind: 'due',
  ...series('2024.2', 'Dalmatian'),
  phase: 'end-of-life',
  on: day('2026-04-29'),
  asOf: day('2026-04-29'),
  date: day('2026-04-29'),
  hops: [{ ...TO_EPOXY, kind: 'next' }, TO_GAZPACHO],
});

/** Versions of one release that came out on one day: `nova 32.0.0` and the like. */
export function versionsOf(versions: readonly string[], parts: Partial<Notice> = {}): Notice[] {
  return versions.map((text) => {
    const [project = '', version = ''] = text.split(' ');
    return factOf({
      kind: 'version',
      ...series('2025.2', 'Flamingo'),
      phase: null,
      on: day('2025-10-01'),
      asOf: day('2025-10-01'),
      date: day('2025-10-01'),
      basis: 'declared',
      evidence: 'deliverables',
      ...parts,
      project,
      version,
    });
  });
}

/** Projects that reached their own end of life in Bobcat on one day. */
export function projectEndsOf(projects: readonly string[], parts: Partial<Notice> = {}): Notice[] {
  return projects.map((project) =>
    factOf({
      kind: 'entered',
      ...series('2023.2', 'Bobcat'),
      phase: 'end-of-life',
      on: day('2025-04-23'),
      asOf: day('2025-05-02'),
      date: day('2025-04-23'),
      basis: 'declared',
      evidence: 'end tag',
      ...parts,
      project,
    }),
  );
}

/** A letter of 2026-09-02 with one reminder, unless told otherwise. */
export function letterOf(parts: Partial<Letter> = {}): Letter {
  return {
    id: 'platform-2',
    watch: 'platform',
    watchTitle: 'Platform team',
    kind: 'news',
    on: day('2026-09-02'),
    revision: 2,
    follows: 'openstack (supported releases)',
    tells: { releases: true, ends: true },
    reminders: [180, 90, 30, 7, 1],
    notices: [noticeOf()],
    standings: [],
    sources: [{ title: 'OpenStack', asOf: day('2026-09-02') }],
    ...parts,
  };
}

/** The letter that docs/letters.md shows: Caracal's end has moved, on 2025-08-22. */
export const DOCUMENTED_LETTER = letterOf({
  id: 'platform-212',
  on: day('2025-08-22'),
  revision: 212,
  notices: [CARACAL_MOVED],
  sources: [{ title: 'OpenStack', asOf: day('2025-08-22') }],
});

/** The letter that docs/letters.md shows of what settings add: Epoxy, on 2026-09-02. */
export const DOCUMENTED_ADDITION = letterOf({
  id: 'platform-213',
  kind: 'welcome',
  revision: 213,
  follows: 'openstack 2024.1, 2025.1',
  alsoFollows: 'openstack 2025.1',
  notices: [],
  standings: [standingOf({ isNew: true })],
});

/** The urgent letter of which docs/letters.md shows the SMS: Dalmatian's planned end, on 2026-04-29. */
export const DOCUMENTED_URGENT_LETTER = letterOf({
  id: 'platform-241-urgent',
  kind: 'urgent',
  on: day('2026-04-29'),
  revision: 241,
  notices: [DALMATIAN_DUE],
  sources: [{ title: 'OpenStack', asOf: day('2026-04-29') }],
});

/** The first of them again, to a watch that reads Korean. */
export const DOCUMENTED_KOREAN_LETTER = letterOf({
  ...DOCUMENTED_LETTER,
  locale: 'ko',
  watchTitle: '플랫폼 팀',
  follows: 'openstack(지원 중인 릴리스)',
});

/** The urgent one again, to the same watch. */
export const DOCUMENTED_KOREAN_URGENT_LETTER = letterOf({
  ...DOCUMENTED_URGENT_LETTER,
  locale: 'ko',
  watchTitle: '플랫폼 팀',
  follows: 'openstack(지원 중인 릴리스)',
});

/** A notice of every kind, with every field that a notice may have in one of them. */
export const EVERY_KIND: readonly Notice[] = [
  noticeOf({ hops: [TO_GAZPACHO] }),
  CARACAL_MOVED,
  CARACAL_ENTERED,
  BOBCAT_ENTERED,
  DALMATIAN_DUE,
  factOf({
    kind: 'announced',
    phase: 'planned',
    ...series('2027.1', 'Indri'),
    date: null,
    next: { phase: 'maintained', date: day('2027-03-31') },
    standsFor: ['released'],
  }),
  factOf({ kind: 'scheduled', date: day('2026-08-31'), standsFor: ['entered', 'due'] }),
  factOf({ kind: 'unscheduled', was: day('2026-10-02') }),
  factOf({ kind: 'released', phase: 'maintained', basis: 'declared', evidence: null }),
  factOf({ kind: 'withdrawn', next: { phase: 'unmaintained', date: day('2026-11-13') } }),
  factOf({ kind: 'retired', phase: null, release: null, releaseTitle: null, link: null, project: 'sahara' }),
  factOf({
    kind: 'milestone',
    phase: null,
    date: day('2026-08-24'),
    milestone: {
      release: 'hibiscus',
      kind: 'other',
      slug: 'nova-spec-freeze',
      from: day('2026-08-24'),
      until: day('2026-08-29'),
      project: 'nova',
    },
    project: 'nova',
  }),
  ...projectEndsOf(['nova', 'glance', 'cinder']),
  ...versionsOf(['nova 32.0.0', 'glance 31.0.0', 'neutron 27.0.0.0rc1']),
  ...versionsOf(['gnocchi 4.6.0'], { release: null, releaseTitle: null, link: null }),
];

/** A letter of every kind, by what is particular about it. */
export const SAMPLE_LETTERS: Readonly<Record<string, Letter>> = {
  'news of every kind': letterOf({ notices: EVERY_KIND }),
  'news with a digest': letterOf({ notices: [noticeOf()], standings: STANDINGS }),
  'the news that is documented': DOCUMENTED_LETTER,
  'an urgent letter': DOCUMENTED_URGENT_LETTER,
  'an urgent letter of several notices': letterOf({
    id: 'platform-2-urgent',
    kind: 'urgent',
    notices: [DALMATIAN_DUE, noticeOf(), CARACAL_MOVED],
  }),
  'a welcome': letterOf({ kind: 'welcome', notices: [], standings: STANDINGS }),
  'a welcome to nothing': letterOf({ kind: 'welcome', notices: [] }),
  'a digest': letterOf({ kind: 'digest', notices: [], standings: STANDINGS }),
  'a welcome to what is new': letterOf({
    kind: 'welcome',
    alsoFollows: 'openstack (all releases)',
    notices: [],
    standings: NEW_STANDINGS,
  }),
  'news with what is new': letterOf({ alsoFollows: 'openstack (all releases)', standings: NEW_STANDINGS }),
  'news with a digest in which something is new': letterOf({
    alsoFollows: 'openstack 2023.2',
    standings: [...NEW_STANDINGS.slice(0, 1), ...STANDINGS.slice(1)],
  }),
  'news with something new that stands nowhere': letterOf({ alsoFollows: 'ubuntu (supported releases)' }),
  'a part': letterOf({ id: 'platform-2.2', part: { number: 2, of: 3 } }),
  'a letter without a notice': letterOf({ notices: [], sources: [] }),
};
