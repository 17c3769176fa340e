import { addDays, calendarDate } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { lettersOver, plannedOver, watchOf, type WatchParts } from '../../testing/watch-builder.ts';
import { factOf, noticeOf } from '../../testing/sample-letters.ts';
import { type AddressInput, addressLetters } from './address-letters.ts';
import type { Letter } from './letter.ts';

const day = calendarDate;
const TODAY = day('2026-09-02');
const END = day('2026-10-02');
const CATALOG = catalogWith(
  productWith({
    asOf: day('2026-08-21'),
    releases: [
      releaseWith('2010.1', [declared('maintained', '2010-10-21'), declared('end-of-life', '2012-01-01')]),
      releaseWith('2024.1', [declared('maintained', '2024-04-03'), declared('unmaintained', '2025-11-07')]),
      releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', END)], {
        name: 'Epoxy',
      }),
      releaseWith('2026.2', [declared('development', '2026-04-01'), scheduled('maintained', '2026-09-30')]),
      releaseWith('2030.1', [scheduled('development', '2029-10-01')]),
    ],
  }),
);

function address(parts: Partial<AddressInput>): Letter[] {
  const watches = parts.watches ?? [watchOf()];
  return addressLetters({
    watches,
    notices: [],
    catalog: CATALOG,
    today: TODAY,
    since: addDays(TODAY, -1),
    revision: 7,
    welcomed: new Set(watches.map(({ id }) => id)),
    followedBefore: new Map(),
    ...parts,
  });
}

/** The ids of the notices that a watch gets. */
function told(watch: WatchParts, ...notices: AddressInput['notices']): string[] {
  return address({ watches: [watchOf(watch)], notices })
    .filter(({ kind }) => kind !== 'urgent')
    .flatMap((letter) => letter.notices.map(({ id }) => id));
}

describe('a letter is addressed', () => {
  it('to a watch that has news, with what is needed to write it', () => {
    const notice = noticeOf();
    expect(address({ watches: [watchOf({ title: 'Platform team' })], notices: [notice] })).toEqual([
      {
        id: 'platform-7',
        watch: 'platform',
        watchTitle: 'Platform team',
        kind: 'news',
        on: '2026-09-02',
        revision: 7,
        follows: 'openstack (supported releases)',
        tells: { releases: true, ends: true },
        reminders: [180, 90, 30, 7, 1],
        notices: [{ ...notice, hops: [] }],
        standings: [],
        sources: [{ title: 'OpenStack', asOf: '2026-08-21' }],
      },
    ]);
  });

  it('in the language of its watch, which says what it follows too', () => {
    const [letter] = address({ watches: [watchOf({ locale: 'ko' })], notices: [noticeOf()] });
    expect(letter).toMatchObject({ locale: 'ko', follows: 'openstack(지원 중인 릴리스)' });
  });

  it('to the id of a watch that has no title', () => {
    expect(address({ notices: [noticeOf()] })[0]?.watchTitle).toBe('platform');
  });

  it('to no watch without news', () => {
    expect(address({})).toEqual([]);
    expect(told({ follow: { openstack: ['2026.2'] } }, noticeOf())).toEqual([]);
  });

  it('once to each watch, in the order of the settings', () => {
    const watches = ['zeta', 'alpha', 'midway'].map((id) => watchOf({ id }));
    const letters = address({
      watches,
      notices: [noticeOf(), factOf({ id: 'scheduled', kind: 'scheduled' })],
    });
    expect(letters.map(({ id, notices }) => [id, notices.length])).toEqual([
      ['zeta-7', 2],
      ['alpha-7', 2],
      ['midway-7', 2],
    ]);
  });

  it('by what each watch follows', () => {
    const supported = factOf({ id: 'supported', kind: 'due', concernsSupported: true });
    const unsupported = factOf({
      id: 'unsupported',
      kind: 'due',
      release: '2024.1',
      phase: 'end-of-life',
      concernsSupported: false,
    });
    const other = factOf({ id: 'other', kind: 'due', product: 'ubuntu', release: '24.04' });
    const notices = [supported, unsupported, other];
    expect(told({ follow: { openstack: 'all' } }, ...notices)).toEqual(['unsupported', 'supported']);
    expect(told({ follow: { openstack: 'supported' } }, ...notices)).toEqual(['supported']);
    expect(told({ follow: { openstack: ['2024.1'] } }, ...notices)).toEqual(['unsupported']);
    expect(told({ follow: { openstack: ['epoxy'] } }, ...notices)).toEqual(['supported']);
  });

  it('with the most urgent first', () => {
    const released = factOf({ id: 'released', kind: 'released', phase: 'maintained' });
    const due = factOf({ id: 'due', kind: 'due' });
    expect(told({}, released, noticeOf({ id: 'reminder', phase: 'extended' }), due)).toEqual([
      'due',
      'reminder',
      'released',
    ]);
  });

  it('with the sources that it rests on, each once', () => {
    const ubuntu = productWith({
      key: 'ubuntu',
      name: 'ubuntu',
      title: 'Ubuntu',
      aliases: ['bionic'],
      asOf: TODAY,
    });
    const watch = watchOf({ follow: { ubuntu: 'all', openstack: 'all', Bionic: 'all' } });
    const [letter] = address({
      watches: [watch],
      notices: [noticeOf()],
      catalog: catalogWith(...CATALOG.products, ubuntu),
    });
    expect(letter?.sources).toEqual([
      { title: 'Ubuntu', asOf: '2026-09-02' },
      { title: 'OpenStack', asOf: '2026-08-21' },
    ]);
  });
});

describe('reminders', () => {
  const at = (step: number, parts: Parameters<typeof noticeOf>[0] = {}): ReturnType<typeof noticeOf> =>
    noticeOf({ id: `${parts.release ?? '2025.1'} ${parts.phase ?? 'unmaintained'} ${step}`, step, ...parts });

  it('are told on the days that the watch asked for', () => {
    expect(told({ reminders: [30] }, at(30))).toHaveLength(1);
    expect(told({ reminders: [90, 7] }, at(30))).toEqual([]);
    expect(told({ reminders: [] }, at(30))).toEqual([]);
  });

  it('of the planned day itself are told to everyone', () => {
    expect(told({ reminders: [] }, at(0))).toHaveLength(1);
  });

  it('are told to each watch by its own days', () => {
    const watches = [watchOf({ id: 'early', reminders: [180] }), watchOf({ id: 'late', reminders: [7] })];
    const letters = address({ watches, notices: [at(180), at(7)] });
    expect(letters.map(({ watch, notices }) => [watch, notices.map(({ step }) => step)])).toEqual([
      ['early', [180]],
      ['late', [7]],
    ]);
  });

  it('that were missed are told by the nearest only', () => {
    expect(told({}, at(180), at(90), at(30), at(7))).toEqual(['2025.1 unmaintained 7']);
    expect(told({}, at(7), at(0), at(30))).toEqual(['2025.1 unmaintained 0']);
    expect(told({ reminders: [180, 90] }, at(180), at(90), at(30), at(7))).toEqual([
      '2025.1 unmaintained 90',
    ]);
  });

  it('of other releases and phases do not take the place of one', () => {
    const others = [
      at(30),
      at(7, { release: '2026.2' }),
      at(1, { phase: 'end-of-life' }),
      at(90, { product: 'ubuntu' }),
    ];
    expect(told({ follow: { openstack: 'all' } }, ...others)).toHaveLength(3);
  });

  it('are not replaced by what is no reminder', () => {
    expect(told({}, at(30), factOf({ id: 'due', kind: 'due', phase: 'extended' }))).toHaveLength(2);
  });

  it.each([
    [40, 42, [7]],
    [200, 201, [1]],
    [200, 190, [undefined]],
  ])('after an outage of %i days that began %i days before the end are one', (length, before, steps) => {
    const [since, today] = [addDays(END, -before), addDays(END, length - before)];
    const read = (asOf: typeof today): typeof CATALOG => {
      return { products: CATALOG.products.map((product) => ({ ...product, asOf })) };
    };
    const days = plannedOver(
      [since, today].map((on) => ({ on, read: read(on) })),
      { reminderDays: [180, 90, 30, 7, 1] },
    );
    const watch = watchOf({ follow: { openstack: ['Epoxy'] }, digest: 'off' });
    const [letter, ...more] = lettersOver(watch, days).filter(({ kind }) => kind !== 'urgent');
    expect(more).toEqual([]);
    expect(letter?.notices.map(({ step }) => step)).toEqual(steps);
    expect(letter?.notices[0]?.date).toBe(END);
  });
});

describe('a watch that is new', () => {
  const welcomed = new Set(['platform']);

  it('is welcomed and told no history, though there are notices', () => {
    const letters = address({ watches: [watchOf({ id: 'new' })], notices: [noticeOf()], welcomed });
    expect(letters).toMatchObject([{ id: 'new-7', watch: 'new', kind: 'welcome', notices: [] }]);
  });

  it('is welcomed beside others, who get their news', () => {
    const watches = [watchOf(), watchOf({ id: 'new' })];
    const letters = address({ watches, notices: [noticeOf()], welcomed });
    expect(letters.map(({ watch, kind }) => `${watch} ${kind}`)).toEqual(['platform news', 'new welcome']);
  });

  it('is welcomed also when it follows nothing alive', () => {
    const watch = watchOf({ id: 'new', follow: { openstack: ['2030.1'] } });
    expect(address({ watches: [watch], welcomed })).toMatchObject([{ kind: 'welcome', standings: [] }]);
  });

  it('hears where each release stands that it follows', () => {
    const [letter] = address({ watches: [watchOf({ id: 'new' })], welcomed });
    expect(letter?.standings).toEqual([
      {
        product: 'openstack',
        productTitle: 'OpenStack',
        release: '2025.1',
        releaseTitle: '2025.1 Epoxy',
        link: null,
        phase: 'maintained',
        since: '2025-04-02',
        basis: 'declared',
        next: { phase: 'unmaintained', date: '2026-10-02', basis: 'scheduled' },
        supportEnds: '2026-10-02',
        overdue: null,
      },
      expect.objectContaining({ release: '2026.2', phase: 'development' }),
    ]);
  });

  it('hears of all releases that existed by that day when it follows all', () => {
    const watch = watchOf({ id: 'new', follow: { openstack: 'all' } });
    const [letter] = address({ watches: [watch], welcomed });
    expect(letter?.standings.map(({ release }) => release)).toEqual(['2010.1', '2024.1', '2025.1', '2026.2']);
  });

  it('hears what is overdue', () => {
    const catalog = {
      products: CATALOG.products.map((product) => ({ ...product, asOf: day('2026-10-20') })),
    };
    const [letter] = address({
      watches: [watchOf({ id: 'new' })],
      catalog,
      today: day('2026-10-20'),
      welcomed,
    });
    expect(letter?.standings[0]).toMatchObject({
      release: '2025.1',
      phase: 'maintained',
      next: null,
      overdue: { phase: 'unmaintained', date: '2026-10-02' },
    });
  });
});

describe('a digest', () => {
  const letters = (since: string, today: string, parts: WatchParts = {}): Letter[] =>
    address({ watches: [watchOf(parts)], since: day(since), today: day(today) });

  it.each([
    ['the first day of a month', '2026-08-31', '2026-09-01', true],
    ['the day after', '2026-09-01', '2026-09-02', false],
    ['the last day of the month', '2026-09-29', '2026-09-30', false],
    ['a second run of the first day', '2026-09-01', '2026-09-01', false],
    ['the first run of a month, later in it', '2026-08-20', '2026-09-14', true],
    ['the first run after two months', '2026-07-20', '2026-09-14', true],
    ['the first day of a year', '2025-12-31', '2026-01-01', true],
    ['a day that the clock has jumped back to', '2026-09-01', '2026-08-31', false],
  ])('is due with %s', (_, since, today, isDue) => {
    expect(letters(since, today).map(({ kind }) => kind)).toEqual(isDue ? ['digest'] : []);
    expect(letters(since, today, { digest: 'off' })).toEqual([]);
  });

  it('says where each release stands that the watch follows', () => {
    const [letter] = letters('2026-08-31', '2026-09-01');
    expect(letter?.standings.map(({ release }) => release)).toEqual(['2025.1', '2026.2']);
    expect(letter?.notices).toEqual([]);
  });

  it('is not a letter of its own where there is news: the news say where things stand', () => {
    const [letter, ...more] = address({
      notices: [noticeOf()],
      since: day('2026-08-31'),
      today: day('2026-09-02'),
    });
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ kind: 'news', notices: [{ kind: 'reminder' }] });
    expect(letter?.standings).toHaveLength(2);
  });

  it('is not due for a watch that is new, which is welcomed', () => {
    const all = address({ since: day('2026-08-31'), today: day('2026-09-01'), welcomed: new Set() });
    expect(all.map(({ kind }) => kind)).toEqual(['welcome']);
  });

  it('is not due at the first run', () => {
    expect(address({ since: undefined })).toEqual([]);
  });
});

describe('what is urgent', () => {
  const due = factOf({ id: 'due', kind: 'due', date: TODAY });
  const far = noticeOf({ id: 'far' });

  it('makes the urgent letter as well, with nothing else in it', () => {
    const letters = address({ notices: [far, due] });
    expect(letters.map(({ id, kind, notices }) => [id, kind, notices.map((notice) => notice.id)])).toEqual([
      ['platform-7', 'news', ['due', 'far']],
      ['platform-7-urgent', 'urgent', ['due']],
    ]);
  });

  it('holds no standings, also on the day of a digest', () => {
    const letters = address({ notices: [due], since: day('2026-08-31') });
    expect(letters.map(({ kind, standings }) => [kind, standings.length])).toEqual([
      ['news', 2],
      ['urgent', 0],
    ]);
  });

  it('makes none without anything urgent, nor for a watch that does not follow it', () => {
    expect(address({ notices: [far] })).toHaveLength(1);
    expect(address({ notices: [due], watches: [watchOf({ follow: { openstack: ['2026.2'] } })] })).toEqual(
      [],
    );
  });

  it('is counted from the day of the run', () => {
    const reminder = noticeOf({ date: day('2026-09-10') });
    expect(address({ notices: [reminder], today: day('2026-09-02') })).toHaveLength(1);
    expect(address({ notices: [reminder], today: day('2026-09-03') })).toHaveLength(2);
  });
});

describe('the way on', () => {
  it('is told of an end, to a release that lasts', () => {
    const catalog = catalogWith(
      productWith({
        asOf: TODAY,
        releases: [
          releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', END)], {
            name: 'Epoxy',
            slurp: true,
          }),
          releaseWith('2025.2', [declared('maintained', '2025-10-01')]),
          releaseWith(
            '2026.1',
            [declared('maintained', '2026-04-01'), scheduled('unmaintained', '2027-10-27')],
            {
              name: 'Gazpacho',
              slurp: true,
            },
          ),
        ],
      }),
    );
    const [letter] = address({ notices: [noticeOf()], catalog });
    expect(letter?.notices[0]?.hops).toEqual([
      { releaseTitle: '2026.1 Gazpacho', kind: 'slurp', supportEnds: '2027-10-27' },
    ]);
  });

  it.each([
    ['a release day', { kind: 'released', phase: 'maintained' }],
    ["a project's own end", { kind: 'entered', phase: 'end-of-life', project: 'nova' }],
    ['a version', { kind: 'version', phase: null, project: 'nova', version: '31.0.0' }],
    ['an announcement', { kind: 'announced', phase: 'extended', standsFor: ['released'] }],
  ] as const)('is not told of %s', (_, parts) => {
    const [rule] = watchOf().follow;
    const follow = [{ ...rule!, projects: 'all' as const, kinds: [...rule!.kinds, 'version' as const] }];
    const [letter] = address({ notices: [factOf(parts)], watches: [{ ...watchOf(), follow }] });
    expect(letter?.notices).toHaveLength(1);
    expect(letter?.notices[0]).not.toHaveProperty('hops');
  });
});

describe('what a letter says of the watch', () => {
  const tells = (parts: object): unknown => {
    const [rule] = watchOf().follow;
    const [letter] = address({
      watches: [{ ...watchOf({ id: 'new' }), follow: [{ ...rule!, ...parts }] }],
      welcomed: new Set(),
    });
    return [letter?.tells.releases, letter?.tells.ends, letter?.reminders.length];
  };

  it.each([
    ['by default', {}, [true, true, 5]],
    ['ends only', { kinds: ['due'] }, [false, true, 0]],
    ['declared ends only', { kinds: ['entered'] }, [false, true, 0]],
    ['releases only', { kinds: ['released'] }, [true, false, 0]],
    ['no releases', { phases: ['end-of-life'] }, [false, true, 5]],
    ['no ends', { phases: ['maintained'] }, [true, false, 5]],
    ['reminders only', { kinds: ['reminder'] }, [false, false, 5]],
  ] as const)('is what it is told of: %s', (_, parts, expected) => {
    expect(tells(parts)).toEqual(expected);
  });
});

describe('settings that change between runs', () => {
  const due = factOf({ id: 'due', kind: 'due', date: TODAY });

  it('a watch that was removed and is there again is welcomed again', () => {
    const watches = [watchOf({ id: 'a' }), watchOf({ id: 'b' })];
    const before = new Set(['a']);
    expect(address({ watches, notices: [due], welcomed: before }).map(({ id, kind }) => [id, kind])).toEqual([
      ['a-7', 'news'],
      ['a-7-urgent', 'urgent'],
      ['b-7', 'welcome'],
    ]);
  });
});

describe('a watch whose settings have added something', () => {
  const epoxy = [{ product: 'openstack', releases: ['Epoxy'] }];
  const widened = (parts: Partial<AddressInput> & { readonly watch?: WatchParts } = {}): Letter[] => {
    const { watch = { follow: { openstack: 'all' } }, ...input } = parts;
    return address({
      watches: [watchOf(watch)],
      followedBefore: new Map([['platform', { follow: epoxy, dates: {} }]]),
      ...input,
    });
  };
  const shown = (letters: readonly Letter[]): unknown[] =>
    letters.map(({ kind, notices, standings }) => [
      kind,
      notices.map(({ id }) => id),
      standings.map(({ release, isNew = false }) => `${release}${isNew ? ' new' : ''}`),
    ]);
  const due = factOf({ id: 'due', kind: 'due', date: TODAY });
  const added = ['2010.1 new', '2024.1 new', '2026.2 new'];

  it('is welcomed for that alone: it hears where it stands', () => {
    const letters = widened();
    expect(shown(letters)).toEqual([['welcome', [], added]]);
    expect(letters[0]).toMatchObject({
      id: 'platform-7',
      follows: 'openstack (all releases)',
      alsoFollows: 'openstack (all releases)',
    });
    expect(letters[0]?.standings[2]).toMatchObject({ phase: 'development', next: { date: '2026-09-30' } });
  });

  it('hears it with its news', () => {
    const reminder = noticeOf({ id: 'reminder' });
    expect(shown(widened({ notices: [reminder] }))).toEqual([['news', ['reminder'], added]]);
  });

  it('hears it with urgent news, and of these once more as urgent', () => {
    expect(shown(widened({ notices: [due] }))).toEqual([
      ['news', ['due'], added],
      ['urgent', ['due'], []],
    ]);
    expect(widened({ notices: [due] })[1]).not.toHaveProperty('alsoFollows');
  });

  it('hears it in the digest of the day, each once, in the order of the catalog', () => {
    const all = [...added.slice(0, 2), '2025.1', '2026.2 new'];
    const since = day('2026-08-31');
    expect(shown(widened({ since }))).toEqual([['digest', [], all]]);
    expect(shown(widened({ since, notices: [noticeOf({ id: 'reminder' })] }))).toEqual([
      ['news', ['reminder'], all],
    ]);
    expect(widened({ since })[0]?.alsoFollows).toBe('openstack (all releases)');
  });

  it('is told no history, and nothing urgent of it: what is due today stands there', () => {
    const follow = [{ product: 'openstack', releases: ['2024.1'] }];
    const followedBefore = new Map([['platform', { follow, dates: {} }]]);
    const products = CATALOG.products.map((product) => ({ ...product, asOf: END }));
    const letters = widened({
      watch: { follow: { openstack: ['2024.1', '2025.1'] }, digest: 'off' },
      followedBefore,
      notices: [factOf({ id: 'due', kind: 'due', date: END, on: END })],
      catalog: { products },
      today: END,
    });
    expect(shown(letters)).toEqual([['welcome', [], ['2025.1 new']]]);
    expect(letters[0]?.standings[0]).toMatchObject({
      phase: 'maintained',
      overdue: { phase: 'unmaintained', date: END },
    });
  });

  it('is told of what is added in words also when that stands nowhere', () => {
    const letters = widened({ watch: { follow: { openstack: ['2025.1', '2030.1'] } } });
    expect(shown(letters)).toEqual([['welcome', [], []]]);
    expect(letters[0]?.alsoFollows).toBe('openstack 2030.1');
  });

  it('hears it also when it wants a mail at the end alone', () => {
    const [rule] = watchOf({ follow: { openstack: 'all' } }).follow;
    const watch = { ...watchOf({ digest: 'off' }), follow: [{ ...rule!, kinds: ['entered'] as const }] };
    expect(shown(widened({ watches: [watch] }))).toEqual([['welcome', [], added]]);
  });

  it('hears nothing of it when it is narrowed, or only its kinds, phases or days have changed', () => {
    expect(widened({ watch: { follow: { openstack: ['2025.1'] } } })).toEqual([]);
    expect(widened({ watch: { follow: { openstack: ['epoxy'] }, reminders: [1] } })).toEqual([]);
  });

  it('is told as before what is not known to be added', () => {
    expect(shown(widened({ notices: [due], followedBefore: new Map() }))).toEqual([
      ['news', ['due'], []],
      ['urgent', ['due'], []],
    ]);
  });

  it('leaves other watches as they are', () => {
    const watches = [watchOf({ id: 'other' }), watchOf({ follow: { openstack: 'all' } })];
    const letters = widened({ watches, notices: [due] });
    expect(letters.map(({ watch, kind, standings }) => [watch, kind, standings.length])).toEqual([
      ['other', 'news', 0],
      ['other', 'urgent', 0],
      ['platform', 'news', 3],
      ['platform', 'urgent', 0],
    ]);
  });
});
