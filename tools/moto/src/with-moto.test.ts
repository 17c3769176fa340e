import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { script, temporaryFolder } from '../testing/script.ts';
import { withMoto } from './with-moto.ts';

function moto(): { readonly endpoint: string; readonly stop: ReturnType<typeof vi.fn<() => Promise<void>>> } {
  return { endpoint: 'http://127.0.0.1:1', stop: vi.fn(() => Promise.resolve()) };
}

test.each([0, 1, 7])(
  'a command that ends with %i ends the run with it, and moto is stopped',
  async (status) => {
    const running = moto();
    const folder = temporaryFolder();
    const file = script(
      'test "$LASTPATCH_TEST_AWS_ENDPOINT" = http://127.0.0.1:1 || exit 99',
      'test "$(pwd)" = "$1" || exit 98',
      `exit ${status}`,
    );
    expect(await withMoto(running, { file, args: [folder], folder })).toBe(status);
    expect(running.stop).toHaveBeenCalledOnce();
  },
);

test('a signal is handed on to the command, and moto is stopped when it has ended', async () => {
  const running = moto();
  const folder = temporaryFolder();
  const file = script(
    `trap 'echo cleaned > cleaned; exit 130' TERM`,
    'echo started > started',
    'while :; do sleep 0.05; done',
  );
  const status = withMoto(running, { file, args: [], folder });
  await vi.waitUntil(() => existsSync(join(folder, 'started')), { timeout: 10_000 });
  process.emit('SIGTERM');

  expect(await status).toBe(130);
  expect(existsSync(join(folder, 'cleaned'))).toBe(true);
  expect(running.stop).toHaveBeenCalledOnce();
});

test('a command that a signal ends is told as shells tell it', async () => {
  const running = moto();
  const folder = temporaryFolder();
  expect(await withMoto(running, { file: script('kill -9 $$'), args: [], folder })).toBe(137);
});

test('moto is stopped when the command does not start', async () => {
  const running = moto();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'no-command'), '');
  await expect(withMoto(running, { file: join(folder, 'no-command'), args: [], folder })).rejects.toThrow(
    'EACCES',
  );
  expect(running.stop).toHaveBeenCalledOnce();
});
