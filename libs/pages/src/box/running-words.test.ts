import {
  calendarDate,
  type CalendarDate,
  type KnownRunning,
  meantRunning,
  type RunningOutlook,
  runningOutlook,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  derived,
  inRelease,
  knownBy,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { boxCatalog } from '../../testing/index.ts';
import {
  dateRows,
  deadlineSaid,
  endSaid,
  pathSaid,
  readingSaid,
  runningTitle,
  standingSaid,
} from './running-words.ts';

interface Seen {
  readonly running: KnownRunning;
  readonly outlook: RunningOutlook;
  readonly on: CalendarDate;
}

function seen(name: string, version: string, day: string, catalog = boxCatalog()): Seen {
  const on = calendarDate(day);
  const meaning = meantRunning({ upstream: catalog, chosen: catalog }, { name, version }, on);
  if (meaning.kind !== 'running') throw new RangeError(meaning.kind);
  return { running: meaning.running, outlook: runningOutlook(meaning.running, on), on };
}

function deadlineOn(name: string, version: string, day: string): string {
  const { running, outlook, on } = seen(name, version, day);
  const { text, tone } = deadlineSaid(running, outlook, on);
  return `${tone}: ${text}`;
}

describe('a deadline', () => {
  it.each([
    ['2026-07-03', 'good: Support ends on 2 October 2026, in 91 days, as planned by OpenStack.'],
    ['2026-07-04', 'warn: Support ends on 2 October 2026, in 90 days, as planned by OpenStack.'],
    ['2026-10-01', 'warn: Support ends on 2 October 2026, tomorrow, as planned by OpenStack.'],
    ['2026-10-02', 'bad: Support ends today, 2 October 2026, as planned by OpenStack.'],
    ['2026-10-03', 'bad: Support ended on 2 October 2026, yesterday, as planned by OpenStack.'],
  ])('that is planned, on %s: %s', (day, said) => {
    expect(deadlineOn('openstack', '2025.1', day)).toBe(said);
  });

  it.each([
    ['2026-10-02', 'Support was planned to end today, 2 October 2026; OpenStack has not declared that yet.'],
    [
      '2026-10-06',
      'Support was planned to end on 2 October 2026, 4 days ago; OpenStack has not declared that yet.',
    ],
  ])('that has passed without a word, on %s: %s', (day, said) => {
    const product = productWith({
      asOf: calendarDate(day),
      releases: [
        releaseWith('1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')]),
      ],
    });
    const { running, outlook, on } = seen('openstack', '1', day, catalogWith(product));
    expect(deadlineSaid(running, outlook, on)).toEqual({ text: said, tone: 'bad' });
    expect(standingSaid(running, outlook, on)).toEqual(['Today: maintained, since 2 April 2025.']);
  });

  it('that has passed without a word, behind another end that has, is no more than planned', () => {
    const on = calendarDate('2026-10-06');
    const product = productWith({
      asOf: on,
      releases: [
        releaseWith('1', [
          declared('maintained', '2025-04-02'),
          scheduled('extended', '2026-09-02'),
          scheduled('end-of-life', '2026-10-02'),
        ]),
      ],
    });
    const { running, outlook } = seen('openstack', '1', on, catalogWith(product));
    expect(deadlineSaid(running, outlook, on).text).toBe(
      'Support was planned to end on 2 October 2026, 4 days ago; OpenStack has not declared that yet.',
    );
    expect(standingSaid(running, outlook, on).slice(1)).toEqual([
      'Extended maintenance was planned for 2 September 2026, 34 days ago, and OpenStack has not declared it yet.',
    ]);
  });

  it('of another release that has passed without a word is no more than planned', () => {
    const release = releaseWith('1', [
      declared('maintained', '2025-04-02'),
      scheduled('unmaintained', '2026-10-02'),
    ]);
    const on = calendarDate('2026-10-06');
    expect(endSaid(productWith({ asOf: on, releases: [release] }), release, on)).toBe(
      'planned to end on 2 October 2026, 4 days ago, and not declared yet',
    );
  });

  it('by the date alone, where dates come by themselves', () => {
    expect(deadlineOn('ubuntu', '20.04', '2025-06-02')).toBe(
      'bad: Support ended on 1 June 2025, yesterday, by the date that endoflife.date gives.',
    );
  });

  it('that was declared', () => {
    expect(deadlineOn('openstack', '2024.2', '2026-08-21')).toBe(
      'bad: Support ended on 29 April 2026, 114 days ago, as declared by OpenStack.',
    );
  });

  it('of what is not out yet', () => {
    expect(deadlineOn('openstack', '2026.2', '2026-09-29')).toBe(
      'warn: It is not out yet: its release is planned for 30 September 2026, tomorrow.',
    );
    expect(deadlineOn('openstack', '2026.2', '2026-09-30')).toBe(
      'warn: No day is given for the end of its support, which does not mean that there is none.',
    );
  });

  it('that follows from a policy, and one that has passed on a day that is not known', () => {
    const catalog = catalogWith(
      productWith({
        releases: [
          releaseWith('1', [declared('maintained', '2020-01-01'), knownBy('end-of-life', '2022-01-01')]),
          releaseWith('2', [declared('maintained', '2025-01-01'), derived('end-of-life', '2027-08-21')]),
        ],
      }),
    );
    const said = ['1', '2'].map((version) => {
      const { running, outlook, on } = seen('openstack', version, '2026-08-21', catalog);
      return deadlineSaid(running, outlook, on).text;
    });
    expect(said).toEqual([
      'Support has ended, on a day that is not known.',
      'Support ends on 21 August 2027, in 365 days, which follows from a policy or from other dates.',
    ]);
  });

  it.each([
    ['2026-10-01', 'warn: All support ends on 1 April 2032'],
    ['2026-09-30', 'good: All support ends on 1 April 2032'],
  ])('of all support is near where that of a part of it is, on %s', (day, beginning) => {
    const starts = [
      declared('maintained', '2022-04-21'),
      scheduled('extended', '2026-12-30'),
      scheduled('end-of-life', '2032-04-01'),
    ];
    const catalog = catalogWith(productWith({ releases: [releaseWith('22.04', starts)] }));
    const { running, outlook, on } = seen('openstack', '22.04', day, catalog);
    const { text, tone } = deadlineSaid(running, outlook, on);
    expect(`${tone}: ${text}`).toContain(beginning);
    expect(standingSaid(running, outlook, on).join(' ')).toContain(
      'Next: extended maintenance, planned for 30 December 2026',
    );
  });
});

describe('what is said beside a deadline', () => {
  it('is the phase of today, and what a project has ended by itself', () => {
    const nova = seen('nova', '31.0.0', '2026-08-21');
    expect(runningTitle(nova.running)).toBe('nova 31.0.0 belongs to OpenStack 2025.1 Epoxy');
    expect(standingSaid(nova.running, nova.outlook, nova.on)).toEqual([
      'Today: maintained, since 2 April 2025.',
    ]);
    const neutron = seen('neutron', '26.0.0', '2026-08-21');
    expect(standingSaid(neutron.running, neutron.outlook, neutron.on)).toEqual([
      'Today: maintained, since 2 April 2025.',
      'neutron itself ended its work on 2025.1 on 1 July 2026.',
    ]);
    const later = seen('openstack', '2025.1', '2026-10-05');
    expect(standingSaid(later.running, later.outlook, later.on)).toEqual([
      'Today: unmaintained, since 2 October 2026, as planned.',
    ]);
  });

  it.each([
    ['2026-05-31', null, []],
    ['2026-06-01', null, [' since 1 June 2026']],
    ['2026-08-21', 'unknown', ['']],
  ])('is that a project is retired, on %s', (day, since, said) => {
    const venus = projectWith('venus', {
      standing: 'retired',
      retiredOn: since === null ? calendarDate('2026-06-01') : null,
      releases: [inRelease('1', { versions: [version('3.0.0')] })],
    });
    const release = releaseWith('1', [declared('maintained', '2025-04-02')]);
    const catalog = catalogWith(productWith({ releases: [release], projects: [venus] }));
    const { running, outlook, on } = seen('venus', '3.0.0', day, catalog);
    expect(standingSaid(running, outlook, on).slice(1)).toEqual(
      said.map(
        (when) =>
          `venus is retired from OpenStack${when}: plan what takes its place, for later releases may not have it.`,
      ),
    );
  });

  it('is what comes before all support ends', () => {
    const product = productWith({
      releases: [
        releaseWith('1', [
          declared('maintained', '2025-04-02'),
          scheduled('extended', '2026-10-02'),
          scheduled('end-of-life', '2030-01-01'),
        ]),
      ],
    });
    const saidOn = (day: string): string[] => {
      const { running, outlook, on } = seen('openstack', '1', day, catalogWith(product));
      return standingSaid(running, outlook, on);
    };
    expect(saidOn('2026-10-01')).toEqual([
      'Today: maintained, since 2 April 2025.',
      'Next: extended maintenance, planned for 2 October 2026, tomorrow.',
    ]);
    expect(saidOn('2026-10-02')).toEqual(['Today: extended maintenance, since 2 October 2026, as planned.']);
  });

  it('is a planned day that has passed without a word', () => {
    const product = productWith({
      asOf: calendarDate('2026-10-05'),
      releases: [
        releaseWith('1', [declared('maintained', '2025-04-02'), scheduled('extended', '2026-10-02')]),
      ],
    });
    const { running, outlook, on } = seen('openstack', '1', '2026-10-06', catalogWith(product));
    expect(standingSaid(running, outlook, on)).toEqual([
      'Today: maintained, since 2 April 2025.',
      'Extended maintenance was planned for 2 October 2026, 4 days ago, and OpenStack has not declared it yet.',
    ]);
  });

  it('are the dates, with where they were before', () => {
    const { running, on } = seen('openstack', 'epoxy', '2026-08-21');
    expect(dateRows(running, on)).toEqual([
      { what: 'Release', when: '2 April 2025, 506 days ago' },
      {
        what: 'Unmaintained (planned)',
        when: '2 October 2026, in 42 days; before, the date was 25 September 2026',
      },
    ]);
  });

  it.each([
    ['2026-08-21', 'good', 'By what OpenStack said on 21 August 2026, today.'],
    ['2026-08-20', 'good', 'By what OpenStack said on 21 August 2026.'],
    ['2026-08-28', 'good', 'By what OpenStack said on 21 August 2026, 7 days ago.'],
    [
      '2026-08-29',
      'warn',
      'By what OpenStack said on 21 August 2026, 8 days ago. Dates may have moved since.',
    ],
  ])('is when its source was read, on %s: %s', (day, tone, text) => {
    const { running, on } = seen('openstack', 'epoxy', day);
    expect(readingSaid(running.product, on)).toEqual({ tone, text });
  });

  it.each([
    ['2026-06-30', 'good'],
    ['2026-07-01', 'warn'],
  ])('of own products is old only when the team has not looked for half a year: %s', (day, tone) => {
    const product = productWith({ source: 'custom', asOf: calendarDate('2026-01-01') });
    expect(readingSaid(product, calendarDate(day)).tone).toBe(tone);
  });
});

describe('a way out', () => {
  it.each([
    [
      'openstack',
      '2024.2',
      'Go to 2026.1 Gazpacho, in 2 hops:',
      [
        '2025.1 Epoxy (to the next release): supported until 2 October 2026, in 42 days',
        '2026.1 Gazpacho (SLURP to SLURP): supported until 27 October 2027, in 432 days',
      ],
    ],
    [
      'openstack',
      '2025.1',
      'Go to 2026.1 Gazpacho (SLURP to SLURP): supported until 27 October 2027, in 432 days.',
      [],
    ],
    ['openstack', '2026.1', 'Nothing newer is known to last longer. Stay on this one.', []],
    ['openstack', '2026.2', 'Nothing that is out can be upgraded to.', []],
    // Its source does not say which upgrades are allowed: what counts is where the way leads to.
    ['ubuntu', '20.04', 'Go to 24.04 Noble Numbat: supported until 1 June 2029, in 1015 days.', []],
    ['big-appliance', '22.04', 'Nothing newer is known to last longer.', []],
  ])('of %s %s: %s', (name, version, sentence, hops) => {
    const { running, outlook, on } = seen(name, version, '2026-08-21');
    expect(pathSaid(running, outlook, on)).toEqual({ sentence, hops });
  });
});
