import { addDays, calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineOf, deadlinesOf, pastEndOf, started } from '../../testing/fleet-letters.ts';
import {
  DALMATIAN_DUE,
  EVERY_KIND,
  letterOf,
  noticeOf,
  projectEndsOf,
  standingOf,
  TO_EPOXY,
  TO_GAZPACHO,
  versionsOf,
} from '../../testing/sample-letters.ts';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { readGroups } from './read-groups.ts';
import { letterParts } from './letter-parts.ts';
import { messageBytes, renderMessage } from './message.ts';

const ENDS = calendarDate('2026-10-02');

const reminders = (number: number): Notice[] =>
  Array.from({ length: number }, (_, index) => noticeOf({ release: `20${index}.1` }));
const versions = (number: number): Notice[] =>
  versionsOf(Array.from({ length: number }, (_, index) => `project-${index + 1000} ${index}.0.0`));
const standings = (number: number): Letter['standings'] =>
  Array.from({ length: number }, (_, index) => standingOf({ release: `20${index}.1` }));

function bytes(letter: Letter, today = letter.on): number {
  return messageBytes(renderMessage(letter, today));
}

/** What the parts tell, in their order. */
function told(parts: readonly Letter[]): { notices: string[]; standings: string[] } {
  return {
    notices: parts.flatMap(({ notices }) => notices.map(({ id }) => id)),
    standings: parts.flatMap(({ standings: rows }) => rows.map(({ release }) => release)),
  };
}

function expectWhole(letter: Letter, parts: readonly Letter[]): void {
  expect(told(parts)).toEqual(told([letter]));
  for (const [index, part] of parts.entries()) {
    expect(part.id).toBe(`${letter.id}.${index + 1}`);
    expect(part.part).toEqual({ number: index + 1, of: parts.length });
    expect(part.notices.length + part.standings.length + (part.pastEnd ?? []).length).toBeGreaterThan(0);
    const emptied = { id: '', part: null, notices: [], standings: [], pastEnd: [] };
    expect({ ...part, ...emptied }).toEqual({ ...letter, ...emptied });
  }
}

describe('a letter that fits', () => {
  it.each([0, 1, 2, 40, 400])('of %i notices is one message as it is', (number) => {
    const letter = letterOf({ notices: reminders(number) });
    expect(letterParts(letter, null)).toEqual([letter]);
    expect(letterParts(letter, 10_000_000)).toEqual([letter]);
  });

  it('fits with five in a hundred to spare', () => {
    const letter = letterOf({ notices: reminders(3) });
    const size = Math.max(bytes(letter), bytes(letter, addDays(letter.on, 1000)));
    expect(letterParts(letter, Math.ceil(size / 0.95) + 1)).toHaveLength(1);
    expect(letterParts(letter, Math.floor(size / 0.95) - 1).length).toBeGreaterThan(1);
  });

  it('that is a part is not cut again', () => {
    const part = letterOf({ notices: reminders(40), part: { number: 1, of: 2 } });
    expect(letterParts(part, 1000)).toEqual([part]);
  });
});

describe('a letter that is too large', () => {
  it('keeps what a notice says for others beside it, however small the parts', () => {
    const onOneDay = reminders(20).flatMap((notice) => [
      { ...notice, phase: 'end-of-life' as const },
      { ...notice, phase: 'security' as const, id: `${notice.id} passed` },
    ]);
    const letter = letterOf({ notices: onOneDay });
    for (const maxBytes of [1, 8000]) {
      const parts = letterParts(letter, maxBytes);
      expect(told(parts)).toEqual(told([letter]));
      for (const { notices } of parts) expect(notices.length % 2).toBe(0);
    }
    expect(letterParts(letter, 1)).toHaveLength(20);
  });

  it.each([
    [2, 8000],
    [40, 20_000],
    [400, 262_144],
  ])('of %i notices goes out in numbered parts of at most %i bytes', (number, maxBytes) => {
    const letter = letterOf({ notices: reminders(number) });
    const parts = letterParts(letter, maxBytes);
    expect(parts.length).toBeGreaterThan(1);
    expectWhole(letter, parts);
    for (const part of parts) {
      expect(bytes(part)).toBeLessThanOrEqual(maxBytes);
      // Sent late, days are counted at other lengths.
      for (const days of [9, 100]) {
        expect(bytes(part, addDays(part.on, days))).toBeLessThanOrEqual(maxBytes);
      }
    }
    const [first] = parts;
    expect(renderMessage(first!, letter.on).subject).toContain(`(part 1 of ${parts.length})`);
    expect(renderMessage(first!, letter.on).text).toContain(`part 1 of ${parts.length}.\n`);
  });

  it('fills its parts: with the first thing of the next none would fit', () => {
    const letter = letterOf({ notices: reminders(40) });
    const parts = letterParts(letter, 30_000);
    for (const [index, part] of parts.slice(0, -1).entries()) {
      const [next] = parts[index + 1]!.notices;
      const fuller = { ...part, notices: [...part.notices, next!] };
      expect(bytes(fuller, addDays(part.on, 1000))).toBeGreaterThan(30_000 * 0.94);
    }
  });

  it('keeps what is one list together', () => {
    const letter = letterOf({
      notices: [...reminders(5), ...versions(20), ...projectEndsOf(['nova', 'glance'])],
    });
    const parts = letterParts(letter, 30_000);
    expect(parts.length).toBeGreaterThan(1);
    expectWhole(letter, parts);
    const withVersions = parts.filter(({ notices }) => notices.some(({ kind }) => kind === 'version'));
    expect(withVersions).toHaveLength(1);
  });

  it('cuts a list that alone is too large', () => {
    const letter = letterOf({ notices: [DALMATIAN_DUE, ...versions(400)] });
    const parts = letterParts(letter, 60_000);
    expectWhole(letter, parts);
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(60_000);
  });

  it('goes on with where things stand', () => {
    const digest = letterOf({ kind: 'digest', notices: [], standings: standings(200) });
    const parts = letterParts(digest, 25_000);
    expect(parts.length).toBeGreaterThan(2);
    expectWhole(digest, parts);
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(25_000);
    const news = letterOf({ notices: reminders(20), standings: standings(100) });
    expectWhole(news, letterParts(news, 40_000));
  });

  it('sends one thing that fits nowhere alone, and the rest beside it', () => {
    const huge = noticeOf({ release: 'huge', releaseTitle: 'x'.repeat(30_000) });
    const letter = letterOf({ notices: [...reminders(2), huge, ...reminders(5).slice(2)] });
    const parts = letterParts(letter, 20_000);
    expectWhole(letter, parts);
    expect(
      parts.filter(({ notices }) => notices.includes(huge)).map(({ notices }) => notices.length),
    ).toEqual([1]);
    const alone = letterOf({ notices: [huge] });
    expect(letterParts(alone, 20_000)).toEqual([alone]);
  });

  it('loses and repeats nothing, whatever it holds and however little fits', () => {
    const pieces = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.integer({ min: 500, max: 40_000 }));
    fc.assert(
      fc.property(pieces, fc.boolean(), ([some, more, rows, maxBytes], isUrgent) => {
        const letter = letterOf({
          kind: isUrgent ? 'urgent' : 'news',
          notices: [...EVERY_KIND.slice(0, more), ...reminders(some), ...versions(more)],
          standings: standings(rows),
        });
        const parts = letterParts(letter, maxBytes);
        if (parts.length === 1) expect(parts).toEqual([letter]);
        else expectWhole(letter, parts);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the parts of a letter of a fleet', () => {
  const TWO = ['2025.1', '2025.2'];
  /** Environments that run two releases each, in the order of urgency: one release, then the other. */
  const both = (number: number): Notice[] =>
    TWO.flatMap((release) => deadlinesOf(number, { release, hops: started([TO_GAZPACHO], ENDS, 45) }));

  it('keep environments with the same deadlines together', () => {
    const letter = letterOf({ notices: [...reminders(9), ...deadlinesOf(9)] });
    const parts = letterParts(letter, 30_000);
    expectWhole(letter, parts);
    expect(parts.filter(({ notices }) => notices.some(({ kind }) => kind === 'deadline'))).toHaveLength(1);
  });

  it('cut a group that is too large between environments, of which each keeps all its deadlines', () => {
    const letter = letterOf({ notices: [DALMATIAN_DUE, ...both(200)] });
    const parts = letterParts(letter, 60_000);
    expect(parts.length).toBeGreaterThan(5);
    const deadlines = parts.map(({ notices }) => notices.filter(({ kind }) => kind === 'deadline'));
    expect(
      deadlines
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      both(200)
        .map(({ id }) => id)
        .sort(),
    );
    for (const told of deadlines.filter(({ length }) => length > 0)) {
      const releases = Map.groupBy(told, ({ environment }) => environment);
      expect([...releases.values()].map((own) => own.map(({ release }) => release))).toEqual(
        Array.from(releases, () => TWO),
      );
      expect(readGroups(told)).toHaveLength(1);
    }
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(60_000);
  });

  it.each([0, 1, 14, 15, 16, 29, 30, 31, 32, 100])(
    'fit also when they are sent %i days late, when starts and days have passed',
    (days) => {
      const lone = Array.from({ length: 60 }, (_, index) =>
        deadlineOf(`region-${index}`, {
          release: `20${index}.1`,
          hops: started([TO_EPOXY, TO_GAZPACHO], ENDS, 8),
        }),
      );
      for (const notices of [lone, both(90)]) {
        for (const part of letterParts(letterOf({ notices }), 25_000)) {
          expect(bytes(part, addDays(part.on, days))).toBeLessThanOrEqual(25_000);
        }
      }
    },
  );

  it('of ten thousand environments all fit, and tell each of them once', () => {
    const letter = letterOf({ notices: deadlinesOf(10_000) });
    const parts = letterParts(letter, 262_144);
    expectWhole(letter, parts);
    for (const part of parts) {
      expect(bytes(part)).toBeLessThanOrEqual(262_144);
      expect(renderMessage(part, part.on).text.split('\n').length).toBeLessThan(60);
    }
  });

  it('fits however many run a release whose date has moved', () => {
    const runsIn = Array.from({ length: 100_000 }, (_, index) => `region-${index}`);
    expect(bytes(letterOf({ notices: [{ ...DALMATIAN_DUE, runsIn }] }))).toBeLessThan(30_000);
  });

  it('tell what is run past its end before where things stand, each once', () => {
    const pastEnd = Array.from({ length: 300 }, (_, index) => pastEndOf(`region-${index}`));
    const digest = letterOf({ kind: 'digest', notices: [], standings: standings(40), pastEnd });
    const parts = letterParts(digest, 25_000);
    expectWhole(digest, parts);
    expect(parts.flatMap((part) => part.pastEnd ?? [])).toEqual(pastEnd);
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(25_000);
    const texts = parts.map((part) => renderMessage(part, part.on).text);
    expect(texts.filter((text) => text.includes('This list comes once a month'))).toEqual(texts.slice(-1));
  });

  it('say at the end of a digest that nothing that is followed is alive, where that is so', () => {
    const pastEnd = Array.from({ length: 100 }, (_, index) => pastEndOf(`region-${index}`));
    const parts = letterParts(letterOf({ kind: 'digest', notices: [], pastEnd }), 15_000);
    const texts = parts.map((part) => renderMessage(part, part.on).text);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((text) => text.includes('Nothing that you follow is alive'))).toEqual(
      texts.slice(-1),
    );
  });
});

describe('the bytes of a message', () => {
  it('are those of UTF-8, of all its forms', () => {
    const message = {
      letter: '',
      watch: '',
      on: calendarDate('2026-09-02'),
      subject: 'a',
      text: 'é',
      json: '€',
      chat: '🚀',
    };
    expect(messageBytes({ ...message, sms: null })).toBe(1 + 2 + 3 + 4);
    expect(messageBytes({ ...message, sms: 'bc' })).toBe(1 + 2 + 3 + 4 + 2);
  });
});
