import { addDays, calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { SAMPLE_LETTERS } from '../../../testing/fleet-letters.ts';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { NOTICE_CASES } from '../../../testing/notice-cases.ts';
import { letterOf, TO_EPOXY } from '../../../testing/sample-letters.ts';
import type { Letter } from '../../daily-check/letter.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { isGsm7 } from '../gsm7.ts';
import { letterText } from '../letter-text.ts';
import { renderMessage } from '../message.ts';
import { SMS_PREFIX, smsText } from '../sms-text.ts';
import { subjectOf } from '../subject.ts';

const TODAY = calendarDate('2026-09-02');

/** Letters of all cases, and all samples; what they follow is in Korean, as it is when a watch has this language. */
const LETTERS: readonly (readonly [string, Letter])[] = [
  ...Object.entries(NOTICE_CASES).map(([name, notices]) => [name, letterOf({ notices })] as const),
  ...Object.entries(SAMPLE_LETTERS),
];

function inKorean(letter: Letter): Letter {
  const { alsoFollows } = letter;
  return {
    ...letter,
    locale: 'ko',
    follows: 'openstack(지원 중인 릴리스)',
    ...(alsoFollows === undefined ? {} : { alsoFollows: 'openstack(모든 릴리스)' }),
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function isoOf(year: string, month: number, day: string): string {
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The days that an English text says with their year. */
function englishDates(text: string): string[] {
  return [...text.matchAll(/(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})/g)].map(
    ([, day = '', month = '', year = '']) => isoOf(year, MONTHS.indexOf(month) + 1, day),
  );
}

/** The days that a Korean text says. */
function koreanDates(text: string): string[] {
  return [
    ...[...text.matchAll(/(\d{4})년 (\d{1,2})월 (\d{1,2})일/g)].map(([, year = '', month = '', day = '']) =>
      isoOf(year, Number(month), day),
    ),
    ...[...text.matchAll(/(\d{4})년 [^~]{1,12}~(\d{1,2})월 (\d{1,2})일/g)].map(
      ([, year = '', month = '', day = '']) => isoOf(year, Number(month), day),
    ),
    ...[...text.matchAll(/\d{4}-\d\d-\d\d/g)].map(([date]) => date),
    ...[...text.matchAll(/(\d{4})-\d\d-\d\d→(\d\d-\d\d)/g)].map(
      ([, year = '', rest = '']) => `${year}-${rest}`,
    ),
  ];
}

function numbersIn(text: string): number[] {
  return [...text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** A letter as one line: neither breaks nor indents matter. */
function told(letter: Letter, days: number): string {
  const { subject, text } = letterText(letter, addDays(TODAY, days));
  return `${subject} ${text}`.replace(/\s+/g, ' ');
}

/** What people know by its name. */
function namesOf({ notices, standings, pastEnd = [] }: Letter): string[] {
  return [
    ...[...notices, ...standings, ...pastEnd].flatMap(({ productTitle, releaseTitle, overlays }) => [
      overlays?.productTitle ?? productTitle,
      releaseTitle ?? '',
    ]),
    ...notices.flatMap(({ project, version, link, kind, hops = [], decidedBy }) => [
      ...(kind === 'milestone' ? [] : [project ?? '', version ?? '']),
      link ?? '',
      ...(kind === 'version' || kind === 'milestone'
        ? []
        : hops.slice(-1).map(({ releaseTitle }) => releaseTitle)),
      decidedBy?.title ?? '',
    ]),
  ];
}

describe.each(LETTERS)('a letter in Korean: %s', (_, letter) => {
  const korean = inKorean(letter);

  it.each([-400, -30, 0, 30, 400])('carries what the English one does, %i days later', (days) => {
    const [en, ko] = [told({ ...letter, follows: 'x' }, days), told(korean, days)];
    expect(koreanDates(ko)).toEqual(expect.arrayContaining([...new Set(englishDates(en))]));
    // A subject with less room counts what another one names.
    const counts = (one: Letter): number[] => numbersIn(letterText(one, addDays(TODAY, days)).text);
    expect(counts(korean)).toEqual(expect.arrayContaining([...new Set(counts({ ...letter, follows: 'x' }))]));
    const isProductItself = (name: string): boolean => name === 'openstack';
    for (const name of namesOf(letter)) {
      if (!isProductItself(name) && en.includes(name)) expect(ko).toContain(name);
    }
  });

  it('is in lines of 72 columns, broken between words alone', () => {
    for (const line of letterText(korean, TODAY).text.split('\n')) {
      if (line.trim().includes(' ')) expect(stringWidth(line)).toBeLessThanOrEqual(72);
    }
    const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const [wide, narrow] = [told(korean, 0), words(letterText(korean, TODAY).text)];
    expect(wide).toContain(narrow);
  });

  it('says nothing in English but names and what is written in settings', () => {
    const message = renderMessage(korean, TODAY);
    const { slack, aws } = JSON.parse(message.chat) as {
      slack: { text: string };
      aws: { content: { description: string } };
    };
    const named = new Set(
      JSON.stringify([
        letter.notices,
        letter.standings,
        letter.pastEnd,
        letter.sources,
        letter.watchTitle,
        letter.id,
      ])
        .match(/[A-Za-z]+/g)
        ?.map((word) => word.toLowerCase()),
    );
    for (const form of [
      message.subject,
      message.text,
      message.sms ?? '',
      slack.text,
      aws.content.description,
    ]) {
      const words = form.match(/[A-Za-z]{2,}/g) ?? [];
      expect(words.filter((word) => !named.has(word.toLowerCase()) && !OURS.has(word))).toEqual([]);
      expect(form).toMatch(/[가-힣]|^$/);
    }
  });

  it('has no Korean when it is in English', () => {
    const { subject, text, sms, json, chat } = renderMessage(letter, TODAY);
    expect(`${subject}${text}${sms ?? ''}${json}${chat}`).not.toMatch(/\p{Script=Hangul}/u);
  });
});

/** Words that Korean uses as they are, and what people type. */
const OURS = new Set([
  'Lastpatch',
  'lastpatch',
  'yaml',
  'digest',
  'off',
  'plan',
  'SLURP',
  'EOL',
  'PTG',
  'retired',
  'unmaintained',
  'openstack',
  'https',
  'http',
]);

function arriving(notices: readonly Notice[], days: number): string {
  const letter = letterOf({ kind: 'urgent', locale: 'ko', notices });
  return SMS_PREFIX + (smsText(letter, addDays(TODAY, days)) ?? '');
}

function expectOneSegment(sms: string): void {
  // One character beyond GSM-7 makes all of them take two bytes: 140 bytes are one segment.
  expect(isGsm7(sms) ? 0 : Buffer.byteLength(sms, 'utf16le')).toBeLessThanOrEqual(140);
  expect(sms.length).toBeLessThanOrEqual(160);
  expect(sms.isWellFormed()).toBe(true);
}

describe('an SMS in Korean', () => {
  it.each(Object.entries(NOTICE_CASES))('is one segment and says its day whole: %s', (_, notices) => {
    for (const days of [-30, 0, 30, 33, 400]) {
      for (const more of [0, 1, 12]) {
        const others = Array.from({ length: more }, (_, index) => ({
          ...notices[0]!,
          kind: 'retired' as const,
          release: null,
          project: `other-${index}`,
        }));
        const sms = arriving([...notices, ...others], days);
        expectOneSegment(sms);
        const [first] = notices;
        if (
          first?.date &&
          first.kind !== 'announced' &&
          first.kind !== 'retired' &&
          first.kind !== 'withdrawn'
        ) {
          const said = koreanDates(sms);
          expect([sms, said.length > 0]).toEqual([sms, true]);
        }
        if (more > 0) expect(sms).toContain(`외 ${more}건`);
      }
    }
  });

  it.each(Object.entries(HOSTILE_NAMES))('is one segment after %s', (_, name) => {
    for (const notices of Object.values(NOTICE_CASES)) {
      expectOneSegment(
        arriving(
          notices.map((notice) => named(notice, name)),
          0,
        ),
      );
    }
  });

  it('is one segment after any text', () => {
    fc.assert(
      fc.property(anyTexts(), fc.constantFrom(...Object.values(NOTICE_CASES)), (name, notices) => {
        expectOneSegment(
          arriving(
            notices.map((notice) => named(notice, name)),
            0,
          ),
        );
      }),
    );
  });
});

function named(notice: Notice, name: string): Notice {
  return {
    ...notice,
    productTitle: name,
    releaseTitle: notice.releaseTitle === null ? null : name,
    hops: [{ ...TO_EPOXY, releaseTitle: name }],
    ...(notice.project === undefined ? {} : { project: name }),
    ...(notice.environment === undefined ? {} : { environment: name }),
  };
}

describe('whatever a letter in Korean holds', () => {
  it('it is harmless, and its subject is one line of at most 99 characters', () => {
    fc.assert(
      fc.property(anyTexts(), fc.constantFrom(...Object.values(NOTICE_CASES)), (name, group) => {
        const notices = group.map((notice) => named(notice, name));
        const letter = letterOf({ locale: 'ko', watchTitle: name, follows: name, notices });
        const { text, json, chat } = renderMessage(letter, TODAY);
        expect(subjectOf(letter, TODAY).length).toBeLessThanOrEqual(99);
        for (const line of [subjectOf(letter, TODAY), ...text.split('\n'), json, chat])
          expect(line).not.toMatch(HARMFUL);
        expect(`${text}${chat}`).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });
});
