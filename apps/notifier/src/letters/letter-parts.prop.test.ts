import { addDays, calendarDate } from '@lastpatch/release-model';
import { LOCALES } from '@lastpatch/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { EVERY_KIND, pastEndOf } from '../../testing/fleet-letters.ts';
import { letterOf, noticeOf, STANDINGS } from '../../testing/sample-letters.ts';
import { bodiesOf, MOST_SNS_BYTES } from '../adapters/aws/sns/published-message.ts';
import type { Letter } from '../daily-check/letter.ts';
import type { Message } from '../daily-check/message.ts';
import { letterParts, MOST_GROWTH, renderedLate } from './letter-parts.ts';
import { messageBytes, renderMessage } from './message.ts';

/** Names that grow the most when a form of a letter is written into another one, and some that upstream could send. */
const NAMES = ['"\\'.repeat(200), '\u0000'.repeat(200), '\u2028\ud800'.repeat(90), '🚀'.repeat(90)].concat(
  Object.values(HOSTILE_NAMES),
);
const FORMS = ['letter', 'chat'] as const;

function hostileLetter(names: readonly string[], count: number): Letter {
  const name = (index: number): string => `${names[index % names.length] ?? ''}${index}`;
  const notices = Array.from({ length: count }, (_, index) => ({
    ...noticeOf(EVERY_KIND[index % EVERY_KIND.length]),
    id: `notice-${index}`,
    release: name(index),
    releaseTitle: name(index + 1),
    productTitle: name(index + 2),
    environment: name(index + 3),
    runsIn: [name(index), name(index + 1)],
  }));
  const pastEnd = names.slice(0, 9).map((_, index) => {
    const muted = { until: calendarDate('2027-03-01'), why: name(index) };
    return pastEndOf(name(index), index % 2 === 0 ? { releaseTitle: name(index) } : { muted });
  });
  const standings = STANDINGS.map((standing, index) => ({ ...standing, releaseTitle: name(index) }));
  return letterOf({ notices, standings, pastEnd });
}

/** The size of the largest part, on its day or later, in a form over HTTPS. */
function largest(parts: readonly Letter[], form: (typeof FORMS)[number], late = [0, 100]): number {
  const sizes = parts.flatMap((part) =>
    late.map((days) => {
      return Buffer.byteLength(bodiesOf(renderMessage(part, addDays(part.on, days)), form));
    }),
  );
  return Math.max(...sizes);
}

function told(parts: readonly Letter[]): unknown[] {
  // Deadlines that are read as one are told together, wherever they stand.
  const notices = parts.flatMap((part) => part.notices).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [notices, parts.flatMap(({ pastEnd = [] }) => pastEnd), parts.flatMap(({ standings }) => standings)];
}

describe.each(FORMS)('the parts of a letter for SNS, with the form over HTTPS that is the %s', (form) => {
  const bytesOf = (message: Parameters<typeof bodiesOf>[0]): number =>
    Buffer.byteLength(bodiesOf(message, form));

  it.each<[number, string, readonly string[]]>([
    [40, 'of every kind', NAMES],
    [40, 'full of quotes', NAMES.slice(0, 1)],
    [40, 'full of controls', NAMES.slice(1, 2)],
    [40, 'full of halves', NAMES.slice(2, 3)],
    [40, 'full of pictures', NAMES.slice(3, 4)],
    [400, 'that are usual', ['2025.1 Epoxy']],
    [400, 'full of quotes', NAMES.slice(0, 1)],
  ])('all fit, of %i notices with names %s', (count, _, names) => {
    const letter = hostileLetter(names, count);
    const parts = letterParts(letter, MOST_SNS_BYTES, bytesOf);
    expect(largest(parts, form)).toBeLessThanOrEqual(MOST_SNS_BYTES);
    expect(told(parts)).toEqual(told([letter]));
  });

  it('all fit, whatever they hold', () => {
    const names = fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary' })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 60 }), (some, count) => {
        // With little room many are cut; nothing of a name alone takes so much.
        const [letter, room] = [hostileLetter(some, count), 65_536];
        const parts = letterParts(letter, room, bytesOf);
        const alone = parts.filter(
          ({ notices, standings, pastEnd = [] }) => notices.length + standings.length + pastEnd.length > 1,
        );
        expect(largest(alone.length === 0 ? [letterOf()] : alone, form)).toBeLessThanOrEqual(room);
        expect(told(parts)).toEqual(told([letter]));
      }),
      { numRuns: 15 },
    );
  });
});

describe.each(LOCALES)('a letter in %s that goes out late', (locale) => {
  it.each(EVERY_KIND.map((kind) => noticeOf(kind)).map((notice) => [notice.kind, notice] as const))(
    'is not much longer than on its day: %s',
    (_, notice) => {
      for (const standings of [[], STANDINGS]) {
        expect(growthOf(letterOf({ notices: [notice], standings, locale }))).toBeLessThan(MOST_GROWTH / 2);
      }
    },
  );

  it('is not much longer than on its day, whatever it holds', () => {
    const names = fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.string()), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 5 }), (some, count) => {
        expect(growthOf({ ...hostileLetter(some, count), locale })).toBeLessThan(MOST_GROWTH / 2);
      }),
      { numRuns: 30 },
    );
  });
});

/** How many times as many bytes it takes. */
function growthOf(letter: Letter): number {
  const sizes = (message: Message): number[] => [
    messageBytes(message),
    ...FORMS.map((form) => Buffer.byteLength(bodiesOf(message, form))),
  ];
  const onItsDay = sizes(renderMessage(letter, letter.on));
  return Math.max(...sizes(renderedLate(letter)).map((late, index) => late / (onItsDay[index] ?? 0)));
}

describe('a letter of 2000 notices', () => {
  it('is cut into parts that fit, without every one of them being measured again and again', () => {
    const letter = hostileLetter(['2025.1 Epoxy'], 2000);
    let measured = 0;
    const parts = letterParts(letter, MOST_SNS_BYTES, (message) => {
      measured += messageBytes(message);
      return Buffer.byteLength(bodiesOf(message, 'chat'));
    });
    expect(largest(parts, 'chat', [0])).toBeLessThanOrEqual(MOST_SNS_BYTES);
    expect(told(parts)).toEqual(told([letter]));
    expect(measured).toBeLessThan(50 * messageBytes(renderMessage(letter, letter.on)));
  });
});
