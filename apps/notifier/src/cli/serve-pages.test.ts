import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import { startLastpatch } from '../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FLEET = `watches:
  - id: platform
    follow: { openstack: supported }
fleet:
  environments:
    - { name: SECRET-ENV, runs: [{ nova: 31.0.0 }] }
`;

/** What is served with these arguments, path by path, until the process is asked to end. */
async function served(args: readonly string[], paths: readonly string[]) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lastpatch.yaml'), FLEET);
  const on = ['--catalog', 'bundled', '--on', '2026-08-21', '--json'];
  const child = startLastpatch(folder, ['pages', '--serve', '0', ...on, ...args]);
  const said = await Promise.race([
    once(createInterface({ input: child.stdout! }), 'line'),
    once(child, 'exit'),
  ]);
  const { address } = JSON.parse(String(said[0])) as { address: string };
  const answers = await Promise.all(
    paths.map(async (path) => {
      const response = await fetch(address + path);
      return { status: response.status, text: await response.text() };
    }),
  );
  child.kill('SIGTERM');
  const [status] = (await once(child, 'exit')) as [number];
  return { answers, status };
}

describe('lastpatch pages --serve', () => {
  it('serves what is public, and of the team nothing unless that is asked for', async () => {
    const { answers, status } = await served(
      [],
      ['', 'products/openstack/', 'private/', 'private/fleet.json'],
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 404, 404]);
    expect(answers.map(({ text }) => text).join()).not.toContain('SECRET-ENV');
    expect(status).toBe(0);
  });

  it("serves the team's below them with --private", async () => {
    const { answers } = await served(['--private'], ['private/', '']);
    expect(answers[0]).toMatchObject({ status: 200 });
    expect(answers[0]?.text).toContain('SECRET-ENV');
    expect(answers[1]?.text).not.toContain('SECRET-ENV');
  });

  it.each([
    [['--serve', 'x'], '--serve x: expected a port from 1 to 65535, or 0 for any that is free.'],
    [['--serve', '70000'], '--serve 70000: expected a port'],
    [['--serve', '--out', 'x'], '--serve writes nothing: leave out the folders of --out and --private.'],
    [['--private'], '--private: expected a folder; without one it goes with --serve.'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { status, stderr } = await lastpatchHere('pages', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
