import { calendarDate, NOTICE_KINDS } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { CARACAL_ENTERED, factOf, letterOf, projectEndsOf } from '../../../testing/sample-letters.ts';
import { ARCHIVE_ENDS, CARACAL_GIVES_WAY, atArchive } from '../../../testing/vendor-letters.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { letterText } from '../letter-text.ts';
import { noticeWords } from './notice-words.ts';
import { smsText } from '../sms-text.ts';
import { subjectOf } from '../subject.ts';

const TODAY = calendarDate('2026-09-02');
const day = calendarDate;

function told(notice: Notice): string {
  const { headline, body } = noticeWords(notice, TODAY);
  return [headline, ...body].join('\n');
}

describe("a fact of a vendor's dates", () => {
  it.each([
    [
      'a reminder',
      ARCHIVE_ENDS,
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive: 30 days until end of life, 2 Oct 2026',
      'as planned by Ubuntu Cloud Archive: 30 days left.\nFrom that day on Ubuntu Cloud Archive fixes nothing in it',
    ],
    [
      'a date that has moved',
      atArchive({ kind: 'moved', date: day('2029-05-01'), was: day('2028-05-01') }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive: end of life moved to 1 May 2029 (was 1 May 2028)',
      'Ubuntu Cloud Archive has changed its plan.',
    ],
    [
      'a first date',
      atArchive({ kind: 'scheduled', date: day('2029-05-01') }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive: end of life is planned for 1 May 2029',
      'Ubuntu Cloud Archive has set a date for its end of life: Tuesday, 1 May 2029',
    ],
    [
      'a date taken away',
      atArchive({ kind: 'unscheduled', was: day('2029-05-01') }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive: end of life is no longer planned for 1 May 2029',
      'plan with the old date until Ubuntu Cloud Archive gives a new one.',
    ],
    [
      'an end that has come',
      atArchive({ kind: 'entered', date: TODAY, on: TODAY, cause: 'day', basis: 'declared' }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive has reached its end of life (2 Sep 2026)',
      'as planned by Ubuntu Cloud Archive.\nFrom that day on Ubuntu Cloud Archive fixes nothing in it',
    ],
    [
      'an end on an unknown day',
      atArchive({ kind: 'entered', date: null, basis: 'declared' }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive has reached its end of life',
      'Ubuntu Cloud Archive has declared it.\nUbuntu Cloud Archive gives no day for it.',
    ],
    [
      'a date that came late',
      atArchive({ kind: 'scheduled', date: TODAY, on: TODAY, standsFor: ['entered', 'due'] }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive has reached its end of life (2 Sep 2026)',
      'Ubuntu Cloud Archive has given the date of its end of life late',
    ],
    [
      'an end of maintenance',
      atArchive({ kind: 'entered', phase: 'unmaintained', date: TODAY, on: TODAY, basis: 'declared' }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive is unmaintained (2 Sep 2026)',
      'From that day on Ubuntu Cloud Archive no longer maintains it. Upgrade before you depend on a fix.',
    ],
    [
      'what it lists for the first time',
      atArchive({
        kind: 'announced',
        phase: 'maintained',
        date: null,
        next: { phase: 'end-of-life', date: day('2029-05-01') },
        standsFor: ['released'],
      }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive has dates for the first time: end of life planned for 1 May 2029',
      'Ubuntu Cloud Archive lists it for the first time',
    ],
    [
      'a withdrawn word',
      atArchive({ kind: 'withdrawn', date: null }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive: end of life taken back, no date is given now',
      'do not rely on it before Ubuntu Cloud Archive says more.',
    ],
    [
      'its release',
      atArchive({ kind: 'released', phase: 'maintained', date: TODAY, on: TODAY, basis: 'declared' }),
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive is out (2 Sep 2026)',
      'Ubuntu Cloud Archive released it on 2 September 2026 (today).',
    ],
  ])('names the vendor: %s', (_, notice, headline, sentence) => {
    const text = told(notice);
    expect(text.split('\n')[0]).toBe(headline);
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/upstream/i);
  });

  it("names nobody's word as upstream's, whatever it is", () => {
    for (const kind of NOTICE_KINDS) {
      for (const date of [day('2026-09-01'), TODAY, day('2026-09-03'), null]) {
        if (['version', 'retired', 'milestone', 'due'].includes(kind)) continue;
        const basis = date === null || date <= TODAY ? 'declared' : 'scheduled';
        const notice = atArchive({
          kind,
          date,
          basis,
          was: day('2026-10-02'),
          asOf: day('2026-08-01'),
        });
        expect([kind, date, told(notice)]).not.toEqual([kind, date, expect.stringMatching(/upstream/i)]);
      }
    }
  });

  it('says until when the next hop is supported, and by whom', () => {
    expect(told(ARCHIVE_ENDS)).toContain(
      'Next hop: 2025.1 Epoxy, supported by Ubuntu Cloud Archive until 1 May 2030 as planned.',
    );
  });

  it('has a subject and an SMS that name the vendor', () => {
    const letter = letterOf({ kind: 'urgent', notices: [ARCHIVE_ENDS] });
    const today = day('2026-09-27');
    expect(subjectOf(letter, today)).toBe(
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive: 5 days until end of life, 2 Oct 2026',
    );
    expect(smsText(letter, today)).toBe(
      'OpenStack 2024.1 Caracal at Ubuntu Cloud Archive: 5 days until end of life, 2 Oct 2026. Next hop: 2025.1. vendor.example/cloud-archive',
    );
  });

  it('keeps the vendor where its names are cut', () => {
    const long = {
      ...ARCHIVE_ENDS,
      productTitle: 'Ubuntu Cloud Archive with Extended Maintenance and Support',
    };
    expect(subjectOf(letterOf({ notices: [long] }), TODAY)).toMatch(
      /^OpenStack 2024\.1.* at Ubuntu.*: 30 days until end of life, 2 Oct 2026$/,
    );
  });
});

describe("an end of upstream's support for whoever goes by a vendor's dates", () => {
  it('is a plain fact, and says which vendor decides, and until when', () => {
    const text = told(CARACAL_GIVES_WAY);
    expect(text).toContain('OpenStack 2024.1 Caracal is unmaintained (7 Nov 2025)');
    expect(text).toContain(
      'where volunteers may keep it.\nYou go by the dates of Ubuntu Cloud Archive, which supports it until 1 May 2029, in 972 days.',
    );
    expect(text).not.toContain('Upgrade');
    expect(told(CARACAL_ENTERED)).toContain('Upgrade before you depend on a fix.');
  });

  it.each([
    [null, 'which gives no day on which its support ends.'],
    [day('2026-09-03'), 'which supports it until 3 September 2026, tomorrow.'],
    [TODAY, 'whose support ended on 2 September 2026, today.'],
    [day('2026-09-01'), 'whose support ended on 1 September 2026, yesterday.'],
  ])('when that of the vendor ends on %s', (supportEnds, said) => {
    const decidedBy = { title: 'Ubuntu Cloud Archive', supportEnds };
    expect(told({ ...CARACAL_GIVES_WAY, decidedBy })).toContain(
      `You go by the dates of Ubuntu Cloud Archive, ${said}`,
    );
  });

  it('gives no advice when a word is withdrawn', () => {
    const notice = factOf({ kind: 'withdrawn', next: { phase: 'unmaintained', date: day('2026-11-13') } });
    const decidedBy = { title: 'Archive', supportEnds: null };
    expect(told(notice)).toContain('Plan with that date.');
    expect(told({ ...notice, decidedBy })).not.toContain('Plan with that date.');
  });

  it('is said once of several projects', () => {
    const decidedBy = { title: 'Ubuntu Cloud Archive', supportEnds: day('2029-05-01') };
    const { text } = letterText(
      letterOf({ notices: projectEndsOf(['nova', 'glance'], { decidedBy }) }),
      TODAY,
    );
    expect(text.match(/You\s+go\s+by\s+the\s+dates\s+of/g)).toHaveLength(1);
  });
});
