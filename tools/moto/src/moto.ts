import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Missing } from './missing.ts';

const SERVER = fileURLToPath(new URL('../server/main.py', import.meta.url));
const PATIENCE_MS = 1_000;

/** A moto that runs. */
export interface Moto {
  /** `http://127.0.0.1:12345` */
  readonly endpoint: string;
  /** Ends it, and resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts moto on a free port of this machine, and resolves when it answers. It ends with this process, however that ends.
 *
 * @throws Missing when it ends before it answers.
 */
export async function startMoto(python: string): Promise<Moto> {
  const server = spawn(python, [SERVER], {
    env: environment(),
    // A group of its own: Ctrl-C goes to the tests first, which may still want to clean up.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  server.stdin.on('error', () => undefined);
  server.stderr.pipe(process.stderr, { end: false });
  const port = await firstLine(server);
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(server) };
}

// Settings that a person has for other work would change what the tests find; and no bytecode is left beside our sources.
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(MOTO_|AWS_|PYTHON)/.test(name));
  return { ...Object.fromEntries(kept), PYTHONDONTWRITEBYTECODE: '1' };
}

function firstLine(server: ChildProcessWithoutNullStreams): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (how: string): void => {
      reject(
        new Missing(
          `moto, which stands in for AWS, ${how}; what it said stands above. Delete the folder .moto and try again.`,
        ),
      );
    };
    server.on('error', ({ message }) => failed(`does not start (${message})`));
    server.on('exit', (status) => failed(`ended with status ${String(status)} before it answered`));
    createInterface(server.stdout).once('line', (line) => {
      resolve((JSON.parse(line) as { port: number }).port);
    });
  });
}

async function stop(server: ChildProcessWithoutNullStreams): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  const timer = setTimeout(() => server.kill('SIGKILL'), PATIENCE_MS);
  server.stdin.end();
  await ended;
  clearTimeout(timer);
}
