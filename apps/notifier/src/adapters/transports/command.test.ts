import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../testing/outbox-contract/samples.ts';
import { tableOf } from '../../../testing/posts/table-of.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import type { Outcome } from '../../daily-check/ports.ts';
import { CommandTransport, SmsCommandTransport } from './command.ts';

const ENVIRONMENT = { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC', SECRET: 's3cret' };
const MESSAGE = messageOf({
  json: '{"letter":"platform-2","kind":"urgent"}',
  text: 'REMINDER of 2025.1 Epoxy\n',
  sms: '2025.1 Epoxy ends',
});
const NUMBER = '+4915112345678';

/** A program of Node.js, in a folder that is gone when the test is over. */
function program(code: string): string {
  const path = join(temporaryFolder(), 'program.cjs');
  writeFileSync(path, `#!${process.execPath}\n${code}`);
  chmodSync(path, 0o755);
  return path;
}

interface RunOptions {
  readonly args?: readonly string[];
  readonly limitMs?: number;
  readonly carries?: 'letters' | 'urgent';
}

function run(
  code: string,
  { args = [], limitMs = 20_000, carries = 'letters' }: RunOptions = {},
): Promise<Outcome> {
  return new CommandTransport({ environment: ENVIRONMENT, limitMs }).publish(
    MESSAGE,
    JSON.stringify([program(code), ...args]),
    { signal: new AbortController().signal, carries },
  );
}

/** What a program saw of its call. */
async function seen(options: RunOptions = {}): Promise<Record<string, unknown>> {
  const file = join(temporaryFolder(), 'seen.json');
  const outcome = await run(
    `const input = require('node:fs').readFileSync(0, 'utf8');
     require('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify({
       input, args: process.argv.slice(2), folder: process.cwd(), environment: process.env,
     }));`,
    options,
  );
  expect(outcome).toEqual({ state: 'sent' });
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

describe('a command', () => {
  it('gets the letter as JSON, its arguments as they are, and hardly any environment', async () => {
    const { input, ...call } = await seen({ args: ['--to', '$(id) "; x', ''] });
    expect(JSON.parse(String(input))).toEqual({
      letter: 'platform-2',
      kind: 'urgent',
      text: 'REMINDER of 2025.1 Epoxy\n',
      sms: null,
    });
    expect(call).toEqual({
      args: ['--to', '$(id) "; x', ''],
      folder: '/',
      environment: {
        PATH: process.env['PATH'],
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        LASTPATCH_LETTER: 'platform-2',
        LASTPATCH_WATCH: 'platform',
      },
    });
  });

  it('gets the SMS of what is urgent, as phones show it', async () => {
    const { input } = await seen({ carries: 'urgent' });
    expect(JSON.parse(String(input))).toMatchObject({ sms: 'LASTPATCH> 2025.1 Epoxy ends' });
  });

  it('need not read its input, however long that is', async () => {
    const outcome = await new CommandTransport({ environment: ENVIRONMENT }).publish(
      messageOf({ text: 'x'.repeat(1_000_000) }),
      JSON.stringify([program('process.exit(0)')]),
      { signal: new AbortController().signal, carries: 'letters' },
    );
    expect(outcome).toEqual({ state: 'sent' });
  });

  it('may write as much as it likes', async () => {
    expect(await run(`process.stdout.write('x'.repeat(5_000_000))`)).toEqual({ state: 'sent' });
  });

  it('may leave something running that holds its outputs', async () => {
    const code = `require('node:child_process').spawn('sleep', ['30'], { stdio: 'inherit' }).unref()`;
    expect(await run(code)).toEqual({ state: 'sent' });
  });

  it('is killed with all that it has started when it takes too long', async () => {
    const file = join(temporaryFolder(), 'late');
    const late = `setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(file)}, ''), 2000)`;
    const outcome = await run(
      `process.on('SIGTERM', () => undefined);
       require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(late)}]);
       setInterval(() => undefined, 1000);`,
      { limitMs: 1_000 },
    );
    expect(outcome).toEqual({
      state: 'unknown',
      why: 'the command was killed at its limit of 1 s, and may have sent the letter',
    });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(existsSync(file)).toBe(false);
  });

  it('may be killed by somebody else', async () => {
    expect(await run(`process.kill(process.pid, 'SIGSEGV'); setInterval(() => undefined, 1000)`)).toEqual({
      state: 'unknown',
      why: 'the command was killed by SIGSEGV, and may have sent the letter',
    });
  });

  it('is killed when nobody waits for it any more, and not started after that', async () => {
    const controller = new AbortController();
    const publish = (): Promise<Outcome> =>
      new CommandTransport({ environment: ENVIRONMENT }).publish(
        MESSAGE,
        JSON.stringify([program('setInterval(() => undefined, 1000)')]),
        { signal: controller.signal, carries: 'letters' },
      );
    const publishing = publish();
    controller.abort();
    expect(await publishing).toMatchObject({ state: 'unknown' });
    expect(await publish()).toMatchObject({ state: 'pending' });
  });

  it.each([
    ['is not there', ['/nowhere/at/all'], 'pending'],
    ['may not be run', ['/etc/hostname'], 'pending'],
    ['is a folder', ['/tmp'], 'pending'],
    ['has no absolute path', ['sh', '-c', 'true'], 'refused'],
    ['is nothing', [], 'refused'],
    ['is no text', [1], 'refused'],
  ])('that %s', async (_, argv, state) => {
    const outcome = await new CommandTransport({ environment: ENVIRONMENT }).publish(
      MESSAGE,
      JSON.stringify(argv),
      { signal: new AbortController().signal, carries: 'letters' },
    );
    expect(outcome.state).toBe(state);
    expect(JSON.stringify(outcome)).not.toMatch(/nowhere|hostname/);
  });

  it.each([
    ['no such modem', 'no such modem'],
    ['\u001b[31mno modem\u001b[0m\nand more', '[31mno modem [0m'],
    ['to +4915112345678: no modem', 'to +…: no modem'],
    ['at REMINDER of 2025.1 Epoxy', 'a…'],
    ['x'.repeat(500), `${'x'.repeat(120)}…`],
  ])('that fails with %j is quoted with what is not private', async (written, quoted) => {
    const outcome = await run(`console.error(${JSON.stringify(written)}); process.exitCode = 1`, {
      args: [NUMBER],
    });
    expect(outcome).toEqual({ state: 'pending', why: `the command ended with status 1: ${quoted}` });
  });
});

describe('the command for SMS', () => {
  const sms = (to: string, code = ''): Promise<Outcome> =>
    new SmsCommandTransport({ command: [program(code), '--modem', '1'], environment: ENVIRONMENT }).publish(
      MESSAGE,
      to,
      { signal: new AbortController().signal, carries: 'urgent' },
    );

  it('gets the number as its last argument', async () => {
    const file = join(temporaryFolder(), 'number');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(file)}, process.argv.slice(2).join(' '))`;
    expect(await sms(NUMBER, code)).toEqual({ state: 'sent' });
    expect(readFileSync(file, 'utf8')).toBe(`--modem 1 ${NUMBER}`);
  });

  it.each(['--help', '', '+49 151', '+49151;reboot', '004915112345678'])(
    'is not called with what is no number: %j',
    async (to) => {
      expect(await sms(to)).toEqual({
        state: 'refused',
        why: 'it is no number of a phone, expected + and digits alone',
      });
    },
  );
});

describe('docs/webhooks-and-chats.md', () => {
  const page = readFileSync(new URL('../../../../../docs/webhooks-and-chats.md', import.meta.url), 'utf8');
  const rows = [...tableOf(page, '### How it ends')];
  const ENDINGS: Readonly<Record<string, string>> = {
    'status 0': '',
    'status 64 (EX_USAGE), 65 (EX_DATAERR), 67 (EX_NOUSER)': 'process.exitCode = 65',
    'status 75 (EX_TEMPFAIL), and any other': 'process.exitCode = 75',
    'killed, by Lastpatch at its time limit or by anybody': `process.kill(process.pid, 'SIGSEGV')`,
    'status 129 to 159': 'process.exitCode = 137',
    'it could not be started': '',
  };

  it('tells of these endings and of no others', () => {
    expect(rows.map(([ending]) => ending)).toEqual(Object.keys(ENDINGS));
  });

  it.each(rows.slice(0, -1))('says what becomes of a letter after %s', async (ending, [state]) => {
    expect((await run(ENDINGS[ending] ?? '')).state).toBe(state);
  });

  it.each([
    [64, 'refused'],
    [65, 'refused'],
    [67, 'refused'],
    [66, 'pending'],
    [69, 'pending'],
    [75, 'pending'],
    [78, 'pending'],
    [1, 'pending'],
    [127, 'pending'],
    [128, 'pending'],
    // A shell says so that what it ran was killed, and that may have sent it before.
    [137, 'unknown'],
    [139, 'unknown'],
    [143, 'unknown'],
    [160, 'pending'],
    [255, 'pending'],
  ])('and after status %i', async (status, state) => {
    expect((await run(`process.exitCode = ${status}`)).state).toBe(state);
  });
});
