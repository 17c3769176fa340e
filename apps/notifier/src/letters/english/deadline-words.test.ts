import { addDays, calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { deadlineOf, deadlinesOf, RABBITMQ_ENDS, started } from '../../../testing/fleet-letters.ts';
import { BOBCAT_ENTERED, noticeOf, TO_EPOXY, TO_GAZPACHO } from '../../../testing/sample-letters.ts';
import { ARCHIVE_ENDS } from '../../../testing/vendor-letters.ts';
import { shownOf } from '../../../testing/shown-letter.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { groupWords } from './group-words.ts';
import { noticeWords } from './notice-words.ts';

const day = calendarDate;
const TODAY = day('2026-09-02');
const ENDS = day('2026-10-02');

/** What a letter says of notices, without its footer. */
function told(notices: readonly Notice[], today = '2026-09-02'): string {
  return shownOf(notices, today);
}

function headline(notices: readonly Notice[]): string {
  return groupWords(notices, TODAY).headline;
}

describe('a deadline', () => {
  it('says what ends where and when, on whose word, what that means, and where to go', () => {
    expect(told([deadlineOf('region-one')])).toMatchInlineSnapshot(`
      "Subject: region-one: 30 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026

      DEADLINE  region-one: 30 days until end of maintenance of OpenStack
                2025.1 Epoxy, 2 Oct 2026
                Its end of maintenance comes on Friday, 2 October 2026, as
                planned by upstream: 30 days left. From that day on there are
                no more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix. Next hop: 2026.1 Gazpacho (SLURP
                to SLURP), maintained until 27 October 2027 as planned.
                https://releases.openstack.org/epoxy/"
    `);
  });

  it.each([
    [
      '2026-09-02',
      'DEADLINE',
      'region-one: 30 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026',
    ],
    [
      '2026-09-30',
      'DEADLINE',
      'region-one: 2 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026',
    ],
    [
      '2026-10-01',
      'DEADLINE',
      'region-one: 1 day until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026',
    ],
    [
      '2026-10-02',
      'PLANNED',
      'region-one: end of maintenance of OpenStack 2025.1 Epoxy was planned for today, 2 Oct 2026',
    ],
    [
      '2026-10-03',
      'PLANNED',
      'region-one: end of maintenance of OpenStack 2025.1 Epoxy was planned for 2 Oct 2026',
    ],
  ])('sent on %s is %s: %s', (today, label, said) => {
    const words = noticeWords(deadlineOf('region-one'), day(today));
    expect([words.label, words.headline]).toEqual([label, said]);
  });

  it('that is sent late says what reminders do', () => {
    const late = { asOf: day('2026-10-01'), step: 1 };
    const body = (notice: Notice): string => noticeWords(notice, day('2026-10-03')).body.join(' ');
    expect(body(deadlineOf('region-one', late))).toBe(body(noticeOf({ ...late, hops: [TO_GAZPACHO] })));
  });

  it("of a vendor's dates names the vendor", () => {
    const notice = deadlineOf('lab', {
      ...ARCHIVE_ENDS,
      kind: 'deadline',
      environment: 'lab',
      id: 'archive',
    });
    expect(headline([notice])).toBe(
      'lab: 30 days until end of life of OpenStack 2024.1 Caracal at Ubuntu Cloud Archive, 2 Oct 2026',
    );
    expect(noticeWords(notice, TODAY).body[0]).toContain('as planned by Ubuntu Cloud Archive: 30 days left.');
  });

  it('tells of each hop how long it lasts, because it is gone', () => {
    const hops = [TO_EPOXY, { ...TO_EPOXY, releaseTitle: '2025.2 Flamingo', supportEnds: null }, TO_GAZPACHO];
    expect(noticeWords(deadlineOf('lab', { hops }), TODAY).body).toContain(
      'Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026 as planned; then 2025.2 Flamingo (SLURP to SLURP), with no end of support given; then 2026.1 Gazpacho (SLURP to SLURP), maintained until 27 October 2027 as planned.',
    );
  });
});

describe('the day by which to start', () => {
  /** What is said last, of so many hops of so many days each, on a day. */
  function start(count: number, days: number, today: string): string | undefined {
    const hops = started(
      Array.from({ length: count }, () => TO_GAZPACHO),
      ENDS,
      days,
    );
    return noticeWords(deadlineOf('lab', { hops }), day(today)).body.at(-1);
  }

  it.each([
    ['2026-08-01', 'Start the hop to 2026.1 Gazpacho by 3 August 2026, in 2 days: it takes you 60 days.'],
    ['2026-08-02', 'Start the hop to 2026.1 Gazpacho by 3 August 2026, tomorrow: it takes you 60 days.'],
    ['2026-08-03', 'Start the hop to 2026.1 Gazpacho today, 3 August 2026: it takes you 60 days.'],
    ['2026-08-04', 'It is late: the hop to 2026.1 Gazpacho should have begun by 3 August 2026, yesterday.'],
    ['2026-08-05', 'It is late: the hop to 2026.1 Gazpacho should have begun by 3 August 2026, 2 days ago.'],
    ['2026-10-03', 'It is late: the hop to 2026.1 Gazpacho should have begun by 3 August 2026, 61 days ago.'],
  ])('of one hop, on %s: %s', (today, said) => {
    expect(start(1, 60, today)).toBe(said);
  });

  it.each([
    [
      2,
      '2026-08-02',
      'Start the first of the two hops by 3 August 2026, tomorrow, and the second by 2 September 2026: 30 days for each.',
    ],
    [
      2,
      '2026-08-03',
      'Start the first of the two hops today, 3 August 2026, and the second by 2 September 2026: 30 days for each.',
    ],
    [
      2,
      '2026-08-04',
      'It is late: the first of the two hops should have begun by 3 August 2026, yesterday. Each takes you 30 days.',
    ],
    [
      3,
      '2026-07-01',
      'Start the first of the three hops by 4 July 2026, in 3 days, the second by 3 August 2026 and the third by 2 September 2026: 30 days for each.',
    ],
    [
      4,
      '2026-06-01',
      'Start the first of the four hops by 4 June 2026, in 3 days, and the last by 2 September 2026: 30 days for each.',
    ],
    [
      13,
      '2025-09-06',
      'Start the first of the 13 hops by 7 September 2025, tomorrow, and the last by 2 September 2026: 30 days for each.',
    ],
  ])('of %i hops, on %s: %s', (count, today, said) => {
    expect(start(count, 30, today)).toBe(said);
  });

  it('of a hop of one day is said without a plural', () => {
    expect(start(1, 1, '2026-09-02')).toBe(
      'Start the hop to 2026.1 Gazpacho by 1 October 2026, in 29 days: it takes you 1 day.',
    );
    expect(start(2, 1, '2026-09-02')).toContain(': 1 day for each.');
  });

  it('of another product is of the one upgrade to where the way leads', () => {
    const hops = started(
      [TO_EPOXY, { releaseTitle: '4.2', kind: 'next', supportEnds: null }],
      day('2026-12-01'),
      30,
    );
    expect(noticeWords(deadlineOf('lab', { ...RABBITMQ_ENDS, hops }), TODAY).body.slice(-2)).toEqual([
      'Go to 4.2, with no end of support given.',
      'Start the upgrade to 4.2 by 1 November 2026, in 60 days: it takes you 30 days.',
    ]);
  });

  it('is said without days where these do not follow from the dates', () => {
    const [first, second] = started([TO_EPOXY, TO_GAZPACHO], ENDS, 10);
    const uneven = [first!, second!, { ...TO_GAZPACHO, startBy: day('2026-09-23') }];
    const said = (parts: Partial<Notice>): string | undefined =>
      noticeWords(deadlineOf('lab', parts), TODAY).body.at(-1);
    expect(said({ hops: uneven })).toBe(
      'Start the first of the three hops by 12 September 2026, in 10 days, the second by 22 September 2026 and the third by 23 September 2026.',
    );
    // Support goes on after the end of full maintenance: the hop may be counted back from another day.
    expect(said({ hops: [second!], phase: 'security' })).toBe(
      'Start the hop to 2026.1 Gazpacho by 22 September 2026, in 20 days.',
    );
  });

  it.each([
    ['where nothing says how long hops take', [TO_EPOXY, TO_GAZPACHO]],
    ['where it is known of one of two', [TO_EPOXY, ...started([TO_GAZPACHO], ENDS, 60)]],
    ['where there is nowhere to go', []],
  ])('is not said %s', (_, hops) => {
    expect(noticeWords(deadlineOf('lab', { hops }), TODAY).body.join(' ')).not.toMatch(/Start|late/);
  });
});

describe('deadlines of several environments', () => {
  const both = (names: readonly string[]): Notice[] => [
    ...names.map((name) => deadlineOf(name, { hops: started([TO_GAZPACHO], ENDS, 20) })),
    ...names.map((name) => deadlineOf(name, RABBITMQ_ENDS)),
  ];

  it.each([
    [1, 'region-1: 30 days until'],
    [2, 'region-1 and region-2: 30 days until'],
    [3, 'region-1, region-2 and 1 more: 30 days until'],
    [50, 'region-1, region-2 and 48 more: 30 days until'],
  ])('%i of them, are told once: %s', (count, said) => {
    expect(headline(deadlinesOf(count))).toBe(
      `${said} end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026`,
    );
    expect(told(deadlinesOf(count)).match(/^DEADLINE/gm)).toHaveLength(1);
  });

  it('of long names are headed by one of them', () => {
    const names = ['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(21)];
    const of = (...some: readonly string[]): string =>
      headline(some.map((name) => deadlineOf(name))).split(':')[0]!;
    expect(of(names[0]!, names[1]!)).toBe(`${names[0]!} and ${names[1]!}`);
    expect(of(names[0]!, names[2]!)).toBe(`${names[0]!} and 1 more`);
  });

  it.each([
    [1, 0],
    [2, 0],
    [3, 3],
    [30, 30],
    [31, 31],
    [10_000, 31],
  ])('%i of them, are listed where the headline does not name them all: %i items', (count, items) => {
    const { lists } = groupWords(deadlinesOf(count), TODAY);
    expect(lists.flatMap((list) => list.items)).toHaveLength(items);
  });

  it('are listed in the order in which people count, and the rest is counted', () => {
    const [list] = groupWords(deadlinesOf(42).toReversed().slice(0, 12), TODAY).lists;
    expect(list?.intro).toBe('These 12 environments run it:');
    expect(list?.items.slice(0, 2)).toEqual(['region-31', 'region-32']);
    expect(groupWords(deadlinesOf(12), TODAY).lists[0]?.items.slice(8, 11)).toEqual([
      'region-9',
      'region-10',
      'region-11',
    ]);
    expect(groupWords(deadlinesOf(67), TODAY).lists[0]?.items.at(-1)).toBe(
      'and 37 more, which "lastpatch plan" shows',
    );
  });

  it('with two releases tell each release once, and count the second in the headline', () => {
    expect(told(both(['region-1', 'region-2', 'region-3']))).toMatchInlineSnapshot(`
      "Subject: region-1 and 2 more: 30 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026

      DEADLINE  region-1, region-2 and 1 more: 30 days until end of
                maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026, and 1 more
                end
                OpenStack 2025.1 Epoxy: its end of maintenance comes on
                Friday, 2 October 2026, as planned by upstream: 30 days left.
                From that day on there are no more official releases; its
                branch becomes unmaintained/2025.1, where volunteers may keep
                it. Upgrade before you depend on a fix. Next hop: 2026.1
                Gazpacho (SLURP to SLURP), maintained until 27 October 2027 as
                planned.
                Start the hop to 2026.1 Gazpacho by 12 September 2026, in
                10 days: it takes you 20 days.
                RabbitMQ 3.13: its end of life comes on Tuesday,
                1 December 2026, as planned by upstream: 90 days left. From
                that day on upstream fixes nothing in it, security holes
                included. Upgrade. Go to 4.2, supported until 1 July 2030 as
                planned.
                These 3 environments run both: region-1, region-2, region-3.
                https://releases.openstack.org/epoxy/
                https://www.rabbitmq.com/release-information"
    `);
  });

  it('of which names are alike when they are cut are still counted', () => {
    const notices = ['eu', 'us', 'ap'].map((name) => deadlineOf(`production-of-the-company-${name}`));
    const { headline: short, lists } = groupWords(notices, TODAY, (notice) => ({
      ...notice,
      environment: 'production...',
    }));
    expect(short).toMatch(/^production\.\.\., production\.\.\. and 1 more: /);
    expect(lists[0]?.items).toHaveLength(3);
  });
});

describe('where a release runs', () => {
  const said = (runsIn: readonly string[]): string | undefined =>
    noticeWords({ ...BOBCAT_ENTERED, runsIn }, TODAY).body.find((text) => text.startsWith('It runs'));

  it.each([
    [['lab'], 'It runs in lab.'],
    [['region-one', 'lab'], 'It runs in lab and region-one.'],
    [['region-10', 'region-9', 'lab'], 'It runs in lab, region-9 and region-10.'],
  ])('%j is said in one sentence', (names, sentence) => {
    expect(said(names)).toBe(sentence);
  });

  it('is said of ten at most, and no more than a chat has room for', () => {
    const names = Array.from({ length: 47 }, (_, index) => `region-${index + 1}`);
    expect(said(names)).toBe(`It runs in ${names.slice(0, 10).join(', ')} and 37 more.`);
    const long = said(names.map((name) => name.padEnd(60, 'x')));
    expect(long).toMatch(/ and 43 more\.$/);
    expect(said(['x'.repeat(5000), 'y'])!.length).toBeLessThan(120);
  });

  it('is not said where nobody runs it', () => {
    expect(said([])).toBeUndefined();
    expect(noticeWords(BOBCAT_ENTERED, TODAY).body.join(' ')).not.toContain('It runs');
  });

  it('counts those that a notice does not name', () => {
    const notice = { ...BOBCAT_ENTERED, runsIn: ['region-one', 'lab'], runsInMore: 151 };
    expect(noticeWords(notice, TODAY).body).toContain('It runs in lab, region-one and 151 more.');
  });

  it('stands before the way on, so that nobody takes it for where the next hop runs', () => {
    const { body } = noticeWords({ ...BOBCAT_ENTERED, runsIn: ['lab'] }, TODAY);
    expect(body.slice(-2)).toEqual(['It runs in lab.', expect.stringMatching(/^Next hop: 2024\.1 Caracal/)]);
  });

  it.each([
    ['moved', { was: day('2026-09-11') }],
    ['scheduled', {}],
    ['unscheduled', { was: ENDS }],
    ['due', { date: TODAY }],
    ['entered', { date: TODAY }],
    ['withdrawn', { next: { phase: 'unmaintained', date: addDays(ENDS, 9) } }],
    ['reminder', { step: 0, date: TODAY }],
    ['scheduled', { date: TODAY, standsFor: ['entered', 'due'] }],
  ] as const)('is said of what is %s', (kind, parts) => {
    const notice = noticeOf({ kind, ...parts, runsIn: ['lab'] });
    expect(noticeWords(notice, TODAY).body).toContain('It runs in lab.');
  });
});
