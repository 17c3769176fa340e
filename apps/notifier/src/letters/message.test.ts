import { readFileSync } from 'node:fs';
import { addDays, calendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { hostileLetter } from '../../testing/hostile-letter.ts';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import {
  DOCUMENTED_ADDITION,
  DOCUMENTED_KOREAN_LETTER,
  DOCUMENTED_KOREAN_URGENT_LETTER,
  DOCUMENTED_LETTER,
  DOCUMENTED_URGENT_LETTER,
  letterOf,
} from '../../testing/sample-letters.ts';
import { DOCUMENTED_FLEET_LETTER, PAST_END, SAMPLE_LETTERS } from '../../testing/fleet-letters.ts';
import { LETTER_KINDS } from '../daily-check/letter.ts';
import type { Message } from '../daily-check/message.ts';
import { chatForms } from './chat-forms.ts';
import { letterJson } from './letter-json.ts';
import { letterText } from './letter-text.ts';
import { renderMessage } from './message.ts';
import { pastEndLines } from './past-end-lines.ts';
import { SMS_PREFIX, smsText } from './sms-text.ts';

const TODAY = calendarDate('2026-09-02');

describe('a message', () => {
  it.each(Object.entries(SAMPLE_LETTERS))('holds every form of %s', (_, letter) => {
    expect(renderMessage(letter, TODAY)).toEqual({
      letter: letter.id,
      watch: letter.watch,
      on: letter.on,
      ...letterText(letter, TODAY),
      sms: smsText(letter, TODAY),
      json: letterJson(letter, TODAY),
      chat: JSON.stringify(chatForms(letter, TODAY)),
    });
  });

  it.each(Object.entries(SAMPLE_LETTERS))(
    'of %s is the same each time, on each day as of that day',
    (_, letter) => {
      for (const days of [-40, -1, 0, 1, 29, 30, 31, 400]) {
        const today = addDays(TODAY, days);
        const message = renderMessage(letter, today);
        expect(renderMessage(letter, today)).toEqual(message);
        for (const form of [message.subject, message.text, message.sms ?? '', message.chat]) {
          expect(form).not.toMatch(/(^|\D)[01]\s+days|-\d+ days|undefined|NaN|\[object|\bnull\b/);
        }
      }
    },
  );
});

describe('whatever a letter holds', () => {
  function expectHarmless({ subject, text, sms, json, chat }: Message, name: string): void {
    expect(subject).toMatch(/^[!-~][ -~]{0,98}$/);
    expect(json).not.toMatch(HARMFUL);
    expect(chat).not.toMatch(HARMFUL);
    expect(() => [JSON.parse(json), JSON.parse(chat)] as unknown[]).not.toThrow();
    for (const line of text.split('\n')) expect(line).not.toMatch(HARMFUL);
    // Only what holds no space to break at is wider.
    if (stringWidth(name) < 40) {
      const wide = text.split('\n').filter((line) => stringWidth(line) > 72);
      expect(wide.filter((line) => line.trim().includes(' ') && !line.includes(name.trim()))).toEqual([]);
    }
    expect(`${subject}${text}${sms ?? ''}`).not.toMatch(/undefined|NaN|\[object|(^|\D)[01]\s+days/);
    if (sms !== null) expect(SMS_PREFIX.length + sms.length).toBeLessThanOrEqual(160);
  }

  it.each(Object.entries(HOSTILE_NAMES))('every form of it is harmless after %s', (_, name) => {
    for (const kind of LETTER_KINDS) expectHarmless(renderMessage(hostileLetter(name, kind), TODAY), name);
  });

  it('every form of it is harmless after any text', () => {
    fc.assert(
      fc.property(anyTexts(), fc.constantFrom(...LETTER_KINDS), (name, kind) => {
        expectHarmless(renderMessage(hostileLetter(name, kind), TODAY), name);
      }),
    );
  });

  it('tells each of its notices as a block of its own, however it is named', () => {
    for (const name of Object.values(HOSTILE_NAMES)) {
      const { text } = letterText(hostileLetter(name, 'urgent'), TODAY);
      const told = text.split('\n').filter((line) => /^(?=.{9} \S)[A-Z]{2,9}( DATE)? /.test(line));
      // Fifteen by themselves (what is called alike has entered two phases on one day), one list of ends, one of versions,
      // a version that belongs to no release, and the deadlines.
      expect([name, told.length]).toEqual([name, 19]);
    }
  });
});

describe('docs/fleet.md', () => {
  const page = readFileSync(new URL('../../../../docs/fleet.md', import.meta.url), 'utf8');

  it('shows a letter, and what is run past its end, as they are', () => {
    const { subject, text } = letterText(DOCUMENTED_FLEET_LETTER, DOCUMENTED_FLEET_LETTER.on);
    expect(page).toContain(`\`\`\`text\nSubject: ${subject}\n\n${text.trimEnd()}\n\`\`\``);
    const lines = pastEndLines(letterOf({ pastEnd: PAST_END }), TODAY);
    expect(page).toContain(`\`\`\`text\n${lines.join('\n')}\n\`\`\``);
  });
});

describe('docs/letters.md', () => {
  const page = readFileSync(new URL('../../../../docs/letters.md', import.meta.url), 'utf8');
  const shown = (language: string): string[] =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\\n\`\`\``, 'gs'))].map(
      ([, sample = '']) => sample,
    );

  it('shows a letter, an SMS and a chat message as they are', () => {
    const { subject, text, chat } = renderMessage(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on);
    const addition = renderMessage(DOCUMENTED_ADDITION, DOCUMENTED_ADDITION.on);
    const { sms } = renderMessage(DOCUMENTED_URGENT_LETTER, DOCUMENTED_URGENT_LETTER.on);
    const korean = renderMessage(DOCUMENTED_KOREAN_LETTER, DOCUMENTED_KOREAN_LETTER.on);
    const urgent = renderMessage(DOCUMENTED_KOREAN_URGENT_LETTER, DOCUMENTED_KOREAN_URGENT_LETTER.on);
    expect(shown('text')).toEqual([
      `Subject: ${subject}\n\n${text.trimEnd()}`,
      `Subject: ${addition.subject}\n\n${addition.text.trimEnd()}`,
      SMS_PREFIX + (sms ?? ''),
      `Subject: ${korean.subject}\n\n${korean.text.trimEnd()}`,
      SMS_PREFIX + (urgent.sms ?? ''),
    ]);
    expect(JSON.parse(shown('json')[1] ?? '')).toEqual(JSON.parse(chat));
  });

  it('names every word with which a notice begins', () => {
    const words = new Set(
      Object.values(SAMPLE_LETTERS).flatMap((letter) =>
        [...letterText(letter, TODAY).text.matchAll(/^([A-Z]{2,}(?: DATE)?) +[A-Za-z]/gm)].map(
          ([, word]) => word,
        ),
      ),
    );
    expect(words.size).toBeGreaterThan(10);
    for (const word of words) expect(page).toContain(`\`${word ?? ''}\``);
  });
});
