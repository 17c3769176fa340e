import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Synthesizes the two stacks, with a bundle that does nothing. */
export function templates(watches: readonly string[] = ['platform'], environment = ENVIRONMENT): Templates {
  const bundle = mkdtempSync(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rmSync(bundle, { recursive: true }));
  writeFileSync(join(bundle, 'index.cjs'), 'exports.handler = async () => {};\n');
  const app = lastpatchApp({ environments: [environment], watches, bundle });
  const stage = app.node.findChild(environment.name);
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
