import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { CalendarDate } from '@lastpatch/release-model';
import { type Arrival, arrivalRows, monthOfRuns, shownRows } from '../../testing/month-of-runs.ts';
import { AUTHORITY } from '../../testing/posts/receiver.ts';
import { matrix, mattermost, slack, teams, webhook } from '../../testing/posts/services.ts';
import type { ServiceFault, StandIn } from '../../testing/posts/stand-in.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const MONTH_MS = 120_000;

const KEY = Buffer.alloc(32, 7);
const TOKEN = 'syt_t0ken';
const NUMBER = '+4915112345678';
const PATH = '/s3cret-path';

/** What the programs of this machine do wrong: they are killed after they have sent, or say that they have not. */
type ProgramFault = 'killed' | 'hangs' | 'fails';

/** What goes wrong on a day, and with whom. */
const FAULTS: Readonly<Record<string, Readonly<Record<string, ServiceFault | ProgramFault>>>> = {
  '2026-09-24': { webhook: 'lost' },
  '2026-09-30': { slack: 429, matrix: 'lost' },
  '2026-10-02': { mattermost: 500, teams: 'slow', sms: 'hangs' },
  '2026-10-09': { teams: 'refused', slack: 'lost', command: 'fails' },
  '2026-10-12': { command: 'killed', matrix: 429 },
};

/** What may have arrived is sent once more; Matrix drops the copy by itself. */
const COPIES = ['2026-09-25 webhook', '2026-10-03 sms', '2026-10-10 slack', '2026-10-13 command'];

/** A program of Node.js that writes down what it is told, and does wrong what stands in a file beside it. */
function program(): { path: string; told: () => readonly string[]; become: (fault?: string) => void } {
  const folder = temporaryFolder();
  const [path, log, fault] = ['program.cjs', 'told', 'fault'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(
    path,
    `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const fault = existsSync('${fault}') ? readFileSync('${fault}', 'utf8') : '';
if (fault === 'fails') { console.error('no line to ' + process.argv.at(-1)); process.exit(75); }
const told = { ...JSON.parse(readFileSync(0, 'utf8')), to: process.argv.slice(2) };
appendFileSync('${log}', JSON.stringify(told) + '\\n');
if (fault === 'killed') process.kill(process.pid, 'SIGKILL');
if (fault === 'hangs') setInterval(() => undefined, 1000);
`,
  );
  chmodSync(path, 0o755);
  return {
    path,
    told: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
    become: (next) => {
      if (next === undefined) rmSync(fault, { force: true });
      else writeFileSync(fault, next);
    },
  };
}

/** What has arrived, in the words of whom it reached. */
interface Arrived extends Arrival {
  readonly letter: string;
  readonly source: string;
}

type Read = (source: string) => { readonly subject: string; readonly letter: string };

const LETTER = /\bletter (platform-[a-z0-9-]+)\./;

function read(subject: string, text: string): ReturnType<Read> {
  return { subject, letter: LETTER.exec(text)?.[1] ?? '' };
}

const asLetter: Read = (source) => {
  const { subject, letter } = JSON.parse(source) as ReturnType<Read>;
  return { subject, letter };
};

/** How each shows the subject of a letter, and its id. */
const READ: Readonly<Record<string, Read>> = {
  webhook: asLetter,
  slack: (source) => read((JSON.parse(source) as { text: string }).text, source),
  mattermost: (source) => {
    const { text } = JSON.parse(source) as { text: string };
    return read(/^#### (.*)$/m.exec(text)?.[1] ?? '', text);
  },
  teams: (source) => read(/"text":"([^"]*)"/.exec(source)?.[1] ?? '', source),
  matrix: (source) => {
    const { body } = JSON.parse(source) as { body: string };
    return read(body.split('\n', 1)[0] ?? '', body);
  },
  command: asLetter,
  sms: asLetter,
};

const page = readFileSync(new URL('../../../../docs/webhooks-and-chats.md', import.meta.url), 'utf8');

it(
  'a month over webhooks, chats and commands tells each fact once to each, whatever goes wrong on the way',
  async () => {
    vi.stubEnv('no_proxy', '*');
    vi.stubEnv('WEBHOOK_SECRET', `whsec_${KEY.toString('base64')}`);
    vi.stubEnv('MATRIX_TOKEN', TOKEN);
    onTestFinished(() => void vi.unstubAllEnvs());
    const authorities = join(temporaryFolder(), 'authorities.pem');
    writeFileSync(authorities, AUTHORITY.pem);
    const services: Readonly<Record<string, StandIn>> = {
      webhook: await webhook(KEY),
      slack: await slack(),
      mattermost: await mattermost(),
      teams: await teams(),
      matrix: await matrix(TOKEN),
    };
    const programs = { command: program(), sms: program() };
    const address = (name: string): string => `${services[name]?.base ?? ''}${PATH}`;

    const begun: { readonly day: CalendarDate; readonly counts: Readonly<Record<string, number>> }[] = [];
    const sources = (): Record<string, readonly string[]> => ({
      ...Object.fromEntries(
        Object.entries(services).map(([name, { taken }]) => [name, taken.map(({ body }) => body)]),
      ),
      command: programs.command.told(),
      sms: programs.sms.told(),
    });
    const month = await monthOfRuns({
      send: `refresh: { certificateAuthorities: ${authorities} }
send:
  webhooks: { secret: { env: WEBHOOK_SECRET } }
  matrix: { server: '${services['matrix']?.base ?? ''}', token: { env: MATRIX_TOKEN } }
  sms: { command: [${programs.sms.path}, --to], seconds: 1 }`,
      subscribers: [
        `https: ${address('webhook')}`,
        `slack: ${address('slack')}`,
        `mattermost: ${address('mattermost')}`,
        `teams: ${address('teams')}`,
        `matrix: '#ops:example.org'`,
        `{ command: [${programs.command.path}, --pager, ops-on-call], urgent: true }`,
        `sms: '${NUMBER}'`,
      ],
      onDay: async (day) => {
        const faults = FAULTS[day] ?? {};
        for (const [name, service] of Object.entries(services)) {
          await service.become(faults[name] as ServiceFault | undefined);
        }
        for (const [name, some] of Object.entries(programs)) some.become(faults[name]?.toString());
        const counts = Object.entries(sources()).map(([name, { length }]) => [name, length] as const);
        begun.push({ day, counts: Object.fromEntries(counts) });
      },
    });

    const all = sources();
    const arrived = begun.flatMap(({ day, counts }, index) =>
      Object.entries(all).flatMap(([to, bodies]) =>
        bodies.slice(counts[to], begun[index + 1]?.counts[to]).map((source): Arrived => {
          return { day, to, source, ...READ[to]!(source) };
        }),
      ),
    );
    for (const [name, { wrong }] of Object.entries(services)) expect([name, wrong]).toEqual([name, []]);

    const copies: string[] = [];
    for (const to of Object.keys(all)) {
      const told = new Map<string, string>();
      const facts: string[] = [];
      for (const { day, letter, source } of arrived.filter((some) => some.to === to)) {
        const before = told.get(letter);
        if (before === undefined) facts.push(...month.factsOf(letter));
        else copies.push(`${day} ${to}`);
        // A copy is the same, byte for byte.
        expect(before ?? source).toBe(source);
        told.set(letter, source);
      }
      expect([to, facts.sort()]).toEqual([to, month.factsIn(to === 'sms' || to === 'command')]);
    }
    expect(copies.sort()).toEqual(COPIES);
    expect(month.factsIn(false).map((fact) => fact.split('/')[0])).toEqual(
      expect.arrayContaining(['moved', 'released', 'reminder', 'due', 'entered']),
    );

    expect(arrivalRows(arrived)).toEqual(shownRows(page, '## A month', '## Faults'));
    const sms = JSON.parse(all['sms']?.[0] ?? '{}') as { sms: string; to: string[] };
    expect(sms.to).toEqual(['--to', NUMBER]);
    expect(page).toContain(`\`\`\`text\n${sms.sms}\n\`\`\``);

    expect(month.illDays).toEqual(Object.keys(FAULTS));
    expect(month.seen).toContain('platform-1');
    expect(month.seen).not.toMatch(/s3cret-path|whsec_|syt_|15112345678|#ops|ops-on-call/);
  },
  MONTH_MS,
);
