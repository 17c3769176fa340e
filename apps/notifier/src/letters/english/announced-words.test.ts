import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { factOf } from '../../../testing/sample-letters.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { noticeWords } from './notice-words.ts';

const day = calendarDate;
const TODAY = day('2026-09-02');

const announced = (parts: Partial<Notice>): string => {
  const notice = factOf({
    kind: 'announced',
    release: '2027.1',
    releaseTitle: '2027.1 Indri',
    date: null,
    ...parts,
  });
  const { label, headline, body } = noticeWords(notice, TODAY);
  return [label, headline, ...body].join('\n');
};

describe('a release that is listed for the first time', () => {
  it('and planned', () => {
    expect(announced({ phase: 'planned' })).toMatchInlineSnapshot(`
      "ANNOUNCED
      OpenStack 2027.1 Indri is announced
      Upstream lists it for the first time; it has no release day yet."
    `);
    expect(
      announced({
        phase: 'planned',
        date: day('2027-03-31'),
        next: { phase: 'development', date: day('2026-09-30') },
      }),
    ).toMatchInlineSnapshot(`
      "ANNOUNCED
      OpenStack 2027.1 Indri is announced, planned for 31 Mar 2027
      Upstream lists it for the first time; its release is planned for Wednesday, 31 March 2027, in 210 days.
      Its start of development is planned for Wednesday, 30 September 2026, in 28 days."
    `);
  });
  it('and under development', () => {
    expect(announced({ phase: 'development' })).toMatchInlineSnapshot(`
      "ANNOUNCED
      OpenStack 2027.1 Indri is under development
      Upstream lists it for the first time; it is under development, and it has no release day yet."
    `);
    expect(
      announced({
        phase: 'development',
        date: day('2027-03-31'),
        next: { phase: 'maintained', date: day('2027-03-31') },
      }),
    ).toMatchInlineSnapshot(`
      "ANNOUNCED
      OpenStack 2027.1 Indri is under development, planned for 31 Mar 2027
      Upstream lists it for the first time; it is under development, and its release is planned for Wednesday, 31 March 2027, in 210 days."
    `);
  });
  it('whose planned release day has passed', () => {
    expect(announced({ phase: 'development', date: day('2026-08-31') })).toMatchInlineSnapshot(`
      "ANNOUNCED
      OpenStack 2027.1 Indri is under development; its release was planned for 31 Aug 2026
      Upstream lists it for the first time; it is under development, and its release was planned for 31 August 2026 (2 days ago)."
    `);
  });
  it('and out', () => {
    expect(
      announced({
        phase: 'maintained',
        date: day('2026-09-01'),
        next: { phase: 'end-of-life', date: day('2027-09-01') },
        standsFor: ['released'],
      }),
    ).toMatchInlineSnapshot(`
      "RELEASED
      OpenStack 2027.1 Indri is out (1 Sep 2026)
      Upstream lists it for the first time; its release day was 1 September 2026 (yesterday).
      Its end of life is planned for Wednesday, 1 September 2027, in 364 days.
      Read its release notes before you plan the upgrade to it."
    `);
    expect(announced({ phase: 'maintained' })).toMatchInlineSnapshot(`
      "RELEASED
      OpenStack 2027.1 Indri is out
      Upstream lists it for the first time.
      Read its release notes before you plan the upgrade to it."
    `);
  });
  it('and past full maintenance', () => {
    expect(announced({ phase: 'security', date: day('2026-01-01') })).toMatchInlineSnapshot(`
      "RELEASED
      OpenStack 2027.1 Indri is out (1 Jan 2026)
      Upstream lists it for the first time; it gets security fixes only, and its release day was 1 January 2026 (244 days ago).
      Read its release notes before you plan the upgrade to it."
    `);
    expect(announced({ phase: 'extended' })).toMatchInlineSnapshot(`
      "RELEASED
      OpenStack 2027.1 Indri is out
      Upstream lists it for the first time; it is in extended maintenance.
      Read its release notes before you plan the upgrade to it."
    `);
  });
  it('and over', () => {
    expect(announced({ phase: 'end-of-life', date: day('2026-01-01') })).toMatchInlineSnapshot(`
      "ANNOUNCED
      OpenStack 2027.1 Indri is listed for the first time, and is at its end already
      Upstream lists it for the first time; it is at its end of life, and its release day was 1 January 2026 (244 days ago)."
    `);
    expect(announced({ phase: 'unmaintained' })).toMatchInlineSnapshot(`
      "ANNOUNCED
      OpenStack 2027.1 Indri is listed for the first time, and is at its end already
      Upstream lists it for the first time; it is unmaintained."
    `);
  });
});

describe('a release that is listed again after it was gone', () => {
  const again = (parts: Partial<Notice>): string => announced({ listings: 2, ...parts });

  it.each([
    ['planned', { phase: 'planned' }],
    ['planned for a day', { phase: 'planned', date: day('2027-03-31') }],
    ['under development', { phase: 'development', date: day('2026-08-31') }],
    ['out', { phase: 'maintained', date: day('2026-09-01') }],
    ['out nobody knows when', { phase: 'extended' }],
    ['over', { phase: 'end-of-life', date: day('2026-01-01') }],
  ] as const)('and %s is never said to be listed for the first time, nor to be out just now', (_, parts) => {
    const said = again(parts);
    expect(said).not.toContain('first time');
    expect(said).toMatch(/^LISTED\nOpenStack 2027\.1 Indri is listed again/);
    expect(said).toContain('Upstream lists it again, after it was gone');
    expect(announced({ listings: 1, ...parts })).toBe(announced(parts));
  });

  it('and planned', () => {
    expect(again({ phase: 'planned', date: day('2027-03-31') })).toMatchInlineSnapshot(`
      "LISTED
      OpenStack 2027.1 Indri is listed again, planned for 31 Mar 2027
      Upstream lists it again, after it was gone; its release is planned for Wednesday, 31 March 2027, in 210 days."
    `);
  });
  it('and under development, overdue', () => {
    expect(again({ phase: 'development', date: day('2026-08-31') })).toMatchInlineSnapshot(`
      "LISTED
      OpenStack 2027.1 Indri is listed again, under development; its release was planned for 31 Aug 2026
      Upstream lists it again, after it was gone; it is under development, and its release was planned for 31 August 2026 (2 days ago)."
    `);
  });
  it('and out', () => {
    expect(
      again({
        phase: 'maintained',
        date: day('2026-09-01'),
        next: { phase: 'end-of-life', date: day('2027-09-01') },
        standsFor: ['released'],
      }),
    ).toMatchInlineSnapshot(`
      "LISTED
      OpenStack 2027.1 Indri is listed again, and is out (1 Sep 2026)
      Upstream lists it again, after it was gone; its release day was 1 September 2026 (yesterday).
      Its end of life is planned for Wednesday, 1 September 2027, in 364 days."
    `);
    expect(again({ phase: 'extended' })).toMatchInlineSnapshot(`
      "LISTED
      OpenStack 2027.1 Indri is listed again, and is out
      Upstream lists it again, after it was gone; it is in extended maintenance."
    `);
  });
  it('and over', () => {
    expect(again({ phase: 'end-of-life', date: day('2026-01-01') })).toMatchInlineSnapshot(`
      "LISTED
      OpenStack 2027.1 Indri is listed again, and is at its end
      Upstream lists it again, after it was gone; it is at its end of life, and its release day was 1 January 2026 (244 days ago)."
    `);
  });
});
