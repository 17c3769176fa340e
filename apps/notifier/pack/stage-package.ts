import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCli } from './bundle-cli.ts';
import { packageManifest } from './package-manifest.ts';
import { bundledPackages, licenceText } from './third-party-licences.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NOTIFIER = join(HERE, '..');
const WORKSPACE = join(NOTIFIER, '../..');

/** What stands in the package as it stands in the workspace: `examples/systemd` is what docs/running.md tells to copy. */
const AS_THEY_ARE = ['LICENSE', 'CHANGELOG.md', 'docs', 'examples/systemd'];

/** Pictures are for readers on the web. */
const LEFT_OUT = 'images';

/**
 * Writes the published package into an empty folder: the command line in one bundle, with the documentation and the licences
 * of what is in it.
 *
 * @param folder where to
 * @param repository see `packageManifest`
 */
export async function stagePackage(folder: string, repository?: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { inputs } = await bundleCli(join(folder, 'dist'), { sourcemap: false });
  writeFileSync(
    join(folder, 'THIRD-PARTY-LICENCES.txt'),
    licenceText(bundledPackages(Object.keys(inputs), NOTIFIER)),
  );
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify(packageManifest(repository), undefined, 2)}\n`,
  );
  for (const file of ['README.md', 'lastpatch.js']) cpSync(join(HERE, file), join(folder, file));
  chmodSync(join(folder, 'lastpatch.js'), 0o755);
  for (const part of AS_THEY_ARE) {
    cpSync(join(WORKSPACE, part), join(folder, part), {
      recursive: true,
      filter: (path) => basename(path) !== LEFT_OUT,
    });
  }
}
