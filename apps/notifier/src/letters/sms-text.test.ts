import { addDays, calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { deadlineOf, deadlinesOf } from '../../testing/fleet-letters.ts';
import {
  BOBCAT_ENTERED,
  CARACAL_ENTERED,
  CARACAL_MOVED,
  DALMATIAN_DUE,
  factOf,
  letterOf,
  noticeOf,
  projectEndsOf,
  TO_EPOXY,
  TO_GAZPACHO,
} from '../../testing/sample-letters.ts';
import type { Notice } from '../daily-check/notice.ts';
import { isOneSegment, SMS_LENGTH, SMS_PREFIX, smsText } from './sms-text.ts';

const day = calendarDate;

/** What arrives on a phone: SNS adds the prefix by itself. */
function arriving(notices: readonly Notice[], today: string): string {
  return SMS_PREFIX + (smsText(letterOf({ kind: 'urgent', notices }), day(today)) ?? '');
}

// The alphabet again, as an expression, so that the table that the product uses is not what it is measured with.
const GSM7 = /^[@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;

function places(text: string): number {
  return text.length + (text.match(/[\^{}\\[~\]|€]/g)?.length ?? 0);
}

function expectOneSegment(sms: string): void {
  expect(sms).toMatch(GSM7);
  expect(places(sms)).toBeLessThanOrEqual(160);
}

describe('an SMS', () => {
  it.each([
    [
      'a planned end that is due',
      DALMATIAN_DUE,
      '2026-04-29',
      'LASTPATCH> OpenStack 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026. Next hop: 2025.1, then 2026.1. releases.openstack.org/dalmatian',
    ],
    [
      'the same, sent two days later',
      DALMATIAN_DUE,
      '2026-05-01',
      'LASTPATCH> OpenStack 2024.2 Dalmatian: planned end of life was 2 days ago, 29 Apr 2026. Next hop: 2025.1, then 2026.1. releases.openstack.org/dalmatian',
    ],
    [
      'an end of life',
      BOBCAT_ENTERED,
      '2025-05-02',
      'LASTPATCH> OpenStack 2023.2 Bobcat has reached its end of life (30 Apr 2025). Next hop: 2024.1, then 2025.1. releases.openstack.org/bobcat',
    ],
    [
      'an end of maintenance',
      CARACAL_ENTERED,
      '2025-11-07',
      'LASTPATCH> OpenStack 2024.1 Caracal is unmaintained (7 Nov 2025). Next hop: 2025.1. releases.openstack.org/caracal',
    ],
    [
      'an end that has moved earlier',
      { ...CARACAL_MOVED, date: day('2025-09-24') },
      '2025-08-22',
      'LASTPATCH> OpenStack 2024.1 Caracal: end of maintenance moved to 24 Sep 2025 (was 3 Oct). Next hop: 2025.1. releases.openstack.org/caracal',
    ],
    [
      'an end that comes tomorrow, with nowhere to go',
      noticeOf({ step: 1 }),
      '2026-10-01',
      'LASTPATCH> OpenStack 2025.1 Epoxy: 1 day until end of maintenance, 2 Oct 2026. Upgrade. releases.openstack.org/epoxy',
    ],
    [
      'a planned day on which upstream could not be read',
      noticeOf({ step: 0, hops: [TO_GAZPACHO] }),
      '2026-10-02',
      'LASTPATCH> OpenStack 2025.1 Epoxy: end of maintenance was planned for today, 2 Oct 2026. Next hop: 2026.1. releases.openstack.org/epoxy',
    ],
    [
      'a deadline of one environment',
      deadlineOf('region-one'),
      '2026-09-25',
      'LASTPATCH> region-one: 7 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026. Next hop: 2026.1. releases.openstack.org/epoxy',
    ],
    [
      'the same on the day before',
      deadlineOf('region-one'),
      '2026-10-01',
      'LASTPATCH> region-one: 1 day until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026. Next hop: 2026.1. releases.openstack.org/epoxy',
    ],
    [
      'the same, sent on the day',
      deadlineOf('region-one'),
      '2026-10-02',
      'LASTPATCH> region-one: end of maintenance of OpenStack 2025.1 Epoxy was planned for today, 2 Oct 2026. Next hop: 2026.1. releases.openstack.org/epoxy',
    ],
    [
      'a deadline of an environment with the longest name',
      deadlineOf('production-of-the-whole-company-in-the-west-of-europe-zone-1'),
      '2026-10-01',
      'LASTPATCH> production-of-the-whole-company-in-the-west-of-europe-zone-1: 1 day until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026. Next hop: 2026.1.',
    ],
    [
      'a word that is taken back, with the date that is valid now',
      { ...CARACAL_ENTERED, kind: 'withdrawn', next: { phase: 'unmaintained', date: day('2025-11-24') } },
      '2025-11-21',
      'LASTPATCH> OpenStack 2024.1 Caracal: end of maintenance taken back, now planned for 24 Nov 2025. Plan with that date. releases.openstack.org/caracal',
    ],
    [
      'a word that is taken back, with none',
      { ...CARACAL_ENTERED, kind: 'withdrawn' },
      '2025-11-21',
      'LASTPATCH> OpenStack 2024.1 Caracal: end of maintenance taken back, no date is given now. Read the email. releases.openstack.org/caracal',
    ],
    [
      "one project's end",
      projectEndsOf(['nova'])[0]!,
      '2025-04-23',
      'LASTPATCH> nova has reached its end of life in OpenStack 2023.2 Bobcat (23 Apr 2025). Upgrade if you run it. releases.openstack.org/bobcat',
    ],
    [
      'an end that many hops lead away from',
      {
        ...DALMATIAN_DUE,
        link: null,
        hops: ['2025.1 Epoxy', '2025.2', '2026.1', '2026.2'].map((releaseTitle) => ({
          ...TO_EPOXY,
          releaseTitle,
        })),
      },
      '2026-04-29',
      'LASTPATCH> OpenStack 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026. Next hop: 2025.1, at last 2026.2.',
    ],
  ] satisfies [string, Notice, string, string][])('of %s', (_, notice, today, sms) => {
    expect(arriving([notice], today)).toBe(sms);
    expectOneSegment(sms);
  });

  it('counts what else is urgent, what is one list once', () => {
    const others = [CARACAL_MOVED, ...projectEndsOf(['nova', 'glance', 'heat'])];
    expect(arriving([DALMATIAN_DUE, ...others], '2026-04-29')).toBe(
      'LASTPATCH> OpenStack 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026. Next hop: 2025.1, then 2026.1. +2 more. releases.openstack.org/dalmatian',
    );
  });

  it.each([
    [
      2,
      'region-1 and region-2: 7 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026. Next hop: 2026.1. +1 more. releases.openstack.org/epoxy',
    ],
    [
      50,
      'region-1, region-2 and 48 more: 7 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026. Next hop: 2026.1. +1 more.',
    ],
  ])('of %i environments counts them once', (places, said) => {
    const sms = arriving([...deadlinesOf(places), CARACAL_MOVED], '2026-09-25');
    expect(sms).toBe(`LASTPATCH> ${said}`);
    expectOneSegment(sms);
  });

  it('of environments with long names says one of them, and cuts it where it must', () => {
    const name = 'production-of-the-whole-company-in-the-west-of-europe-zone-1';
    const notices = ['a', 'b', 'c'].map((zone) => deadlineOf(name.slice(0, -1) + zone));
    const others = Array.from({ length: 399 }, (_, id) => ({ ...BOBCAT_ENTERED, id: String(id) }));
    const sms = arriving([...notices, ...others], '2026-10-01');
    expect(sms).toBe(
      'LASTPATCH> production-of-the-whole-c... and 2 more: 1 day until end of maintenance of OpenStack 2025.1, 2 Oct 2026. Next hop: 2026.1. +399 more.',
    );
    expectOneSegment(sms);
  });

  it('of ends of projects says how many', () => {
    expect(arriving(projectEndsOf(['nova', 'glance', 'heat']), '2025-04-23')).toBe(
      'LASTPATCH> OpenStack 2023.2 Bobcat: 3 projects have reached their end of life (23 Apr 2025). Upgrade if you run them. releases.openstack.org/bobcat',
    );
  });

  it('leaves out what there is no room for: the link, then further hops; never the fact, its date or what to do', () => {
    const roomy = (product: string): string =>
      arriving([{ ...DALMATIAN_DUE, productTitle: product }, CARACAL_MOVED], '2026-04-29');
    expect(roomy('OpenStack')).toHaveLength(154);
    expect(roomy('OpenStack by X')).toBe(
      'LASTPATCH> OpenStack by X 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026. Next hop: 2025.1, then 2026.1. +1 more. releases.openstack.org/dalmatian',
    );
    expect(roomy('OpenStack by Xs')).toHaveLength(160);
    expect(roomy('OpenStack by Xst')).toBe(
      'LASTPATCH> OpenStack by Xst 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026. Next hop: 2025.1, then 2026.1. +1 more.',
    );
    expect(roomy(`OpenStack ${'x'.repeat(40)}`)).toBe(
      `LASTPATCH> OpenStack ${'x'.repeat(40)} 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026. Next hop: 2025.1. +1 more.`,
    );
  });

  it('shortens a name where nothing else helps', () => {
    const notice = { ...DALMATIAN_DUE, productTitle: `OpenStack ${'of many words '.repeat(30)}` };
    expect(arriving([notice, CARACAL_MOVED], '2026-04-29')).toBe(
      'LASTPATCH> OpenStack of many words of many words of many words... 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026. Next hop: 2025.1. +1 more.',
    );
  });

  it('shows a link only where it is one', () => {
    for (const link of [null, 'javascript:alert(1)', 'https://evil.example/a b', 'https://例え.jp', 'x']) {
      expect(arriving([{ ...DALMATIAN_DUE, link }], '2026-04-29')).toMatch(/then 2026\.1\.$/);
    }
  });

  it('is sent of urgent letters alone', () => {
    for (const kind of ['news', 'digest', 'welcome'] as const) {
      expect(smsText(letterOf({ kind }), day('2026-09-02'))).toBeNull();
    }
    expect(smsText(letterOf({ kind: 'urgent', notices: [] }), day('2026-09-02'))).toBeNull();
  });

  it('has 160 places with the prefix that SNS adds', () => {
    expect([SMS_PREFIX, SMS_PREFIX.length, SMS_LENGTH]).toEqual(['LASTPATCH> ', 11, 160]);
  });
});

describe('an SMS is one segment and says the date whole', () => {
  const kinds = ['entered', 'due', 'deadline', 'reminder', 'moved', 'scheduled', 'withdrawn'] as const;
  const notices = (['extended', 'end-of-life'] as const).flatMap((phase) =>
    kinds.flatMap((kind) =>
      [-4000, 1].flatMap((days) => {
        const date = addDays(day('2026-09-22'), days);
        const full = { kind, phase, date, was: addDays(date, 400), hops: [TO_EPOXY, TO_GAZPACHO] };
        return [
          factOf(full),
          factOf({ ...full, next: { phase: 'extended', date }, standsFor: ['entered', 'due'] }),
          ...(kind === 'entered' ? [factOf({ ...full, project: 'nova' })] : []),
        ];
      }),
    ),
  );
  const others = Array.from({ length: 399 }, (_, id) => ({ ...BOBCAT_ENTERED, id: String(id) }));
  const names = Object.entries({
    ...HOSTILE_NAMES,
    'what unfolds to much': '﷽'.repeat(9),
    'two places each': '[^]{|}'.repeat(9),
  });

  it.each(names)('after %s', (_, name) => {
    for (const notice of notices) {
      const hostile: Notice = {
        ...notice,
        productTitle: name,
        releaseTitle: name,
        release: name,
        link: name,
        ...(notice.project === undefined ? {} : { project: name }),
        ...(notice.kind === 'deadline' ? { environment: name } : {}),
        hops: [{ ...TO_EPOXY, releaseTitle: name }],
      };
      const sms = arriving([hostile, ...others], '2026-09-22');
      expectOneSegment(sms);
      expect(sms).toContain('+399 more.');
      const isDated = notice.kind !== 'withdrawn' || notice.next !== undefined;
      if (isDated) expect(sms).toMatch(/\d{1,2} [A-Z][a-z]{2} \d{4}/);
      expect(sms).not.toMatch(/undefined|null|(^|\D)[01] days/);
    }
  });

  it('after any name', () => {
    fc.assert(
      fc.property(anyTexts(120), fc.constantFrom(...notices), fc.nat(50), (name, notice, more) => {
        const hostile: Notice = {
          ...notice,
          productTitle: name,
          releaseTitle: name,
          link: `https://${name}`,
        };
        expectOneSegment(arriving([hostile, ...others.slice(0, more)], '2026-09-22'));
      }),
    );
  });
});

describe('one segment', () => {
  it.each([
    ['GSM-7 to the last place', 'a'.repeat(149), true],
    ['one place more', 'a'.repeat(150), false],
    ['characters that take two places', '€'.repeat(74), true],
    ['one of them more', '€'.repeat(75), false],
    ['UCS-2 to the last unit', '가'.repeat(59), true],
    ['one unit more', '가'.repeat(60), false],
    ['GSM-7 but for one character', `가${'a'.repeat(59)}`, false],
    ['pictures, of two units each', '🚀'.repeat(29), true],
    ['one of them more', '🚀'.repeat(30), false],
  ])('holds, with the prefix, %s', (_, text, fits) => {
    expect(isOneSegment(text)).toBe(fits);
  });
});
