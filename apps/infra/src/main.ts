/** Synthesizes the templates: `npx nx run infra:synth` writes them into apps/infra/cdk.out/. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '@lastpatch/settings';
import { lastpatchApp } from './app.ts';
import { ASKED, environmentsAsked } from './environments-asked.ts';
import { RulesBrokenError, synthesize } from './synthesize.ts';
import { watchesFor } from './watched.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const file = process.env[ASKED.settings] ?? here('../../../lastpatch.yaml');
const bundle = here('../../notifier/dist/lambda');
try {
  const text = readFileSync(file, 'utf8');
  const environments = environmentsAsked(process.env);
  const watches = watchesFor({ environments, text, file });
  if (!existsSync(bundle)) {
    throw new Error('The bundle of the notifier is not built: npx nx run notifier:build');
  }
  synthesize(lastpatchApp({ environments, watches, bundle }));
} catch (error) {
  const isSettings = error instanceof SettingsError;
  const isListed = isSettings || error instanceof RulesBrokenError;
  for (const line of isListed ? error.lines : [error instanceof Error ? error.message : String(error)]) {
    console.error(line);
  }
  process.exitCode = isSettings ? 2 : 1;
}
