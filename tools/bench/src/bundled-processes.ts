import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { PROGRAM } from '../../../apps/notifier/pack/bundle-cli.ts';

const PROCESSES = fileURLToPath(new URL('processes/', import.meta.url));

/**
 * Bundles the processes that are measured, as the command line is bundled, so that the time of reading TypeScript is not
 * measured with them.
 *
 * @param outdir where to
 * @returns the path of a process, by its name
 */
export async function bundledProcesses(outdir: string): Promise<(name: string) => string> {
  await build({
    absWorkingDir: PROCESSES,
    entryPoints: readdirSync(PROCESSES),
    outdir,
    outExtension: { '.js': '.mjs' },
    ...PROGRAM,
  });
  return (name) => join(outdir, `${name}.mjs`);
}
