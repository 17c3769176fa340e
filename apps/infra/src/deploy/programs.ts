import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeployTools } from './tools.ts';

const WORKSPACE = fileURLToPath(new URL('../../../../', import.meta.url));
const INFRA = join(WORKSPACE, 'apps/infra');

/** The programs that a deployment calls, each with the Node.js of this process; what they say goes where this one's goes. */
export const programs: Pick<DeployTools, 'build' | 'cdk' | 'lastpatch'> = {
  build: () => run(binOf('nx', 'nx'), ['run', 'notifier:build'], { folder: WORKSPACE }),
  cdk: (args, variables = {}) =>
    run(binOf('aws-cdk', 'cdk'), args, {
      folder: INFRA,
      variables: { CDK_DISABLE_CLI_TELEMETRY: 'true', ...variables },
    }),
  lastpatch: (args) =>
    run(join(WORKSPACE, 'apps/notifier/src/cli/main.ts'), args, {
      folder: process.cwd(),
      variables: { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    }),
};

/** The file behind a command of a package. */
function binOf(name: string, command: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin: Readonly<Record<string, string>> };
  return join(dirname(file), bin[command] ?? '');
}

async function run(
  file: string,
  args: readonly string[],
  {
    folder,
    variables = {},
  }: { readonly folder: string; readonly variables?: Readonly<Record<string, string>> },
): Promise<number> {
  const program = spawn(process.execPath, [file, ...args], {
    cwd: folder,
    // What is called calls `node` again, which is to be the same.
    env: {
      ...process.env,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      ...variables,
    },
    stdio: 'inherit',
  });
  const [status] = (await once(program, 'exit')) as [number | null];
  return status ?? 1;
}
