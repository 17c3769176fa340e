import {
  addDays,
  calendarDate,
  type CalendarDate,
  type Catalog,
  type NoticeKind,
} from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { type DeadlineTeam, environmentOf, lettersBetween, lettersOn } from '../../testing/deadline-days.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { letterText } from '../letters/letter-text.ts';
import type { Ack } from './ack.ts';
import { MOST_DEADLINES, MOST_NAMED } from './deadlines.ts';
import type { Notice } from './notice.ts';

const day = calendarDate;
const END = day('2026-10-02');
const UBUNTU_END = day('2026-10-05');

function read(asOf: CalendarDate, end = END): Catalog {
  return catalogWith(
    productWith({
      asOf,
      releases: [
        releaseWith('2023.1', [declared('maintained', '2023-03-22'), declared('unmaintained', '2024-12-14')]),
        releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', end)], {
          name: 'Epoxy',
        }),
        releaseWith('2026.1', [
          declared('maintained', '2026-04-01'),
          scheduled('unmaintained', '2027-10-27'),
        ]),
      ],
    }),
    productWith({
      key: 'ubuntu',
      name: 'ubuntu',
      title: 'Ubuntu',
      source: 'endoflife-date',
      asOf,
      releases: [
        releaseWith('22.04', [declared('maintained', '2022-04-21'), scheduled('end-of-life', UBUNTU_END)]),
      ],
    }),
  );
}

const PLATFORM = watchOf({ follow: { openstack: 'all', ubuntu: 'all' }, reminders: [30, 7], digest: 'off' });

function team(parts: Partial<DeadlineTeam> = {}): DeadlineTeam {
  return {
    watches: [PLATFORM],
    environments: [
      environmentOf('region-one', '2025.1', { ubuntu: '22.04' }),
      environmentOf('lab', '2025.1'),
    ],
    read,
    ...parts,
  };
}

const ack = (until: string, parts: Partial<Ack> = {}): Ack => ({
  environment: 'region-one',
  product: 'openstack',
  release: '2025.1',
  until: day(until),
  why: 'is replaced',
  at: 0,
  ...parts,
});

/** What is told on the days of September and October: `09-02 deadline region-one 2025.1 30`. */
function told(of: DeadlineTeam, from = day('2026-09-01'), until = day('2026-10-04')): string[] {
  return [...lettersOn(of, from, until)].flatMap(([on, letters]) =>
    letters.flatMap(({ notices }) => notices.map((notice) => `${on.slice(5)} ${said(notice)}`)),
  );
}

function said({ kind, environment, release, step }: Notice): string {
  return [kind, environment, release, step].filter((part) => part !== undefined).join(' ');
}

describe('a deadline', () => {
  it('stands in for the reminder of each environment that runs the release, and for no day itself', () => {
    expect(told(team())).toEqual([
      '09-02 deadline lab 2025.1 30',
      '09-02 deadline region-one 2025.1 30',
      '09-05 deadline region-one 22.04 30',
      '09-25 deadline lab 2025.1 7',
      '09-25 deadline region-one 2025.1 7',
      '09-28 deadline region-one 22.04 7',
      '10-02 due 2025.1',
    ]);
  });

  it('leaves the reminder of what nothing runs as it is', () => {
    expect(told(team({ environments: [environmentOf('lab', { ubuntu: '22.04' })] }))).toEqual([
      '09-02 reminder 2025.1 30',
      '09-05 deadline lab 22.04 30',
      '09-25 reminder 2025.1 7',
      '09-28 deadline lab 22.04 7',
      '10-02 due 2025.1',
    ]);
  });

  it.each([
    ['an older one that has ended', '2023.1'],
    ['a newer one', '2026.1'],
  ])('is told of each release where versions are mixed: here beside %s', (_, other) => {
    const environments = [environmentOf('mixed', other, '2025.1'), environmentOf('lab', '2025.1')];
    expect(told(team({ environments }), day('2026-09-02'), day('2026-09-02'))).toEqual([
      '09-02 deadline lab 2025.1 30',
      '09-02 deadline mixed 2025.1 30',
    ]);
  });

  it('says no day to start by that comes after the end that it tells', () => {
    // Support that is to be paid for goes on for years, and the day to start by counts to its end.
    const paid = releaseWith('22.04', [
      declared('maintained', '2022-04-21'),
      scheduled('extended', UBUNTU_END),
      scheduled('end-of-life', '2032-04-10'),
    ]);
    const next = releaseWith('24.04', [
      declared('maintained', '2024-04-25'),
      scheduled('end-of-life', '2036-06-01'),
    ]);
    const ubuntu = { key: 'ubuntu', name: 'ubuntu', title: 'Ubuntu', source: 'endoflife-date' } as const;
    const readPaid = (asOf: CalendarDate): Catalog =>
      catalogWith(productWith({ ...ubuntu, asOf, releases: [paid, next] }));
    const of = team({
      environments: [environmentOf('lab', { ubuntu: '22.04' })],
      hopDays: 30,
      read: readPaid,
    });
    const hopsOn = (since: string, on: string): unknown =>
      lettersBetween(of, day(since), day(on)).flatMap(({ notices }) => notices.map(({ hops }) => hops));
    expect(hopsOn('2026-09-04', '2026-09-05')).toEqual([
      [{ releaseTitle: '24.04', kind: 'next', supportEnds: '2036-06-01' }],
    ]);
    expect(hopsOn('2032-03-10', '2032-03-11')).toMatchObject([[{ startBy: '2032-03-11' }]]);
  });

  it('has an id of its own for each environment, whatever the case of its name', () => {
    const ids = (name: string): string[] =>
      lettersBetween(
        team({ environments: [environmentOf(name, '2025.1')] }),
        day('2026-09-01'),
        day('2026-09-02'),
      )
        .flatMap(({ notices }) => notices)
        .map(({ id }) => id);
    expect(ids('Region-One')).toEqual([
      'deadline/openstack/2025.1/environment=region-one/phase=unmaintained/date=2026-10-02/step=30/1',
    ]);
    expect(ids('region-one')).toEqual(ids('Region-One'));
    expect(ids('region two')[0]).toContain('/environment=region%20two/');
  });

  it('is told on the days of its watch, to whoever asks for deadlines or, without, for reminders', () => {
    const only = (kinds: readonly NoticeKind[]): string[] => {
      const watch = watchOf({ follow: { openstack: 'all' }, reminders: [7], digest: 'off' });
      return told(
        team({ watches: [{ ...watch, follow: watch.follow.map((rule) => ({ ...rule, kinds })) }] }),
      );
    };
    expect(only(['deadline'])).toEqual(['09-25 deadline lab 2025.1 7', '09-25 deadline region-one 2025.1 7']);
    expect(only(['reminder'])).toEqual(['09-25 reminder 2025.1 7']);
    expect(only(['moved'])).toEqual([]);
  });

  it('says the way on, and by which day each hop is to be begun', () => {
    const letters = lettersBetween(
      team({ hopDays: { openstack: 45 } }),
      day('2026-09-01'),
      day('2026-09-02'),
    );
    expect(letters[0]?.notices[0]?.hops).toEqual([
      { releaseTitle: '2026.1', kind: 'next', supportEnds: '2027-10-27', startBy: '2026-08-18' },
    ]);
    const unknown = lettersBetween(team(), day('2026-09-01'), day('2026-09-02'));
    expect(unknown[0]?.notices[0]?.hops?.[0]).not.toHaveProperty('startBy');
  });

  it('of several days that were missed is the nearest, once for each environment', () => {
    const letters = lettersBetween(team(), day('2026-08-30'), day('2026-09-26'));
    expect(letters.flatMap(({ notices }) => notices).map(said)).toEqual([
      'deadline lab 2025.1 7',
      'deadline region-one 2025.1 7',
      'deadline region-one 22.04 30',
    ]);
  });

  it('of very many environments is the reminder itself, which names some and counts the rest', () => {
    const many = (count: number): DeadlineTeam =>
      team({
        environments: Array.from({ length: count }, (_, index) => environmentOf(`region-${index}`, '2025.1')),
      });
    const on = (count: number): readonly Notice[] =>
      lettersBetween(many(count), day('2026-09-01'), day('2026-09-02')).flatMap(({ notices }) => notices);
    expect(on(MOST_DEADLINES)).toHaveLength(MOST_DEADLINES);
    const [one, ...others] = on(MOST_DEADLINES + 1);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      id: 'reminder/openstack/2025.1/phase=unmaintained/date=2026-10-02/step=30/1',
      runsInMore: MOST_DEADLINES + 1 - MOST_NAMED,
    });
    expect(one?.runsIn).toHaveLength(MOST_NAMED);
    expect(one).not.toHaveProperty('environment');
  });

  it('of very many environments reads as what it is, whoever asks for deadlines alone, and leaves out what is muted', () => {
    const [watch] = [watchOf({ follow: { openstack: 'all' }, reminders: [30], digest: 'off' })];
    const [letter] = lettersBetween(
      team({
        watches: [
          { ...watch, follow: watch.follow.map((rule) => ({ ...rule, kinds: ['deadline'] as const })) },
        ],
        environments: Array.from({ length: 203 }, (_, index) => environmentOf(`region-${index}`, '2025.1')),
        acks: [ack('2026-12-01', { environment: 'region-0' })],
      }),
      day('2026-09-01'),
      day('2026-09-02'),
    );
    const { subject, text } = letterText(letter!, day('2026-09-02'));
    expect(subject).toBe('OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'It runs in region-1, region-2, region-3, region-4, region-5, region-6, region-7, region-8, region-9, region-10 and 192 more.',
    );
    expect(text).not.toContain('without a name');
  });
});

describe('another fact of an end', () => {
  it('says which environments run the release, mixed ones too', () => {
    const environments = [
      environmentOf('mixed', '2023.1', '2025.1'),
      environmentOf('lab', { ubuntu: '22.04' }),
    ];
    const moved = (on: CalendarDate): Catalog => read(on, on < day('2026-09-10') ? END : day('2026-11-06'));
    const letters = lettersBetween(team({ environments, read: moved }), day('2026-09-09'), day('2026-09-10'));
    expect(letters[0]?.notices).toMatchObject([{ kind: 'moved', runsIn: ['mixed'] }]);
    expect(letters[0]?.notices[0]).not.toHaveProperty('runsInMore');
  });

  it('says nothing of environments that run something else', () => {
    const moved = (on: CalendarDate): Catalog => read(on, on < day('2026-09-10') ? END : day('2026-11-06'));
    const environments = [environmentOf('lab', '2026.1')];
    const letters = lettersBetween(team({ environments, read: moved }), day('2026-09-09'), day('2026-09-10'));
    expect(letters[0]?.notices[0]).not.toHaveProperty('runsIn');
  });
});

describe('a muted deadline', () => {
  it.each([
    ['2026-09-02', 'the day before it is told', true],
    ['2026-09-03', 'the day after', false],
  ])('until %s, %s', (until, _, isTold) => {
    const on = told(team({ acks: [ack(until)] }), day('2026-09-02'), day('2026-09-02'));
    expect(on.includes('09-02 deadline region-one 2025.1 30')).toBe(isTold);
    expect(on).toContain('09-02 deadline lab 2025.1 30');
  });

  it('is told again on the day on which the mute ends, with the nearest step that has passed', () => {
    expect(
      told(team({ acks: [ack('2026-09-20')] })).filter((line) => line.includes('region-one 2025.1')),
    ).toEqual(['09-20 deadline region-one 2025.1 30', '09-25 deadline region-one 2025.1 7']);
  });

  it('has an id of its own then: it may have been told before it was muted', () => {
    const letters = lettersBetween(team({ acks: [ack('2026-09-20')] }), day('2026-09-19'), day('2026-09-20'));
    expect(letters.flatMap(({ notices }) => notices).map(({ id }) => id)).toEqual([
      'deadline/openstack/2025.1/environment=region-one/phase=unmaintained/date=2026-10-02/step=30/until=2026-09-20/1',
    ]);
  });

  it('is told once when its step comes on the very day on which the mute ends', () => {
    const on = told(team({ acks: [ack('2026-09-25')] }), day('2026-09-25'), day('2026-09-25'));
    expect(on.filter((line) => line.includes('region-one'))).toEqual(['09-25 deadline region-one 2025.1 7']);
  });

  it.each([
    ['its end has passed', ack('2026-10-03')],
    ['no step has passed', ack('2026-09-01')],
    ['it is of an environment that is gone', ack('2026-09-20', { environment: 'gone' })],
    ['it is of a release that runs there no more', ack('2026-09-20', { release: '2023.1' })],
  ])('is not told again when %s', (_, mute) => {
    const on = lettersBetween(team({ acks: [mute] }), addDays(mute.until, -1), mute.until);
    expect(on.flatMap(({ notices }) => notices).filter(({ kind }) => kind === 'deadline')).toEqual([]);
  });

  it('mutes no fact: the day itself, and a date that moves, are told', () => {
    const on = told(team({ acks: [ack('2026-12-01')] }), day('2026-10-02'), day('2026-10-02'));
    expect(on).toEqual(['10-02 due 2025.1']);
  });

  it('is no reminder of the release instead, when every environment has muted it', () => {
    const environments = [environmentOf('region-one', '2025.1')];
    const watches = [watchOf({ follow: { openstack: 'all' }, reminders: [30, 7], digest: 'off' })];
    expect(
      told(team({ watches, environments, acks: [ack('2026-12-01')] }), day('2026-09-01'), day('2026-09-30')),
    ).toEqual([]);
  });
});

describe('what is run past its end', () => {
  const watches = [watchOf({ follow: { openstack: 'supported' }, reminders: [30] })];
  const environments = [
    environmentOf('lab', '2023.1', { ubuntu: '22.04' }),
    environmentOf('region-one', '2025.1'),
    environmentOf('region-two', '2023.1', '2025.1'),
  ];
  const digest = (of: Partial<DeadlineTeam>, today: CalendarDate) =>
    lettersBetween(team({ watches, environments, ...of }), addDays(today, -1), today).map(
      ({ pastEnd }) => pastEnd,
    );

  it('is in the digest of whoever follows the product, until it is gone', () => {
    expect(digest({}, day('2026-09-01'))).toEqual([
      [
        expect.objectContaining({ environment: 'lab', release: '2023.1', since: '2024-12-14' }),
        expect.objectContaining({ environment: 'region-two', release: '2023.1', since: '2024-12-14' }),
      ],
    ]);
    expect(digest({ environments: [environmentOf('lab', '2025.1')] }, day('2026-09-01'))).toEqual([
      undefined,
    ]);
    expect(digest({}, day('2026-09-03'))).toEqual([]);
  });

  it('is there with what is muted, and why', () => {
    const acks = [ack('2027-03-01', { environment: 'lab', release: '2023.1' })];
    expect(digest({ acks }, day('2026-09-01'))[0]).toEqual([
      expect.objectContaining({ environment: 'lab', muted: { until: '2027-03-01', why: 'is replaced' } }),
      expect.not.objectContaining({ muted: expect.anything() as unknown }),
    ]);
  });

  it.each([
    ['2026-11-30', ['lab', 'region-two']],
    ['2026-12-01', ['lab', 'region-two', 'region-one', 'region-two']],
  ])('comes to what has ended by the word of upstream, as on %s', (on, environmentsPast) => {
    const ended = (asOf: CalendarDate): Catalog => {
      const { products } = read(asOf);
      return {
        products: products.map((product) => ({
          ...product,
          releases: product.releases.map((release) =>
            release.id === '2025.1' && asOf >= day('2026-12-01')
              ? releaseWith('2025.1', [
                  declared('maintained', '2025-04-02'),
                  declared('unmaintained', '2026-11-20'),
                ])
              : release,
          ),
        })),
      };
    };
    const letters = lettersBetween(team({ watches, environments, read: ended }), day('2026-10-31'), day(on));
    expect(letters.find(({ pastEnd }) => pastEnd)?.pastEnd?.map(({ environment }) => environment)).toEqual(
      environmentsPast,
    );
  });
});
