import { calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { letterOf, noticeOf } from '../../testing/sample-letters.ts';
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
    const notices = Array.from({ length: number }, () => noticeOf());
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
    expect(fits).toMatch(/, 2 Oct 2026$/);
    expect(tooLong).toMatch(/, 2 Oct\.\.\.$/);
  });

  it('too long is cut at a space, and the number of further notices stays', () => {
    const notice = noticeOf({ releaseTitle: `2025.1 ${'Epoxy and friends '.repeat(8)}` });
    expect(subjectOf(letterOf({ notices: [notice, notice] }), TODAY)).toBe(
      'OpenStack 2025.1 Epoxy and friends Epoxy and friends Epoxy and friends Epoxy and... (+1 more)',
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
  });

  it('is one short line of ASCII after any name', () => {
    fc.assert(
      fc.property(anyTexts(200), fc.nat(50), (name, more) => {
        const notices = Array.from({ length: more + 1 }, () => noticeOf({ releaseTitle: name }));
        expect(subjectOf(letterOf({ notices }), TODAY)).toMatch(ONE_LINE);
      }),
    );
  });
});
