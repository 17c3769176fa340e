import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { addDays, type CalendarDate, calendarDate } from '@lastpatch/release-model';
import { openstackFile } from '../../testing/catalog-files.ts';
import { lastpatchPlain } from '../../testing/lastpatch-here.ts';
import {
  type MailFault,
  type MailServer,
  mailServer,
  PASSWORD,
  readMail,
  type TakenMail,
  USER,
} from '../../testing/mail/mail-server.ts';
import { SERIES_STATUS } from '../../testing/openstack-files.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const FROM = calendarDate('2026-09-20');
const UNTIL = calendarDate('2026-10-20');
const HOUR = 'T04:30:00Z';
const MONTH_MS = 120_000;

/** What upstream says from a day on. */
const STATUS: readonly (readonly [CalendarDate, (before: string) => string])[] = [
  [FROM, () => SERIES_STATUS],
  [calendarDate('2026-09-24'), (before) => before.replace('date: 2026-10-02', 'date: 2026-10-09')],
  [
    calendarDate('2026-09-30'),
    (before) =>
      before
        .replace('status: development\n  initial', 'status: maintained\n  initial')
        .replace('status: maintained\n    date: 2026-09-30', 'status: end of life\n    date: 2027-10-27'),
  ],
  [
    calendarDate('2026-10-12'),
    (before) =>
      before
        .replace('2025.1\n  status: maintained', '2025.1\n  status: unmaintained')
        .replace('status: unmaintained\n    date: 2026-10-09', 'status: end of life'),
  ],
];

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

interface Told {
  readonly letter: string;
  readonly kind: string;
  readonly notices: readonly string[];
  readonly channel: string;
  readonly state: string;
}

interface DayOfMonth {
  readonly day: CalendarDate;
  readonly status: number | null;
  readonly said: string;
  readonly told: readonly Told[];
  readonly mails: readonly TakenMail[];
}

/** `lastpatch run` of each day, as cron calls it. */
async function month(
  server: MailServer,
): Promise<{ readonly days: readonly DayOfMonth[]; readonly state: string }> {
  const folder = temporaryFolder();
  const [config, state] = [join(folder, 'lastpatch.yaml'), join(folder, 'state')];
  writeFileSync(
    config,
    `watches:
  - { id: platform, title: Platform team, follow: { openstack: [epoxy, hibiscus] } }
send:
  smtp:
    host: 127.0.0.1
    port: ${server.port}
    from: Lastpatch <lastpatch@example.org>
    user: ${USER}
    password: { env: SMTP_PASSWORD }
`,
  );
  writeFileSync(
    join(folder, 'subscribers.yaml'),
    `watches: { platform: [{ email: ${OPS} }, { email: ${LEAD} }, { email: ${BOSS}, urgent: true }] }\n`,
  );
  const days: DayOfMonth[] = [];
  let upstream = '';
  for (let day = FROM; day <= UNTIL; day = addDays(day, 1)) {
    vi.setSystemTime(`${day}${HOUR}`);
    upstream = STATUS.find(([from]) => from === day)?.[1](upstream) ?? upstream;
    server.fault = FAULTS[day];
    const before = server.taken.length;
    const catalog = await openstackFile(day, upstream);
    const args = ['run', '--config', config, '--state', state, '--catalog', catalog, '--json'];
    const { status, stdout, stderr } = await lastpatchPlain(...args);
    const { letters } = JSON.parse(stdout) as { letters: readonly Told[] };
    days.push({ day, status, said: stderr, told: letters, mails: server.taken.slice(before) });
  }
  return { days, state };
}

const page = readFileSync(new URL('../../../../docs/own-server.md', import.meta.url), 'utf8');

/** What the page shows: day by day, who gets what. */
const shown = page
  .slice(page.indexOf('## A month'), page.indexOf('## Faults'))
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The same of the mails as they arrived. */
async function arrived(days: readonly DayOfMonth[]): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { day, mails } of days) {
    for (const mail of mails) {
      const { subject = '' } = await readMail(mail);
      const who = mail.to.replace('@example.org', '');
      const same = rows.find(([on, , what]) => on === day && what === subject);
      if (same) same[1] = `${String(same[1])}, ${who}`;
      else rows.push([day, who, subject]);
    }
  }
  return rows;
}

/** The facts that have reached somebody, each as often as it did in mails of different ids. */
async function factsOf(days: readonly DayOfMonth[], to: string): Promise<string[]> {
  const letters = new Map(days.flatMap(({ told }) => told.map(({ letter, notices }) => [letter, notices])));
  const sources = new Map<string, string>();
  const facts: string[] = [];
  for (const mail of days.flatMap(({ mails }) => mails).filter((some) => some.to === to)) {
    const { messageId = '' } = await readMail(mail);
    const [, letter = ''] = /^<[0-9-]+\.(.+)\.[0-9a-f]+@/.exec(messageId) ?? [];
    expect(letters.has(letter)).toBe(true);
    // A copy is the same mail, byte for byte.
    expect(sources.get(messageId) ?? mail.source).toBe(mail.source);
    if (!sources.has(messageId)) facts.push(...(letters.get(letter) ?? []));
    sources.set(messageId, mail.source);
  }
  return facts.sort();
}

/** What the ledger's files hold. */
function ledgerBytes(state: string): string {
  return readdirSync(state)
    .filter((file) => file.startsWith('ledger'))
    .map((file) => readFileSync(join(state, file), 'latin1'))
    .join('');
}

it(
  'a month of mail tells each fact once to each, whatever goes wrong on the way',
  async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.stubEnv('SMTP_PASSWORD', PASSWORD);
    onTestFinished(() => void vi.unstubAllEnvs());
    onTestFinished(() => void vi.useRealTimers());
    const server = await mailServer();
    const { days, state } = await month(server);

    const told = days.flatMap((day) => day.told);
    const factsIn = (isUrgent: boolean): string[] =>
      [
        ...new Set(
          told.filter(({ kind }) => (kind === 'urgent') === isUrgent).flatMap(({ notices }) => notices),
        ),
      ].sort();
    expect(await factsOf(days, OPS)).toEqual(factsIn(false));
    expect(await factsOf(days, LEAD)).toEqual(factsIn(false));
    expect(await factsOf(days, BOSS)).toEqual(factsIn(true));
    expect(factsIn(false).map((fact) => fact.split('/')[0])).toEqual(
      expect.arrayContaining(['moved', 'released', 'reminder', 'due', 'entered']),
    );

    const sources = server.taken.map(({ source }) => source);
    expect(sources.length - new Set(sources).size).toBe(1);
    expect(await arrived(days)).toEqual(shown);
    const example = server.taken.find(({ to }) => to === BOSS)?.source.replaceAll('\r\n', '\n');
    expect(page).toContain(`\`\`\`text\n${example}\`\`\``);

    const ill = days.filter(({ status }) => status !== 0).map(({ day }) => day);
    expect(ill).toEqual(Object.keys(FAULTS));
    const seen = [ledgerBytes(state), ...days.map(({ said, told }) => said + JSON.stringify(told))].join('');
    expect(seen).toContain('platform-1');
    expect(seen).not.toMatch(/(?:ops|lead|boss)@|hunter2/);
  },
  MONTH_MS,
);
