import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { lastpatchIn } from '../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));

function textOf(path: string): string {
  return readFileSync(join(EXAMPLES, path), 'utf8');
}

const FILES = ['systemd', 'container'].flatMap((folder) =>
  readdirSync(join(EXAMPLES, folder)).map((file) => `${folder}/${file}`),
);

/** Every call of the command line in an example, from its command on. */
const CALLS = FILES.flatMap((file) =>
  [...textOf(file).matchAll(/^(?!#).*?(?:main\.js|\blastpatch) (run|watchdog)( --[^|>\n]*)/gm)].map(
    ([, command = '', options = '']) => ({ file, command, options: options.trim().split(/\s+/) }),
  ),
);

/** The options with the folders of an installation in place of those of the system. */
function within(folder: string, options: readonly string[]): string[] {
  return options.map((word) =>
    word.replace('/etc/lastpatch', folder).replace('/var/lib/lastpatch', join(folder, 'state')),
  );
}

function installation(): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'lastpatch.yaml'),
    'watches: [{ id: platform, follow: { openstack: [epoxy] } }]\n',
  );
  return folder;
}

describe('the examples of running it', () => {
  it('call a run and the watchdog, in units, in cron and in a container', () => {
    expect(CALLS.map(({ file, command }) => `${file} ${command}`).sort()).toEqual([
      'container/Containerfile watchdog',
      'container/lastpatch-daily run',
      'systemd/lastpatch-watchdog.service watchdog',
      'systemd/lastpatch.crontab run',
      'systemd/lastpatch.crontab watchdog',
      'systemd/lastpatch.service run',
    ]);
  });

  it.each(CALLS)('have in $file a $command that this command line knows', async ({ command, options }) => {
    const folder = installation();
    const catalog = await openstackFile('2026-08-21');
    const call = (...args: readonly string[]): ReturnType<typeof lastpatchIn> =>
      lastpatchIn(folder, [...args, ...within(folder, options), '--catalog', catalog]);
    if (command === 'watchdog') {
      expect(await call('watchdog')).toMatchObject({ status: 3 });
      await call('run');
    }
    expect(await call(command)).toMatchObject({ status: 0 });
  });

  it.each(FILES.filter((file) => /^[^@]+\.service$/.test(file)))(
    'let %s say who is told when it fails',
    (file) => {
      const text = textOf(file);
      const [, handler = ''] = /^OnFailure=(.+)%n\.service$/m.exec(text) ?? [];
      expect(FILES).toContain(`systemd/${handler}.service`);
      for (const line of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet=']) {
        expect(text.split('\n')).toContain(line);
      }
    },
  );

  it.each(FILES.filter((file) => file.endsWith('.timer')))(
    'have a service for %s, and make up for a day',
    (file) => {
      expect(FILES).toContain(file.replace('.timer', '.service'));
      expect(textOf(file).split('\n')).toEqual(expect.arrayContaining(['Persistent=true', '[Install]']));
    },
  );
});

describe('the container that keeps time itself', () => {
  it.each([
    ['a good run', 0, '86400'],
    ['a run that failed', 1, '3600'],
  ])('waits after %s, and ends when it is told to', async (_, status, pause) => {
    const folder = temporaryFolder();
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const program = (name: string, text: string): void => {
      writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    program('lastpatch', `exit ${status}`);
    program('sleep', `echo "$1"; exec ${process.execPath} -e 'setTimeout(() => {}, 60000)'`);
    const child = spawn('/bin/sh', [join(EXAMPLES, 'container/lastpatch-daily')], {
      env: { PATH: `${bin}:/usr/bin:/bin` },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const said = await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(String(said)).toBe(`${pause}\n`);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    // What it waited for is still there.
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  });
});
