import { addDays, calendarDate, daysBetween, PHASES } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOBCAT_ENTERED, letterOf, TO_EPOXY, TO_GAZPACHO } from '../../testing/sample-letters.ts';
import { atArchive } from '../../testing/vendor-letters.ts';
import type { Notice } from '../daily-check/notice.ts';
import { isUrgent } from '../daily-check/urgency.ts';
import { shortDate } from './english/words.ts';
import { isOneSegment, smsText } from './sms-text.ts';

const TODAY = calendarDate('2026-10-31');

const titles = (): fc.Arbitrary<string> =>
  fc
    .array(fc.stringMatching(/^(?:[A-Za-z]{1,60}|[가-힣]{1,30})$/), { minLength: 1, maxLength: 8 })
    .map((words) => words.join(' '));

/** What a vendor's dates may make urgent, under names of any length. */
const vendorNotices = (): fc.Arbitrary<Notice> =>
  fc
    .record({
      kind: fc.constantFrom('entered', 'due', 'deadline', 'reminder', 'moved', 'scheduled', 'withdrawn'),
      phase: fc.constantFrom(...PHASES),
      days: fc.oneof(fc.constantFrom(-1, 0, 1, 7), fc.integer({ min: -4000, max: 4000 })),
      was: fc.integer({ min: -4000, max: 4000 }),
      cause: fc.constantFrom('day', 'word'),
      basis: fc.constantFrom('declared', 'scheduled', 'derived'),
      next: fc.constantFrom(...PHASES),
      productTitle: titles(),
      product: fc.oneof(fc.constant('OpenStack'), titles()),
      release: fc.oneof(fc.constant('2024.1'), titles()),
      releaseTitle: titles(),
      environment: titles(),
    })
    .map(({ days, was, kind, next, environment, product, ...parts }) => {
      const date = addDays(TODAY, days);
      return atArchive({
        ...parts,
        kind,
        date,
        overlays: { product: 'openstack', productTitle: product },
        hops: [TO_EPOXY, TO_GAZPACHO],
        ...(kind === 'moved' ? { was: addDays(TODAY, was) } : {}),
        ...(kind === 'withdrawn' ? { next: { phase: next, date } } : {}),
        ...(kind === 'deadline' || kind === 'reminder'
          ? { step: Math.max(0, daysBetween(TODAY, date)) }
          : {}),
        ...(kind === 'deadline' ? { environment } : {}),
      } as Parameters<typeof atArchive>[0]);
    })
    .filter((notice) => isUrgent(notice, TODAY));

function arriving(locale: 'en' | 'ko', notice: Notice, more: number): string {
  const others = Array.from({ length: more }, (_, id) => ({ ...BOBCAT_ENTERED, id: String(id) }));
  return smsText(letterOf({ kind: 'urgent', locale, notices: [notice, ...others] }), TODAY) ?? '';
}

describe('an SMS of the dates of a vendor', () => {
  it('says the day whatever the names are', () => {
    fc.assert(
      fc.property(vendorNotices(), fc.constantFrom(0, 1, 12, 999), (notice, more) => {
        const [english, korean] = [arriving('en', notice, more), arriving('ko', notice, more)];
        expect(isOneSegment(english) && isOneSegment(korean)).toBe(true);
        expect(english).toContain(notice.date && shortDate(notice.date));
        expect(korean.replace(/(?<=\d{4})-\d\d-\d\d→(?=\d\d-)/, '-')).toContain(notice.date);
      }),
    );
  });

  it.each([
    ['UCA', 'unmaintained', 'OpenStack 2024.1(UCA): 유지보수 종료됨(2026-10-31) 외 1건. 업그레이드하십시오'],
    [
      'Ubuntu Cloud Archive',
      'security',
      'OpenS... 2024.1(U...): 이제 보안 수정만 제공(2026-10-31) 외 1건. 업그레이드',
    ],
    [
      `${'Ubuntu '.repeat(30)}Archive`,
      'security',
      'OpenS... 2024.1(U...): 이제 보안 수정만 제공(2026-10-31) 외 1건. 업그레이드',
    ],
  ] as const)('by %s gives up names before the fact', (productTitle, phase, said) => {
    const notice = atArchive({ kind: 'entered', phase, date: TODAY, productTitle });
    expect(arriving('ko', notice, 1)).toBe(said);
  });

  it('cuts names to almost nothing before it keeps the day to itself', () => {
    const notice = atArchive({
      kind: 'withdrawn',
      phase: 'extended',
      date: addDays(TODAY, -1),
      productTitle: 'AA aaaa',
      release: '가가가가가가가가',
      next: { phase: 'security', date: addDays(TODAY, -1) },
    });
    expect(arriving('ko', notice, 999)).toBe(
      'AA... 가가가...: 발표 철회(전체 유지보수 종료 2026-10-30) 외 999건. 이메일 확인',
    );
  });

  it('says by whose dates it is where there is no room for the product too', () => {
    const moved = { kind: 'moved', phase: 'extended', date: TODAY, was: addDays(TODAY, 400) } as const;
    expect(arriving('ko', atArchive(moved), 1)).toBe(
      'Ubuntu... 2024.1: 정규 유지보수 종료일 변경(2026-10-31) 외 1건. 업그레이드 필요',
    );
  });
});
