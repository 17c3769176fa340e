import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { PAST_END, pastEndOf } from '../../testing/fleet-letters.ts';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { letterOf, noticeOf, STANDINGS } from '../../testing/sample-letters.ts';
import type { Letter, PastEnd } from '../daily-check/letter.ts';
import { slackMessage } from './chat-message.ts';
import { letterText } from './letter-text.ts';
import { pastEndLines } from './past-end-lines.ts';
import { subjectOf } from './subject.ts';

const day = calendarDate;

function digest(pastEnd: readonly PastEnd[], parts: Partial<Letter> = {}): Letter {
  return letterOf({ kind: 'digest', notices: [], standings: STANDINGS, pastEnd, ...parts });
}

function shown(pastEnd: readonly PastEnd[], today = '2026-09-02'): string {
  return pastEndLines(digest(pastEnd), day(today)).join('\n');
}

describe('what is run past its end', () => {
  it('is told by release: since when, where, and what of it is muted until when and why', () => {
    expect(shown(PAST_END)).toMatchInlineSnapshot(`
      "UNSUPPORTED: your fleet runs these past their end:
        OpenStack 2023.1 Antelope        since 14 Dec 2024, 627 days ago
                                         lab: muted until 1 March 2027: is
                                         replaced in spring
        OpenStack 2024.1 Caracal         since 7 Nov 2025, 299 days ago:
                                         region-three and region-two
                                         lab-2: muted until 1 March 2027: is
                                         replaced in spring
        venus in OpenStack 2025.1 Epoxy  retired by upstream since 2 Jun 2026,
                                         92 days ago: region-one"
    `);
  });

  it('stands before the standings of a digest, and of news that come with one', () => {
    for (const letter of [digest(PAST_END), letterOf({ standings: STANDINGS, pastEnd: PAST_END })]) {
      const { text } = letterText(letter, day('2026-09-02'));
      const places = ['\nUNSUPPORTED: ', '\nThis is where things stand', '\nENDED: '].map((words) =>
        `\n${text}`.indexOf(words),
      );
      expect(places.every((place) => place >= 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });

  it.each([
    ['2025-11-08', 'since 7 Nov 2025, yesterday: lab'],
    ['2025-11-07', 'since 7 Nov 2025, today: lab'],
    ['2026-09-02', 'since 7 Nov 2025, 299 days ago: lab'],
  ])('is counted from the day of sending, on %s', (today, said) => {
    expect(shown([pastEndOf('lab')], today)).toContain(`OpenStack 2024.1 Caracal  ${said}`);
  });

  it('since an unknown day says so', () => {
    expect(shown([pastEndOf('lab', { since: null })])).toContain('  since a day that is not known: lab');
  });

  it.each([
    ['2026-12-30', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
    ['2027-01-02', false],
  ])('is muted until a day, which is no longer muted: %s, %s', (today, isMuted) => {
    const muted = { until: day('2027-01-01'), why: 'goes' };
    const text = shown([pastEndOf('lab', { muted }), pastEndOf('one')], today);
    expect(text.includes('lab: muted until 1 January 2027: goes')).toBe(isMuted);
    expect(text.includes(': lab and one')).toBe(!isMuted);
    const subject = subjectOf(digest([pastEndOf('lab', { muted })]), day(today));
    expect(subject.includes('lab runs')).toBe(!isMuted);
  });

  it('of one reason is muted in one line, and of no reason too', () => {
    const muted = { until: day('2027-03-01'), why: '' };
    const names = ['a', 'b', 'c'].map((name) => pastEndOf(name, { muted }));
    expect(
      shown(names)
        .split('\n')
        .slice(-2)
        .map((line) => line.trim()),
    ).toEqual(['a, b and c: muted until 1 March 2027: no', 'reason given']);
  });

  it('says in Korean too that no reason was given', () => {
    const muted = { until: day('2027-03-01'), why: '' };
    const letter = digest([pastEndOf('lab', { muted })], { locale: 'ko' });
    expect(pastEndLines(letter, day('2026-09-02')).join(' ').replaceAll(/\s+/g, ' ')).toContain(
      '알림 중지: 적힌 사유 없음',
    );
  });

  it('is bounded: names, reasons, and how long a reason is', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => pastEndOf(`region-${index + 1}`));
    expect(shown(many)).toMatch(/region-10 and\s+9990 more$/);
    const muted = Array.from({ length: 25 }, (_, index) =>
      pastEndOf(`lab-${index}`, {
        muted: { until: day('2027-03-01'), why: `${index} ${'why '.repeat(999)}` },
      }),
    );
    expect(shown(muted).split('\n').length).toBeLessThan(90);
    expect(shown(muted).split('\n').at(-1)?.trim()).toBe('15 more: muted too');
  });

  it('stands in chats', () => {
    const texts = slackMessage(digest(PAST_END), day('2026-09-02')).blocks.flatMap((block) =>
      'text' in block ? block.text.text : [],
    );
    expect(texts[1]).toMatchInlineSnapshot(`
      "*UNSUPPORTED: your fleet runs these past their end*
      • OpenStack 2023.1 Antelope: since 14 Dec 2024, 627 days ago; lab: muted until 1 March 2027: is replaced in spring
      • OpenStack 2024.1 Caracal: since 7 Nov 2025, 299 days ago: region-three and region-two; lab-2: muted until 1 March 2027: is replaced in spring
      • venus in OpenStack 2025.1 Epoxy: retired by upstream since 2 Jun 2026, 92 days ago: region-one"
    `);
  });

  it('is nothing to speak of where there is none', () => {
    expect(shown([])).toBe('');
    expect(letterText(digest([]), day('2026-09-02')).text).toMatch(/^This is where things stand/);
    expect(pastEndLines(letterOf(), day('2026-09-02'))).toEqual([]);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is harmless after %s', (_, name) => {
    const muted = { until: day('2027-03-01'), why: name };
    const letter = digest([
      pastEndOf(name, { muted }),
      pastEndOf(name),
      pastEndOf('lab', { releaseTitle: name }),
    ]);
    for (const line of letterText(letter, day('2026-09-02')).text.split('\n'))
      expect(line).not.toMatch(HARMFUL);
    expect(subjectOf(letter, day('2026-09-02'))).toMatch(/^[\x20-\x7e]{1,99}$/);
  });
});

describe('the subject of a digest', () => {
  it.each([
    [['lab'], 'Monthly digest: lab runs OpenStack 2024.1 Caracal past its end (7 Nov 2025)'],
    [['lab', 'one'], 'Monthly digest: lab and one run OpenStack 2024.1 Caracal past its end (7 Nov 2025)'],
    [
      ['lab', 'one', 'two', 'three'],
      'Monthly digest: lab, one and 2 more run OpenStack 2024.1 Caracal past its end (7 Nov 2025)',
    ],
  ])('says what is run past its end: %j', (names, subject) => {
    expect(subjectOf(digest(names.map((name) => pastEndOf(name))), day('2026-09-02'))).toBe(subject);
  });

  it('says nothing of an unknown day, nor of what is muted', () => {
    expect(subjectOf(digest([pastEndOf('lab', { since: null })]), day('2026-09-02'))).toBe(
      'Monthly digest: lab runs OpenStack 2024.1 Caracal past its end',
    );
    expect(subjectOf(digest(PAST_END), day('2026-09-02'))).toContain('region-three and region-two run');
    expect(subjectOf(digest(PAST_END.slice(0, 1)), day('2026-09-02'))).toContain('Dalmatian overdue');
  });

  it('of news is that of the news', () => {
    expect(subjectOf(letterOf({ notices: [noticeOf()], pastEnd: PAST_END }), day('2026-09-02'))).toMatch(
      /^OpenStack 2025\.1 Epoxy: 30 days/,
    );
  });
});
