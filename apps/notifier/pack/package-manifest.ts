import app from '../package.json' with { type: 'json' };
import workspace from '../../../package.json' with { type: 'json' };

/**
 * The package.json of the published package: it depends on nothing, and runs nothing when it is installed.
 *
 * @param repository where its sources are, which npm compares when it takes a package with its provenance; undefined outside of
 *   a release
 */
export function packageManifest(repository: string | undefined): Readonly<Record<string, unknown>> {
  return {
    name: 'lastpatch',
    version: app.version,
    description: workspace.description,
    keywords: ['openstack', 'end-of-life', 'eol', 'release', 'life-cycle', 'upgrade', 'notifier'],
    license: app.license,
    ...(repository === undefined ? {} : { repository: { type: 'git', url: `git+${repository}.git` } }),
    type: 'module',
    bin: { lastpatch: 'lastpatch.js' },
    engines: workspace.engines,
  };
}
