import { calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { deadlineOf, deadlinesOf, RABBITMQ_ENDS } from '../../testing/fleet-letters.ts';
import {
  DALMATIAN_DUE,
  EVERY_KIND,
  factOf,
  letterOf,
  noticeOf,
  projectEndsOf,
  STANDINGS,
  versionsOf,
} from '../../testing/sample-letters.ts';
import { SUBJECT_LENGTH, subjectOf } from './subject.ts';

const TODAY = calendarDate('2026-09-02');
const ONE_LINE = /^[\x20-\x7e]{1,99}$/;

describe('the subject of a letter', () => {
  it('says its most urgent fact by itself', () => {
    expect(subjectOf(letterOf(), TODAY)).toBe(
      'OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026',
    );
  });

  it.each([
    [2, '(+1 more)'],
    [3, '(+2 more)'],
    [40, '(+39 more)'],
  ])('of %i notices says at its end that there are more: %s', (number, more) => {
    const notices = Array.from({ length: number }, (_, index) => noticeOf({ release: `2025.${index + 1}` }));
    expect(subjectOf(letterOf({ notices }), TODAY)).toBe(
      `OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026 ${more}`,
    );
  });

  it('of a welcome says what is watched', () => {
    expect(subjectOf(letterOf({ kind: 'welcome', notices: [] }), TODAY)).toBe(
      'Lastpatch now watches openstack (supported releases) for you',
    );
  });

  it('counts days from the day on which it is made', () => {
    expect(subjectOf(letterOf(), calendarDate('2026-10-01'))).toBe(
      'OpenStack 2025.1 Epoxy: 1 day until end of maintenance, 2 Oct 2026',
    );
  });

  it('has 99 characters at most', () => {
    expect(SUBJECT_LENGTH).toBe(99);
  });

  it('of 99 characters is whole', () => {
    const fixed = subjectOf(letterOf({ notices: [noticeOf({ releaseTitle: 'x' })] }), TODAY).length - 1;
    const [fits, tooLong] = [99, 100].map((length) =>
      subjectOf(letterOf({ notices: [noticeOf({ releaseTitle: 'x'.repeat(length - fixed) })] }), TODAY),
    );
    expect(fits).toHaveLength(99);
    expect(fits).toMatch(/x{40}: 30 days until end of maintenance, 2 Oct 2026$/);
    expect(tooLong).toMatch(/x\.\.\.: 30 days until end of maintenance, 2 Oct 2026$/);
  });

  it('too long names the release by its id, and says the fact, its date and the number of further notices', () => {
    const notice = noticeOf({ releaseTitle: `2025.1 ${'Epoxy and friends '.repeat(8)}` });
    expect(subjectOf(letterOf({ notices: [notice, DALMATIAN_DUE] }), TODAY)).toBe(
      'OpenStack 2025.1: 30 days until end of maintenance, 2 Oct 2026 (+1 more)',
    );
  });

  it.each([
    [versionsOf(['nova 32.0.0']), 'nova 32.0.0 for OpenStack 2025.2 Flamingo is out (1 Oct 2025)'],
    [
      versionsOf(['nova 32.0.0', 'glance 31.0.0']),
      'OpenStack 2025.2 Flamingo: 2 versions of 2 projects are out (1 Oct 2025)',
    ],
    [
      [...projectEndsOf(['nova', 'glance']), ...versionsOf(['nova 32.0.0', 'glance 31.0.0', 'heat 24.0.0'])],
      'OpenStack 2023.2 Bobcat: 2 projects have reached their end of life (23 Apr 2025) (+1 more)',
    ],
  ])('counts what is one list once', (notices, subject) => {
    expect(subjectOf(letterOf({ notices }), TODAY)).toBe(subject);
  });

  it('of a part says which', () => {
    const part = letterOf({ notices: [noticeOf(), DALMATIAN_DUE], part: { number: 2, of: 3 } });
    expect(subjectOf(part, TODAY)).toBe(
      'OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026 (+1 more) (part 2 of 3)',
    );
  });

  it('of a part that has no room for both says which part it is', () => {
    const notices = EVERY_KIND.map((notice) => ({ ...notice, phase: 'extended' as const })).slice(2);
    const part = letterOf({
      notices: [factOf({ kind: 'due', phase: 'extended', date: calendarDate('2014-10-02') }), ...notices],
      part: { number: 12, of: 34 },
    });
    expect(subjectOf(part, TODAY)).toBe(
      'OpenStack 2025.1: planned end of regular maintenance was 4353 days ago, 2 Oct 2014 (part 12 of 34)',
    );
  });

  it.each([
    [2, 0, 'region-1 and region-2: 30 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026'],
    [3, 0, 'region-1, region-2 and 1 more: 30 days until end of maintenance of OpenStack 2025.1, 2 Oct 2026'],
    [
      2,
      1,
      'region-1 and region-2: 30 days until end of maintenance of OpenStack 2025.1, 2 Oct 2026 (+1 more)',
    ],
    [
      50,
      2,
      'region-1 and 49 more: 30 days until end of maintenance of OpenStack 2025.1, 2 Oct 2026 (+2 more)',
    ],
  ])('of %i environments and %i other facts counts the environments once', (places, others, subject) => {
    const notices = [
      ...deadlinesOf(places),
      ...Array.from({ length: others }, (_, index) => noticeOf({ id: `other ${index}` })),
    ];
    expect(subjectOf(letterOf({ notices }), TODAY)).toBe(subject);
  });

  it.each([
    [
      'two names',
      'lab',
      'lab and laby: 30 days until end of maintenance of OpenStack 2025.1, 2 Oct 2026, and 1 more end',
    ],
    [
      'a name of 60 characters',
      'x'.repeat(60),
      `${'x'.repeat(17)}... and 1 more: 30 days until end of maintenance of OpenStack 2025.1, 2 Oct 2026`,
    ],
  ])('of environments with two deadlines says so where there is room: %s', (_, name, subject) => {
    const both = [name, `${name.slice(0, 59)}y`];
    const notices = [
      ...both.map((one) => deadlineOf(one)),
      ...both.map((one) => deadlineOf(one, RABBITMQ_ENDS)),
    ];
    expect(subjectOf(letterOf({ notices }), TODAY)).toBe(subject);
  });

  it('leaves the environment out where the fact and its date would not fit beside it', () => {
    const parts = {
      phase: 'extended',
      date: calendarDate('2029-09-22'),
      productTitle: 'A product of many words',
    } as const;
    const notices = deadlinesOf(9999, {
      ...parts,
      overlays: { product: 'x', productTitle: 'Another of many' },
    });
    const subject = subjectOf(
      letterOf({ notices: [...notices, noticeOf()], part: { number: 12, of: 34 } }),
      TODAY,
    );
    expect(subject).toMatch(/: 1116 days until end of regular maintenance, 22 Sep 2029/);
    expect(subject).toMatch(/\(part 12 of 34\)$/);
    expect(subject).toMatch(ONE_LINE);
  });

  it.each([
    [STANDINGS, 'Monthly digest: end of life of OpenStack 2024.2 Dalmatian overdue since 29 Apr 2026'],
    [STANDINGS.slice(2), 'Monthly digest: next comes the release of OpenStack 2026.2 Hibiscus, 30 Sep 2026'],
    [
      STANDINGS.slice(2, 3),
      'Monthly digest: next comes the end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026',
    ],
    [STANDINGS.slice(0, 1), 'Monthly digest: no date to come, 1 release past the end'],
    [[], 'Monthly digest: no date to come'],
  ])('of a digest says what is overdue, or what comes next: %#', (standings, subject) => {
    expect(subjectOf(letterOf({ kind: 'digest', notices: [], standings }), TODAY)).toBe(subject);
  });

  it('of a welcome to very much is cut between words', () => {
    const follows = `openstack ${Array.from({ length: 30 }, (_, index) => `20${index + 10}.1`).join(', ')}`;
    expect(subjectOf(letterOf({ kind: 'welcome', notices: [], follows }), TODAY)).toBe(
      'Lastpatch now watches openstack 2010.1, 2011.1, 2012.1, 2013.1, 2014.1, 2015.1, 2016.1... for you',
    );
  });

  it.each([
    'openstack (supported releases, by the dates of ubuntu-cloud-archive); ceph reef, squid, tentacle',
    'openstack (supported releases, by the dates (and no others) of ubuntu-cloud-archive); ceph reef',
  ])('of a welcome is cut before a bracket that would stay open: %s', (follows) => {
    expect(subjectOf(letterOf({ kind: 'welcome', follows, notices: [] }), TODAY)).toBe(
      'Lastpatch now watches openstack... for you',
    );
  });

  it.each([
    ['Époxy Ünïcôdé', 'Epoxy Unicode'],
    ['Ｅｐｏｘｙ', 'Epoxy'],
    ['环氧树脂', '????'],
    ['Epoxy\r\nBcc: all', 'Epoxy Bcc: all'],
    ['Epoxy 🚀', 'Epoxy ?'],
  ])('writes %j in ASCII: %s', (releaseTitle, ascii) => {
    expect(subjectOf(letterOf({ notices: [noticeOf({ releaseTitle })] }), TODAY)).toContain(
      `OpenStack ${ascii}: 30 days`,
    );
  });

  it.each(Object.entries(HOSTILE_NAMES))('is one short line of ASCII after %s', (_, name) => {
    const notice = noticeOf({ productTitle: name, releaseTitle: name });
    expect(subjectOf(letterOf({ notices: [notice, notice] }), TODAY)).toMatch(ONE_LINE);
    expect(subjectOf(letterOf({ notices: [], follows: name }), TODAY)).toMatch(ONE_LINE);
    const places = [deadlineOf(name), deadlineOf(`${name}!`), deadlineOf('lab')];
    expect(subjectOf(letterOf({ notices: places }), TODAY)).toMatch(ONE_LINE);
  });

  it('is one short line of ASCII after any name', () => {
    fc.assert(
      fc.property(anyTexts(200), fc.nat(50), (name, more) => {
        const notices = Array.from({ length: more + 1 }, (_, index) =>
          noticeOf({ id: String(index), releaseTitle: name }),
        );
        expect(subjectOf(letterOf({ notices }), TODAY)).toMatch(ONE_LINE);
      }),
    );
  });
});
