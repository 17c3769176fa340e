import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { CalendarDate } from '@lastpatch/release-model';
import {
  type MailFault,
  mailServer,
  PASSWORD,
  readMail,
  type TakenMail,
  USER,
} from '../../testing/mail/mail-server.ts';
import {
  type Arrival,
  arrivalRows,
  type MonthOfRuns,
  monthOfRuns,
  shownRows,
} from '../../testing/month-of-runs.ts';

const MONTH_MS = 120_000;

const OPS = 'ops@example.org';
const LEAD = 'lead@example.org';
const BOSS = 'boss@example.org';

/** What the server of mail does wrong on a day. */
const FAULTS: Readonly<Record<string, (to: string) => MailFault | undefined>> = {
  // Its answer for one of them is lost: nobody knows whether that mail arrived, so it goes out once more.
  '2026-09-24': (to) => (to === OPS ? { at: 'taken', does: 'reset' } : undefined),
  '2026-09-30': (to) => (to === LEAD ? { at: 'recipient', answers: 450 } : undefined),
  '2026-10-09': () => ({ at: 'connect', answers: 421 }),
  '2026-10-12': (to) => (to === LEAD ? { at: 'mail', answers: 554 } : undefined),
};

const page = readFileSync(new URL('../../../../docs/own-server.md', import.meta.url), 'utf8');

/** A mail, and the day on which it arrived. */
interface ArrivedMail extends TakenMail {
  readonly day: CalendarDate;
}

async function arrivalOf(mail: ArrivedMail): Promise<Arrival> {
  const { subject = '' } = await readMail(mail);
  return { day: mail.day, to: mail.to.replace('@example.org', ''), subject };
}

/** The facts that have reached somebody, each as often as it did in mails of different ids. */
async function factsFor(to: string, mails: readonly TakenMail[], month: MonthOfRuns): Promise<string[]> {
  const sources = new Map<string, string>();
  const facts: string[] = [];
  for (const mail of mails.filter((some) => some.to === to)) {
    const { messageId = '' } = await readMail(mail);
    const [, letter = ''] = /^<[0-9-]+\.(.+)\.[0-9a-f]+@/.exec(messageId) ?? [];
    // A copy is the same mail, byte for byte.
    expect(sources.get(messageId) ?? mail.source).toBe(mail.source);
    if (!sources.has(messageId)) facts.push(...month.factsOf(letter));
    sources.set(messageId, mail.source);
  }
  return facts.sort();
}

it(
  'a month of mail tells each fact once to each, whatever goes wrong on the way',
  async () => {
    vi.stubEnv('SMTP_PASSWORD', PASSWORD);
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await mailServer();
    const begun: (readonly [CalendarDate, number])[] = [];
    const month = await monthOfRuns({
      send: `send:
  smtp:
    host: 127.0.0.1
    port: ${server.port}
    from: Lastpatch <lastpatch@example.org>
    user: ${USER}
    password: { env: SMTP_PASSWORD }`,
      subscribers: [`email: ${OPS}`, `email: ${LEAD}`, `{ email: ${BOSS}, urgent: true }`],
      onDay: (day) => {
        server.fault = FAULTS[day];
        begun.push([day, server.taken.length]);
      },
    });
    const mails = begun.flatMap(([day, first], index) =>
      server.taken.slice(first, begun[index + 1]?.[1]).map((mail): ArrivedMail => ({ ...mail, day })),
    );

    expect(await factsFor(OPS, mails, month)).toEqual(month.factsIn(false));
    expect(await factsFor(LEAD, mails, month)).toEqual(month.factsIn(false));
    expect(await factsFor(BOSS, mails, month)).toEqual(month.factsIn(true));
    expect(month.factsIn(false).map((fact) => fact.split('/')[0])).toEqual(
      expect.arrayContaining(['moved', 'released', 'reminder', 'due', 'entered']),
    );

    const sources = mails.map(({ source }) => source);
    expect(sources.length - new Set(sources).size).toBe(1);
    expect(arrivalRows(await Promise.all(mails.map(arrivalOf)))).toEqual(
      shownRows(page, '## A month', '## Faults'),
    );
    const example = mails.find(({ to }) => to === BOSS)?.source.replaceAll('\r\n', '\n');
    expect(page).toContain(`\`\`\`text\n${example}\`\`\``);

    expect(month.illDays).toEqual(Object.keys(FAULTS));
    expect(month.seen).toContain('platform-1');
    expect(month.seen).not.toMatch(/(?:ops|lead|boss)@|hunter2/);
  },
  MONTH_MS,
);
