/** Synthesizes the templates: `npx nx run infra:synth` writes them into apps/infra/cdk.out/. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings, SettingsError } from '@lastpatch/settings';
import { lastpatchApp } from './app.ts';
import { ENVIRONMENTS } from './environment.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const settings = process.env['LASTPATCH_SETTINGS'] ?? here('../../../lastpatch.yaml');
const bundle = here('../../notifier/dist/lambda');
try {
  if (!existsSync(bundle))
    throw new Error('The bundle of the notifier is not built: npx nx run notifier:build');
  const watches = readSettings(readFileSync(settings, 'utf8'), settings).settings.watches.map(({ id }) => id);
  lastpatchApp({ environments: ENVIRONMENTS, watches, bundle, app: { outdir: here('../cdk.out') } }).synth();
} catch (error) {
  const lines =
    error instanceof SettingsError ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) console.error(line);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}
