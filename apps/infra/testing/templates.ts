import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { onTestFinished } from 'vitest';
import { lastpatchApp } from '../src/app.ts';
import type { Environment } from '../src/environment.ts';
import { NotifierStack } from '../src/notifier-stack.ts';
import { StateStack } from '../src/state-stack.ts';

/** An environment of the tests. */
export const ENVIRONMENT: Environment = {
  name: 'test',
  account: '123456789012',
  region: 'eu-central-1',
  schedule: { hour: 16, minute: 0, timeZone: 'Etc/UTC' },
};

/** The templates of an environment. */
export interface Templates {
  readonly state: Template;
  readonly notifier: Template;
  readonly stateStack: StateStack;
}

/** The switches of CDK with which the app is synthesized. */
const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')) as {
  context: Record<string, unknown>;
};

/** The app of an environment, with a bundle that does nothing. Gone when the test is over. */
export function appOf(watches: readonly string[] = ['platform'], environment = ENVIRONMENT): App {
  const folder = mkdtempSync(join(tmpdir(), 'infra-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bundle = join(folder, 'bundle');
  mkdirSync(bundle);
  writeFileSync(join(bundle, 'index.cjs'), 'exports.handler = async () => {};\n');
  return lastpatchApp({
    environments: [environment],
    watches,
    bundle,
    app: { context, analyticsReporting: false, outdir: join(folder, 'cdk.out') },
  });
}

/** Synthesizes the two stacks. */
export function templates(watches?: readonly string[], environment = ENVIRONMENT): Templates {
  const stage = appOf(watches, environment).node.findChild(environment.name);
  const [stateStack, notifierStack] = [stage.node.findChild('State'), stage.node.findChild('Notifier')];
  if (!(stateStack instanceof StateStack) || !(notifierStack instanceof NotifierStack)) {
    throw new Error('there should be two stacks');
  }
  return {
    state: Template.fromStack(stateStack),
    notifier: Template.fromStack(notifierStack),
    stateStack,
  };
}
