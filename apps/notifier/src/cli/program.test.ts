import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { endoflifeDate } from '@lastpatch/release-catalog/testing';
import type { Command } from 'commander';
import { output } from '@lastpatch/fleet/testing';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../testing/folder-files.ts';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import { lastpatchIn } from '../../testing/lastpatch-process.ts';
import { EPOXY_ENDED, REPOSITORY, SERIES_STATUS } from '../../testing/openstack-files.ts';
import { tarGz } from '../../testing/tar-archive.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { program } from './program.ts';

/** Every command by the words with which it is called, those that only hold others among them. */
function commands(command: Command = program(), words: readonly string[] = []): (readonly string[])[] {
  return [words, ...command.commands.flatMap((inner) => commands(inner, [...words, inner.name()]))];
}

const ALL = commands().map((words) => [['lastpatch', ...words].join(' '), words] as const);
const LEAVES = ALL.filter(
  ([, words]) =>
    !ALL.some(([, longer]) => longer.length > words.length && words.every((word, at) => longer[at] === word)),
);

async function help(words: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await lastpatchHere(...words, '--help');
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** The commands that a help text shows as examples. */
function examples(text: string): string[] {
  const [, shown = ''] = text.split(/\nExamples?:\n/);
  return shown.split('\n').flatMap((line) => (line.startsWith('  lastpatch ') ? [line.trim()] : []));
}

/** What stands after `lastpatch` in an example, as a shell reads it. */
function argumentsOf(line: string): string[] {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  return words.slice(1).map((word) => word.replaceAll('"', ''));
}

describe('the help', () => {
  it.each(ALL)('of %s says how it is called and what it does', async (name, words) => {
    const text = await help(words);
    expect(text.startsWith(`Usage: ${name} `)).toBe(true);
    expect(text).toMatch(/-h, --help +display help for command/);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it.each(LEAVES)(
    'of %s names the options that every command takes, and shows an example',
    async (_, words) => {
      const text = await help(words);
      for (const option of ['--config <file>', '--catalog <where>', '--on <day>', '--json'])
        expect(text).toContain(option);
      expect(examples(text).length).toBeGreaterThan(0);
    },
  );

  it('of all commands names each', async () => {
    const text = await help([]);
    for (const [, [word]] of ALL)
      if (word !== undefined) expect(text).toMatch(new RegExp(`^ {2}${word} `, 'm'));
  });

  it('is on standard error, with status 2, when nothing is asked for', async () => {
    for (const words of [[], ['catalog'], ['catalog', 'import']]) {
      const { status, stdout, stderr } = await lastpatchHere(...words);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.startsWith(`Usage: ${['lastpatch', ...words].join(' ')} `)).toBe(true);
    }
  });

  it('shows examples that run', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'lastpatch.yaml'),
      'fleet: { environments: [{ name: region-one, runs: [{ openstack: 2025.1 }] }] }\nwatches:\n  - id: platform\n    follow: { openstack: supported }\n',
    );
    writeFileSync(join(folder, 'releases.tar.gz'), tarGz(REPOSITORY));
    const products = endoflifeDate.productsFull(endoflifeDate.PRODUCTS);
    writeFileSync(join(folder, 'products-full.json.gz'), gzipSync(products));
    writeFiles(folder, {
      'controller.txt': output('dpkg-l-controller.txt'),
      'compute.txt': output('rpm-qa-compute.txt'),
      'series_status/2026-08-21.yaml': SERIES_STATUS,
      'series_status/2026-11-07.yaml': EPOXY_ENDED,
    });
    // A welcome, and the letter that the examples show.
    for (const day of ['2026-08-21', '2027-07-29']) await lastpatchIn(folder, ['run', '--on', day]);
    const shown: string[] = [];
    for (const [, words] of LEAVES) shown.push(...examples(await help(words)));
    // It ends when it is stopped, and has a test of its own.
    expect(shown.splice(shown.indexOf('lastpatch pages --serve'), 1)).toEqual(['lastpatch pages --serve']);
    const isOfFiles = (line: string): boolean => line.includes('--out');
    const [muting, others] = [
      shown.filter((line) => line.includes(' ack ')),
      shown.filter((line) => !line.includes(' ack ')),
    ];
    // What one writes, another reads.
    const inTurn = [
      others.filter(isOfFiles),
      // What asks upstream or AWS is shown with a server that plays it: catalog-refresh.test.ts, subscribers-examples.test.ts,
      // remote-commands.aws.test.ts, run-remote.test.ts. What scans is shown with files to scan: fleet-scan.test.ts.
      others.filter(
        (line) =>
          !isOfFiles(line) &&
          !/ accept | arrived | refresh$| subscribers | push | run --remote| scan /.test(line),
      ),
      ...muting.map((line) => [line]),
    ];
    for (const lines of inTurn) {
      const runs = lines.map(async (line) => {
        const { status, stdout, stderr } = await lastpatchIn(folder, argumentsOf(line));
        return {
          line,
          isDone: status === 0 || (status === 3 && line.startsWith('lastpatch check ')),
          isSaid: stdout !== '',
          // A scan says there what it leaves out.
          stderr: line.startsWith('lastpatch fleet scan ') ? '' : stderr,
        };
      });
      for (const run of await Promise.all(runs))
        expect(run).toEqual({ line: run.line, isDone: true, isSaid: true, stderr: '' });
    }
    // Nothing is held here, which is what is said.
    const [accept = ''] = shown.filter((line) => line.includes(' accept '));
    expect((await lastpatchIn(folder, accept.split(' ').slice(1))).stderr).toContain('is not held');
    // And of every letter it is known how far it has come.
    const [arrived = ''] = shown.filter((line) => line.includes(' arrived '));
    expect((await lastpatchIn(folder, arrived.split(' ').slice(1))).stderr).toContain('It is known how far');
    expect(shown.length).toBeGreaterThanOrEqual(LEAVES.length);
  });
});
