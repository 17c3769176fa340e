import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '@lastpatch/release-model';
import { anyTexts, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { letterOf } from '../../../testing/sample-letters.ts';
import type { Message } from '../../daily-check/message.ts';
import { renderMessage } from '../../letters/message.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { mailOf, type MailParties } from './smtp-mail.ts';

const LETTER = letterOf({ id: 'platform-212', on: calendarDate('2025-08-22') });
const MESSAGE: Message = {
  ...renderMessage(LETTER, LETTER.on),
  madeAt: Date.parse('2025-08-22T04:05:06Z'),
};
const PARTIES: MailParties = {
  from: { name: 'Lastpatch', address: 'lastpatch@example.org' },
  to: 'ops@example.org',
};

async function mail(parts: Partial<Message> = {}, parties: Partial<MailParties> = {}): Promise<string> {
  return (await mailOf({ ...MESSAGE, ...parts }, { ...PARTIES, ...parties })).toString('latin1');
}

/** The fields of the header, unfolded, in order. */
async function fields(
  parts: Partial<Message> = {},
  parties: Partial<MailParties> = {},
): Promise<ReadonlyMap<string, string>> {
  const [header = ''] = (await mail(parts, parties)).split('\r\n\r\n', 1);
  const lines = header.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
}

/** As messages promise. */
const LONGEST_SUBJECT = 99;

const ID = /^<2025-08-22\.platform-212\.[0-9a-f]{16}@example\.org>$/;

describe('a mail', () => {
  it('in Korean arrives word for word, subject and text', async () => {
    const letter = { ...LETTER, locale: 'ko' as const };
    const { subject, text } = renderMessage(letter, letter.on);
    expect(subject).toMatch(/[가-힣]/);
    const read = await PostalMime.parse(await mail({ subject, text }));
    expect(read.subject).toBe(subject);
    expect(read.text).toBe(text);
  });

  it('has these fields and no others', async () => {
    const { ['Message-ID']: id, ...rest } = Object.fromEntries(await fields());
    expect(id).toMatch(ID);
    const thread = String(id).replace('2025-08-22.platform-212', 'platform.lastpatch');
    expect(rest).toEqual({
      From: 'Lastpatch <lastpatch@example.org>',
      To: 'ops@example.org',
      Subject: MESSAGE.subject,
      Date: 'Fri, 22 Aug 2025 04:05:06 +0000',
      'In-Reply-To': thread,
      References: thread,
      'List-ID': '<platform.lastpatch.example.org>',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '7bit',
    });
  });

  it('has an id of its own for each letter, part, day and recipient, and the same for the same', async () => {
    const idOf = async (...args: Parameters<typeof fields>): Promise<unknown> =>
      (await fields(...args)).get('Message-ID');
    const ids = [
      await idOf(),
      await idOf({ letter: 'platform-213' }),
      await idOf({ letter: 'platform-212.1' }),
      await idOf({ letter: 'platform-212.2' }),
      await idOf({ letter: 'platform-212-urgent' }),
      await idOf({ on: calendarDate('2025-08-23') }),
      await idOf({}, { to: 'boss@example.org' }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(await idOf({ text: 'Another text.\n', madeAt: 0 })).toBe(ids[0]);
    expect(await idOf({}, { to: 'OPS@example.org' })).toBe(ids[0]);
  });

  it('holds the letters of a watch together, and the parts of a letter', async () => {
    const [news, later, first, second] = [
      await fields(),
      await fields({ letter: 'platform-213' }),
      await fields({ letter: 'platform-212.1' }),
      await fields({ letter: 'platform-212.12' }),
    ];
    const thread = news.get('In-Reply-To');
    expect(later.get('In-Reply-To')).toBe(thread);
    expect(first.get('In-Reply-To')).toBe(thread);
    expect(second.get('In-Reply-To')).toBe(first.get('Message-ID'));
    expect(second.get('References')).toBe(`${String(thread)} ${String(first.get('Message-ID'))}`);
    expect((await fields({ watch: 'storage' })).get('In-Reply-To')).not.toBe(thread);
  });

  it('of a message that an earlier version has kept is of the day of its letter', async () => {
    const kept = renderMessage(LETTER, LETTER.on);
    const source = (await mailOf(kept, PARTIES)).toString('latin1');
    expect(source).toContain('\r\nDate: Fri, 22 Aug 2025 00:00:00 +0000\r\n');
  });

  it.each(Object.entries(HOSTILE_NAMES))('holds %s in its subject and its text', async (_, name) => {
    const subject = `Epoxy ${name}`.slice(0, LONGEST_SUBJECT);
    const header = await fields({ subject });
    expect([...header.keys()]).toEqual([...(await fields()).keys()]);
    await readsBack({ subject, text: `${plainLine(name)}\n` });
  });

  it('reads back with the same subject and text, whatever they are', async () => {
    const lines = fc.array(anyTexts(200).map(plainLine), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyTexts(LONGEST_SUBJECT), lines, (subject, text) =>
        readsBack({ subject, text: `${text.join('\n')}\n` }),
      ),
      { numRuns: 300 },
    );
  });
});

async function readsBack({ subject, text }: Pick<Message, 'subject' | 'text'>): Promise<void> {
  const source = await mail({ subject, text });
  expect(source).toMatch(/^[\t\r\n\x20-\x7e]*$/);
  expect(source).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
  const end = source.indexOf('\r\n\r\n');
  const [header, body] = [source.slice(0, end), source.slice(end)];
  expect(longest(header)).toBeLessThanOrEqual(LONGEST_LINE);
  expect(longest(body)).toBeLessThanOrEqual(76);
  const read = await PostalMime.parse(source);
  expect({ subject: read.subject ?? '', text: read.text }).toEqual({ subject: plainLine(subject), text });
}

/** What every server takes of a line. */
const LONGEST_LINE = 998;

function longest(text: string): number {
  return Math.max(...text.split('\r\n').map(({ length }) => length));
}
