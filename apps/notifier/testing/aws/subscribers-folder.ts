import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT } from '@lastpatch/settings';
import { onTestFinished, vi } from 'vitest';
import { lastpatchPlain } from '../lastpatch-here.ts';
import type { Finished } from '../lastpatch-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A team's folder: its settings, who is subscribed, and where its deployment is. */
export interface SubscribersFolder {
  readonly path: string;
  /** Writes subscribers.yaml. */
  write(subscribers: string): void;
  /** Runs `lastpatch subscribers …` in it. */
  run(...args: readonly string[]): Promise<Finished>;
}

/** What a folder is told of its deployment. */
export interface FolderOptions {
  readonly watches: readonly string[];
  readonly topicPrefix: string;
  readonly operatorsTopic: string;
  /** The SDK's own variables, which it finds AWS by. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A folder with these watches, which is gone when the test is over. */
export function subscribersFolder(options: FolderOptions): SubscribersFolder {
  const path = temporaryFolder();
  const config = join(path, 'lastpatch.yaml');
  const deployment = join(path, 'deployment.json');
  writeFileSync(config, settingsOf(options.watches));
  writeFileSync(
    deployment,
    JSON.stringify({
      [ENVIRONMENT.ledgerTable]: 'ledger',
      [ENVIRONMENT.catalogBucket]: 'catalogs',
      [ENVIRONMENT.topicPrefix]: options.topicPrefix,
      [ENVIRONMENT.operatorsTopic]: options.operatorsTopic,
    }),
  );
  for (const [name, value] of Object.entries(options.environment)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return {
    path,
    write: (subscribers) => writeFileSync(join(path, 'subscribers.yaml'), subscribers),
    run: (command = 'list', ...args) =>
      lastpatchPlain('subscribers', command, ...args, '--config', config, '--deployment', deployment),
  };
}

function settingsOf(watches: readonly string[]): string {
  return `watches:\n${watches.map((id) => `  - id: ${id}\n    follow: { openstack: supported }\n`).join('')}`;
}
