import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../apps/notifier/src/cli/main.ts', import.meta.url));

/** Pages that a process of its own serves, as a user has it do. */
export interface ServedPages {
  /** With a slash at its end. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/**
 * `lastpatch pages --serve 0` with further arguments.
 *
 * @throws Error with what it said, when it ends without serving
 */
export async function servedPages(...args: readonly string[]): Promise<ServedPages> {
  const command = ['--disable-warning=ExperimentalWarning', MAIN, 'pages', '--serve', '0', '--json', ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, 'line'), ended.then(() => undefined)]);
  if (line === undefined) throw new Error(`lastpatch pages --serve ended: ${said}`);
  const { address } = JSON.parse(String(line[0])) as { address: string };
  return {
    address,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
