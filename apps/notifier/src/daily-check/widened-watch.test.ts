import {
  addDays,
  calendarDate,
  type CalendarDate,
  type Catalog,
  NOTICE_KINDS,
  type Product,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import type { FollowedReleases, Watch } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { plainMessage, RecordingChannel } from '../../testing/recording-channel.ts';
import { watchOf, watchOfAll } from '../../testing/watch-builder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import type { Letter } from './letter.ts';
import { type DailyCheck, runDailyCheck, type RunReport } from './run-daily-check.ts';

const day = calendarDate;
const FIRST = day('2026-09-10');
const END = day('2026-10-02');
const LATER_END = day('2026-11-20');

/** What upstream says on a day. */
interface Said {
  readonly end?: CalendarDate;
  /** Listed besides. */
  readonly listed?: readonly string[];
  readonly versions?: readonly string[];
}

function read(asOf: CalendarDate, { end = END, listed = [], versions = ['1.0.0'] }: Said = {}): Catalog {
  const releases = [
    releaseWith('2024.1', [declared('maintained', '2024-04-03'), scheduled('unmaintained', LATER_END)], {
      name: 'Caracal',
    }),
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', end)], {
      name: 'Epoxy',
    }),
    ...listed.map((id) => releaseWith(id, [declared('maintained', '2026-09-09')])),
  ];
  const projects = [
    projectWith('nova', {
      releases: [inRelease('2025.1', { versions: versions.map((name) => version(name)) })],
    }),
  ];
  const ubuntu = productWith({
    key: 'ubuntu',
    name: 'ubuntu',
    title: 'Ubuntu',
    source: 'endoflife-date',
    asOf,
    releases: [releaseWith('24.04', [declared('maintained', '2024-04-25')])],
  });
  return catalogWith(productWith({ asOf, releases, projects }), ubuntu);
}

function following(openstack: FollowedReleases, parts: Partial<Watch> = {}): Watch {
  return { ...watchOf({ follow: { openstack }, digest: 'off' }), ...parts };
}

const CARACAL = following(['2024.1']);
const BOTH = following(['2024.1', '2025.1']);
const ALL = following('all');

/** Runs of one watch, one after another, each by settings of its own. */
class Installation {
  readonly outbox = new MemoryOutbox();
  readonly channel = new RecordingChannel();
  readonly sms = new RecordingChannel('sms', 'urgent');

  run(
    today: CalendarDate,
    watches: Watch | readonly Watch[],
    said: Said & Partial<DailyCheck> = {},
  ): Promise<RunReport> {
    return runDailyCheck({
      outbox: this.outbox,
      channels: [this.channel, this.sms],
      settings: { watches: [watches].flat(), settlingDays: 14 },
      brake: { notices: 25, times: 5 },
      catalog: read(today, said),
      reimport: () => Promise.resolve(undefined),
      fingerprint: (products) => JSON.stringify(products),
      render: plainMessage,
      parts: (letter) => [letter],
      today,
      now: () => 0,
      waitAtMost: (_, work) => work(new AbortController().signal),
      dryRun: false,
      ...said,
    });
  }

  /** What a run tells, in a few words. */
  async told(...run: Parameters<Installation['run']>): Promise<string[]> {
    return (await this.run(...run)).deliveries.map(({ letter }) => saidIn(letter));
  }

  /** The head as a version of Lastpatch wrote it that knew nothing of what is followed. */
  async forget(): Promise<void> {
    const head = await this.outbox.head();
    if (!head) throw new Error('there should be a head');
    const watches = head.watches.map(({ id, since }) => ({ id, since }));
    await this.outbox.commit({ after: head.revision, head: { ...head, watches }, letters: [], taken: [] });
  }
}

function saidIn({ kind, notices, standings }: Letter): string {
  const told = notices.map(({ kind: what, release, step }) => [what, release, step ?? ''].join(' ').trim());
  const stands = standings.map(({ release, isNew }) => `${isNew ? 'new' : 'known'} ${release}`);
  return `${kind}: ${[...told, ...stands].join(', ')}`;
}

/** After a run of the first day by some settings. */
async function after(watch: Watch, said: Said = {}): Promise<Installation> {
  const installation = new Installation();
  await installation.run(FIRST, watch, said);
  return installation;
}

const TOMORROW = addDays(FIRST, 1);

describe('a watch whose settings have added a release', () => {
  it('hears where it stands, once, and from then on what happens', async () => {
    const team = await after(CARACAL);
    expect(await team.told(TOMORROW, BOTH)).toEqual(['welcome: new 2025.1']);
    expect(await team.told(addDays(FIRST, 2), BOTH)).toEqual([]);
    expect(await team.told(addDays(END, -7), BOTH)).toEqual([
      'news: reminder 2025.1 7',
      'urgent: reminder 2025.1 7',
    ]);
    expect(await team.told(END, BOTH)).toEqual(['news: due 2025.1', 'urgent: due 2025.1']);
  });

  it('hears it on a day that was planned, too, and once', async () => {
    const team = await after(CARACAL);
    expect(await team.told(FIRST, BOTH)).toEqual(['welcome: new 2025.1']);
    expect(await team.told(FIRST, BOTH)).toEqual([]);
    expect(team.channel.sent).toEqual(['platform-1', 'platform-2']);
  });

  it('hears it with the news of what it followed before', async () => {
    const team = await after(CARACAL);
    expect(await team.told(addDays(LATER_END, -30), BOTH)).toEqual(['news: reminder 2024.1 30, new 2025.1']);
    const other = await after(CARACAL);
    expect(await other.told(LATER_END, BOTH)).toEqual(['news: due 2024.1, new 2025.1', 'urgent: due 2024.1']);
  });

  it('hears it in the digest', async () => {
    const monthly = { digest: 'monthly' } as const;
    const team = await after({ ...CARACAL, ...monthly });
    expect(await team.told(addDays(LATER_END, -30), { ...BOTH, ...monthly })).toEqual([
      'news: reminder 2024.1 30, known 2024.1, new 2025.1',
    ]);
    const other = await after({ ...following(['2025.1']), ...monthly, reminders: [] });
    expect(await other.told(day('2026-10-01'), { ...BOTH, ...monthly, reminders: [] })).toEqual([
      'digest: new 2024.1, known 2025.1',
    ]);
  });

  it('is told none of its days and changes up to that day', async () => {
    const team = await after(CARACAL);
    const moved = await team.run(END, BOTH, { end: day('2026-11-06') });
    expect(moved.deliveries.map(({ letter }) => saidIn(letter))).toEqual(['welcome: new 2025.1']);
    expect(moved.deliveries[0]?.letter.standings[0]?.next?.date).toBe('2026-11-06');
  });

  it('sees an end of today in where it stands', async () => {
    const team = await after(CARACAL);
    const { deliveries } = await team.run(END, BOTH);
    expect(deliveries.map(({ letter }) => saidIn(letter))).toEqual(['welcome: new 2025.1']);
    expect(deliveries[0]?.letter.standings[0]?.overdue).toEqual({ phase: 'unmaintained', date: END });
  });

  it('hears it anew when it was removed for a run, be it of the same day', async () => {
    const team = await after(BOTH);
    expect(await team.told(FIRST, CARACAL)).toEqual([]);
    expect(await team.told(FIRST, BOTH)).toEqual(['welcome: new 2025.1']);
    expect(await team.told(TOMORROW, CARACAL)).toEqual([]);
    expect(await team.told(addDays(FIRST, 2), BOTH)).toEqual(['welcome: new 2025.1']);
  });

  it('is shown it by a dry run, and hears it with the next run', async () => {
    const team = await after(CARACAL);
    const before = await team.outbox.head();
    expect(await team.told(TOMORROW, BOTH, { dryRun: true })).toEqual(['welcome: new 2025.1']);
    expect(await team.outbox.head()).toEqual(before);
    expect(team.channel.sent).toEqual(['platform-1']);
    expect(await team.told(TOMORROW, BOTH)).toEqual(['welcome: new 2025.1']);
  });

  it('hears nothing while the clock is back, and it with the next run', async () => {
    const team = await after(CARACAL);
    expect(await team.told(addDays(FIRST, -1), BOTH)).toEqual([]);
    expect(await team.told(TOMORROW, BOTH)).toEqual(['welcome: new 2025.1']);
  });

  it('hears it once though its letter could not be sent at first', async () => {
    const team = await after(CARACAL);
    team.channel.outcome = { state: 'pending', why: 'throttled' };
    await team.run(TOMORROW, BOTH);
    team.channel.outcome = { state: 'sent' };
    expect(await team.told(addDays(FIRST, 2), BOTH)).toEqual(['welcome: new 2025.1']);
    expect(team.channel.sent).toEqual(['platform-1', 'platform-2']);
  });
});

describe('a watch whose settings have changed', () => {
  const ubuntu = watchOf({ follow: { openstack: ['2024.1'], ubuntu: 'supported' }, digest: 'off' });

  it.each<[string, Watch, Watch, string[]]>([
    ['a product is added', CARACAL, ubuntu, ['welcome: new 24.04']],
    ['all in place of one', CARACAL, ALL, ['welcome: new 2025.1']],
    ['one in place of another', following(['2025.1']), CARACAL, ['welcome: new 2024.1']],
    ['supported in place of all', ALL, following('supported'), []],
    ['all in place of supported, of which all are', following('supported'), ALL, []],
    ['less', BOTH, CARACAL, []],
    ['a product less', ubuntu, CARACAL, []],
    ['the same by a name', CARACAL, following(['caracal']), []],
    ['the same in another order', BOTH, following(['Epoxy', '2024.1']), []],
    ['other days of reminders', CARACAL, following(['2024.1'], { reminders: [45] }), []],
  ])('%s: hears where that stands which is new', async (_, before, now, letters) => {
    const team = await after(before);
    expect(await team.told(TOMORROW, now)).toEqual(letters);
    expect(await team.told(addDays(FIRST, 2), now)).toEqual([]);
    const other = await after(before);
    expect(await other.told(FIRST, now)).toEqual(letters);
  });

  it('to hear of versions is told none of those that were there', async () => {
    const [rule] = ALL.follow;
    const versions = { ...ALL, follow: [{ ...rule!, kinds: NOTICE_KINDS, projects: 'all' as const }] };
    const team = await after(ALL, { versions: ['1.0.0', '1.1.0'] });
    expect(await team.told(FIRST, versions, { versions: ['1.0.0', '1.1.0'] })).toEqual([]);
    expect(await team.told(TOMORROW, versions, { versions: ['1.0.0', '1.1.0'] })).toEqual([]);
    const next = await team.told(addDays(FIRST, 2), versions, { versions: ['1.1.0', '2.0.0'] });
    expect(next).toEqual(['news: version 2025.1']);
  });
});

describe('a watch whose settings have added something while a reading is held', () => {
  /** What endoflife.date says of so many releases of one product, whose ends may all have moved. */
  function endoflifeDate(asOf: CalendarDate, name: string, end: string, count = 30): Product {
    const releases = Array.from({ length: count }, (_, number) =>
      releaseWith(`${name}-${number}`, [declared('maintained', '2020-01-01'), scheduled('end-of-life', end)]),
    );
    return productWith({ key: name, name, title: name, source: 'endoflife-date', asOf, releases });
  }
  const reads = (asOf: CalendarDate, ...products: readonly Product[]): Catalog => {
    const [openstack] = read(asOf).products;
    return catalogWith(...(openstack ? [openstack] : []), ...products);
  };
  const debian = (asOf: CalendarDate, end = '2028-01-01'): Product => endoflifeDate(asOf, 'debian', end);
  const follow = { openstack: ['2024.1'], debian: ['debian-0'] };

  it('hears where it stands by what is known without it, and what is let through as news', async () => {
    const watches = [CARACAL, { ...watchOfAll('debian'), id: 'all' }];
    const team = new Installation();
    await team.run(FIRST, watches, { catalog: reads(FIRST, debian(FIRST)) });
    const widened = [watchOf({ follow, digest: 'off' }), ...watches.slice(1)];
    const catalog = reads(TOMORROW, debian(TOMORROW, '2029-01-01'));
    const held = await team.run(TOMORROW, widened, { catalog });
    expect(
      held.deliveries.map(({ letter, state }) => [letter.watch, state, letter.standings.length]),
    ).toEqual([
      ['platform', 'sent', 1],
      ['all', 'held', 0],
    ]);
    expect(held.deliveries[0]?.letter.standings[0]).toMatchObject({
      isNew: true,
      next: { date: '2028-01-01' },
    });
    await team.outbox.accept(held.held[0]!);
    const next = addDays(FIRST, 2);
    const through = reads(next, debian(next, '2029-01-01'));
    const { deliveries } = await team.run(next, widened, { catalog: through });
    expect(saidIn(deliveries[0]!.letter)).toBe('news: moved debian-0');
  });

  it('is told no flood of what it did not follow before', async () => {
    const team = new Installation();
    await team.run(FIRST, CARACAL, { catalog: reads(FIRST, debian(FIRST)) });
    const widened = watchOf({ follow: { ...follow, debian: 'all' }, digest: 'off' });
    const catalog = reads(TOMORROW, debian(TOMORROW, '2029-01-01'));
    const { held, deliveries } = await team.run(TOMORROW, widened, { catalog });
    expect(held).toEqual([]);
    expect(deliveries).toMatchObject([{ letter: { kind: 'welcome', notices: [] } }]);
    expect(deliveries[0]?.letter.standings.map(({ next }) => next?.date)).toEqual(
      Array.from({ length: 30 }, () => '2029-01-01'),
    );
  });

  it('hears where that stands which the held reading alone has, once it is let through', async () => {
    const team = new Installation();
    await team.run(FIRST, CARACAL, { catalog: reads(FIRST, endoflifeDate(FIRST, 'ubuntu', '2028-01-01')) });
    // Ubuntu is missing in it, and Debian is new.
    const widened = watchOf({ follow, digest: 'off' });
    const held = await team.run(TOMORROW, widened, { catalog: reads(TOMORROW, debian(TOMORROW)) });
    expect(held.deliveries).toEqual([]);
    const next = addDays(FIRST, 2);
    expect(await team.told(next, widened, { catalog: reads(next, debian(next)) })).toEqual([]);
    await team.outbox.accept(held.held[0]!);
    const last = addDays(FIRST, 3);
    const catalog = reads(last, debian(last));
    expect(await team.told(last, widened, { catalog })).toEqual(['welcome: new debian-0']);
    expect(await team.told(addDays(FIRST, 4), widened, { catalog })).toEqual([]);
  });
});

describe('what upstream adds', () => {
  it('is told as news to a watch that follows all, and is no widening', async () => {
    const team = await after(ALL);
    expect(await team.told(TOMORROW, ALL, { listed: ['2026.1'] })).toEqual(['news: announced 2026.1']);
  });

  it('is told as news also when the settings say the same otherwise', async () => {
    const team = await after(following('supported'));
    expect(await team.told(TOMORROW, ALL, { listed: ['2026.1'] })).toEqual(['news: announced 2026.1']);
  });

  it('stands there as new when the settings ask for it the same day', async () => {
    const team = await after(CARACAL);
    const now = following(['2024.1', '2026.1']);
    expect(await team.told(TOMORROW, now, { listed: ['2026.1'] })).toEqual(['welcome: new 2026.1']);
  });
});

describe('a watch whose settings have chosen other dates', () => {
  const SUPPORTED = following('supported');
  const BY_VENDOR = following('supported', { dates: { openstack: 'archive' } });

  /** Caracal is no longer maintained upstream, and Epoxy soon will not be; the vendor supports both for years. */
  function dated(asOf: CalendarDate): Catalog {
    const releases = [
      releaseWith('2024.1', [declared('maintained', '2024-04-03'), declared('unmaintained', '2025-11-07')]),
      releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', END)]),
    ];
    const archive = productWith({
      key: 'archive',
      name: 'archive',
      title: 'Cloud Archive',
      source: 'custom',
      asOf,
      overlays: 'openstack',
      releases: ['2024.1', '2025.1'].map((id) => releaseWith(id, [scheduled('end-of-life', '2029-04-26')])),
    });
    return catalogWith(productWith({ asOf, releases }), archive);
  }

  const toldOn = (team: Installation, on: CalendarDate, watch: Watch): Promise<string[]> =>
    team.told(on, watch, { catalog: dated(on) });

  it('hears once where that stands which lasts longer by them, in words that say whose they are', async () => {
    const team = new Installation();
    expect(await toldOn(team, FIRST, SUPPORTED)).toEqual(['welcome: known 2025.1']);
    const { deliveries } = await team.run(TOMORROW, BY_VENDOR, { catalog: dated(TOMORROW) });
    expect(deliveries.map(({ letter }) => [saidIn(letter), letter.alsoFollows])).toEqual([
      ['welcome: new 2024.1, new 2025.1', 'openstack (supported releases, by the dates of archive)'],
    ]);
    expect(deliveries[0]?.letter.standings.map(({ supportEnds }) => supportEnds)).toEqual([
      '2029-04-26',
      '2029-04-26',
    ]);
    expect(await toldOn(team, addDays(FIRST, 2), BY_VENDOR)).toEqual([]);
  });

  it('hears where that stands which ends sooner without them, and what comes that very day', async () => {
    const team = new Installation();
    await toldOn(team, addDays(END, -5), BY_VENDOR);
    expect(await toldOn(team, addDays(END, -4), SUPPORTED)).toEqual(['welcome: new 2025.1']);
    const late = new Installation();
    await toldOn(late, FIRST, BY_VENDOR);
    expect(await toldOn(late, addDays(END, -2), BY_VENDOR)).toEqual([]);
    expect(await toldOn(late, addDays(END, -1), SUPPORTED)).toEqual([
      'news: reminder 2025.1 1, new 2025.1',
      'urgent: reminder 2025.1 1',
    ]);
  });

  it('hears nothing where they change nothing', async () => {
    const team = await after(CARACAL);
    expect(await team.told(TOMORROW, { ...CARACAL, dates: { openstack: 'nobody' } })).toEqual([]);
  });
});

describe('a head that an earlier version committed', () => {
  it('knows of nothing that is new, and the next commit remembers what is followed', async () => {
    const team = await after(CARACAL);
    await team.forget();
    expect(await team.told(TOMORROW, BOTH)).toEqual([]);
    expect(await team.told(addDays(FIRST, 2), ALL)).toEqual([]);
    expect(await team.told(addDays(FIRST, 3), CARACAL)).toEqual([]);
    expect(await team.told(addDays(FIRST, 4), BOTH)).toEqual(['welcome: new 2025.1']);
  });

  it('is committed anew by a run of its own day', async () => {
    const team = await after(CARACAL);
    await team.forget();
    expect(await team.told(FIRST, CARACAL)).toEqual([]);
    expect(await team.told(FIRST, BOTH)).toEqual(['welcome: new 2025.1']);
  });

  it('leaves its watches the news that they wait for', async () => {
    const team = await after(CARACAL);
    await team.forget();
    expect(await team.told(END, BOTH)).toEqual(['news: due 2025.1', 'urgent: due 2025.1']);
  });
});

describe('a watch whose settings have changed its language', () => {
  const inKorean = (watch: Watch): Watch => ({ ...watch, locale: 'ko' });

  it('hears nothing anew, in either direction, and its news in the new one', async () => {
    const team = await after(CARACAL);
    expect(await team.told(TOMORROW, inKorean(CARACAL))).toEqual([]);
    expect(await team.told(addDays(FIRST, 2), CARACAL)).toEqual([]);
    const { deliveries } = await team.run(LATER_END, inKorean(CARACAL));
    expect(deliveries.map(({ letter }) => [saidIn(letter), letter.locale])).toEqual([
      ['news: due 2024.1', 'ko'],
      ['urgent: due 2024.1', 'ko'],
    ]);
  });

  it('hears in the new one what they have added with it', async () => {
    const team = await after(CARACAL);
    const { deliveries } = await team.run(TOMORROW, inKorean(ALL));
    expect(deliveries.map(({ letter }) => [letter.locale, letter.alsoFollows])).toEqual([
      ['ko', 'openstack(모든 릴리스)'],
    ]);
  });
});
