/** `npm run deploy -- ENVIRONMENT` and `npm run destroy -- ENVIRONMENT`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { ENVIRONMENT } from '@lastpatch/settings';
import { ENVIRONMENTS } from '../environments.ts';
import { deploy } from './deploy.ts';
import { DeployFailure } from './deploy-failure.ts';
import { deployOptions, USAGE } from './deploy-options.ts';
import { Deployed } from './deployed.ts';
import { destroy } from './destroy.ts';
import { programs } from './programs.ts';
import type { DeployTools } from './tools.ts';

async function isYes(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((end) => lines.once('close', () => end('')));
  try {
    return /^\s*y(es)?\s*$/i.test(await Promise.race([lines.question(`${question} [y/N] `), ended]));
  } finally {
    lines.close();
  }
}

async function main([command, ...args]: readonly string[]): Promise<void> {
  const options = deployOptions(args, ENVIRONMENTS);
  if (options.isHelp) {
    console.log(USAGE);
    return;
  }
  // The SDK and the programs that are called look there.
  if (options.profile !== undefined) process.env['AWS_PROFILE'] = options.profile;
  if (options.environment.region !== undefined) process.env['AWS_REGION'] = options.environment.region;
  const aws = new Deployed();
  const tools: DeployTools = {
    ...programs,
    aws,
    write: async (file, text) => {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    isYes: process.stdin.isTTY && process.stderr.isTTY ? isYes : undefined,
    say: (...lines) => {
      for (const line of lines) console.log(line);
    },
  };
  try {
    if (command === 'destroy') {
      await destroy(options, tools);
      return;
    }
    const place = {
      output: fileURLToPath(new URL('../../cdk.out', import.meta.url)),
      environments: ENVIRONMENTS,
      heartbeatUrl: process.env[ENVIRONMENT.heartbeatUrl],
    };
    await deploy({ ...options, settings: resolve(options.settings) }, place, tools);
  } finally {
    aws.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DeployFailure)) throw error;
  console.error(error.message);
  process.exitCode = error.status;
}
