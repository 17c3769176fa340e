import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type AwsAccount, emptyAccount, environmentOf } from '../aws-account.ts';
import { queried } from './aws-queries.ts';

const MAIN = fileURLToPath(new URL('../../../../infra/src/deploy/main.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

/** How a command ended, and what it said. */
export interface Said {
  readonly status: number | null;
  readonly text: string;
}

/** A team's folder, and the account into which it deploys with the commands of the workspace. */
export class Deployment {
  readonly account: AwsAccount;
  readonly #folder = temporaryFolder();

  private constructor(account: AwsAccount) {
    this.account = account;
  }

  /** In an account that is made ready for CDK, as each account has to be once. */
  static async inNewAccount(): Promise<Deployment> {
    const deployment = new Deployment(await emptyAccount());
    const { id, region } = deployment.account;
    const manifest = createRequire(import.meta.url).resolve('aws-cdk/package.json');
    const { status, text } = await deployment.#run(join(dirname(manifest), 'bin/cdk'), [
      'bootstrap',
      `aws://${id}/${region}`,
    ]);
    if (status !== 0) throw new Error(`The account could not be made ready for CDK: ${text}`);
    return deployment;
  }

  /** Deploys with settings of these watches. */
  async deploy(watches: readonly string[], ...args: readonly string[]): Promise<Said> {
    const list = watches.map((id) => `  - { id: ${id}, follow: { openstack: supported } }\n`);
    writeFileSync(
      join(this.#folder, 'lastpatch.yaml'),
      `refresh: never\npages: { onAws: all }\nwatches:\n${list.join('')}`,
    );
    return this.#run(MAIN, ['deploy', 'production', '--yes', ...args]);
  }

  /** Takes the notifier away. */
  async destroy(): Promise<Said> {
    return this.#run(MAIN, ['destroy', 'production', '--yes']);
  }

  /** `lastpatch` in the folder of the team. */
  async lastpatch(...args: readonly string[]): Promise<Said> {
    return this.#run(CLI, args);
  }

  /** Where it is, as the last deployment wrote it. */
  get values(): Readonly<Record<string, string>> {
    const file = join(this.#folder, '.lastpatch/deployment.json');
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  }

  /** What a stack holds: by logical ids, the physical ones. */
  async resources(stack: 'state' | 'notifier'): Promise<ReadonlyMap<string, string>> {
    const question = {
      Action: 'DescribeStackResources',
      Version: '2010-05-15',
      StackName: `lastpatch-production-${stack}`,
    };
    const of = (name: string): Promise<readonly string[]> =>
      queried(this.account, 'cloudformation', { ...question, name });
    const [logical, physical] = [await of('LogicalResourceId'), await of('PhysicalResourceId')];
    return new Map(logical.map((id, index) => [id, physical[index] ?? '']));
  }

  async #run(file: string, args: readonly string[]): Promise<Said> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
      cwd: this.#folder,
      env: {
        PATH: process.env['PATH'],
        HOME: this.#folder,
        ...environmentOf(this.account),
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        NX_DAEMON: 'false',
        NO_COLOR: '1',
        CI: 'true',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        text += bytes.toString();
      });
    }
    const [status] = (await once(child, 'close')) as [number | null];
    return { status, text };
  }
}
