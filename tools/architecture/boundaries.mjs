// Dependencies point one way. A project is known by its Nx tag; what a tag may import stands here and nowhere else.
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const root = new URL('../../', import.meta.url);

/**
 * What each tag may import, of other projects and of npm's packages. An example is copied out of the workspace: its code
 * stands by itself, while the tests that stay behind may use what the workspace tests with.
 */
const MAY_IMPORT = {
  'scope:release-model': { projects: [], packages: ['date-fns', '@date-fns/utc'] },
  'scope:release-catalog': { projects: ['scope:release-model'] },
  'scope:fleet': { projects: ['scope:release-model'] },
  // What pages say of themselves and what serves them says too: it needs nothing, so that each of them may use it.
  'scope:content-security-policy': { projects: [], packages: [] },
  // Its tests read the bundled catalog, and what it writes with parsers of others.
  'scope:pages': {
    projects: ['scope:release-model', 'scope:fleet', 'scope:content-security-policy'],
    packages: ['preact', 'preact-render-to-string', 'd3-time'],
    areTestsFree: true,
  },
  'scope:settings': { projects: ['scope:release-model', 'scope:fleet'] },
  'scope:notifier': {
    projects: [
      'scope:release-model',
      'scope:release-catalog',
      'scope:fleet',
      'scope:pages',
      'scope:content-security-policy',
      'scope:settings',
    ],
  },
  'scope:infra': { projects: ['scope:settings', 'scope:content-security-policy'] },
  'scope:example': { projects: [], packages: [], areTestsFree: true },
};

// Node.js's own modules that lead out of the program.
const OUTSIDE =
  '^(node:)?(fs|fs/promises|child_process|os|net|tls|http|http2|https|dns|sqlite|process|worker_threads)$';

/** The folders of the projects that carry a tag. */
export function projectsByTag(base = root) {
  const files = globSync(['libs/*/package.json', 'apps/*/package.json', 'examples/*/package.json'], {
    cwd: base,
  });
  return files.map((file) => {
    const { nx } = JSON.parse(readFileSync(new URL(file, base), 'utf8'));
    const tag = nx?.tags?.find((name) => name in MAY_IMPORT);
    if (!tag)
      throw new Error(
        `${file}: no Nx tag says what this project may import; known: ${Object.keys(MAY_IMPORT).join(', ')}`,
      );
    return { tag, folder: dirname(file).replaceAll('\\', '/') };
  });
}

/** The settings of dependency-cruiser that follow. */
export function boundaries(base = root) {
  const projects = projectsByTag(base);
  const path = ({ folder }) => `(^|/)${folder}/`;
  const shipped = (project) => ({ path: `${path(project)}src/`, pathNot: '\\.test\\.ts$' });
  const between = projects.map((from) => ({
    name: `${from.tag.replace('scope:', '')}-imports-only-what-it-may`,
    comment: 'Dependencies point one way: see ARCHITECTURE.md.',
    severity: 'error',
    from: MAY_IMPORT[from.tag].areTestsFree ? shipped(from) : { path: path(from) },
    to: {
      path: projects.filter((to) => to !== from && !MAY_IMPORT[from.tag].projects.includes(to.tag)).map(path),
    },
  }));
  const packages = projects.flatMap((from) => {
    const allowed = MAY_IMPORT[from.tag].packages;
    if (!allowed) return [];
    return [
      {
        name: `${from.tag.replace('scope:', '')}-uses-only-its-packages`,
        comment: `The only packages that it may use: ${allowed.join(', ') || 'none'}.`,
        severity: 'error',
        from: shipped(from),
        to: { path: 'node_modules/', pathNot: allowed.map((name) => `node_modules/${name}/`) },
      },
    ];
  });
  return {
    forbidden: [
      ...between.filter(({ to }) => to.path.length > 0),
      ...packages,
      {
        name: 'no-circular',
        comment: 'Two files that need each other are one concept, or one too many.',
        severity: 'error',
        from: {},
        to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      },
      {
        name: 'only-adapters-do-io',
        comment:
          'Files, processes, the network and SDKs are reached through adapters and the composition root only.',
        severity: 'error',
        from: {
          path: '(^|/)apps/notifier/src/(daily-check|letters|refresh|subscribers)/',
          pathNot: '\\.test\\.ts$',
        },
        to: {
          path: ['(^|/)apps/notifier/src/(adapters|cli)/', 'node_modules/@aws-sdk/', OUTSIDE],
        },
      },
      {
        name: 'libraries-do-no-io',
        comment: 'Libraries are handed bytes; opening files is the work of adapters.',
        severity: 'error',
        from: { path: '(^|/)libs/[^/]+/src/', pathNot: '\\.test\\.ts$' },
        to: { path: OUTSIDE },
      },
      {
        name: 'only-browsers-run-the-browser-part',
        comment:
          'It reaches the page, the clock and the network; what is pure serves pages and browser alike.',
        severity: 'error',
        from: { pathNot: '(^|/)libs/pages/src/browser/' },
        to: { path: '(^|/)libs/pages/src/browser/' },
      },
      {
        name: 'tools-are-for-the-workspace',
        comment: 'What builds and checks the product is no part of it.',
        severity: 'error',
        from: { path: '(^|/)(apps|libs|examples)/[^/]+/src/' },
        to: { path: '(^|/)tools/architecture/[^/]+$|(^|/)tools/(bench|browser|cost|fuzz|moto)/' },
      },
      {
        name: 'not-to-unresolvable',
        comment: 'An import that leads nowhere hides what it would break.',
        severity: 'error',
        // What lies beside it in the published package is made by packing.
        from: { pathNot: '^apps/notifier/pack/lastpatch\\.js$' },
        to: { couldNotResolve: true },
      },
    ],
    options: {
      doNotFollow: { path: 'node_modules' },
      // Anchored: most npm packages are resolved into a dist/ of their own, which must stay visible.
      exclude: { path: '^(apps|libs|tools|examples)/[^/]+/(dist|coverage|fixtures)/' },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default'],
        extensions: ['.ts', '.mjs', '.js', '.json'],
      },
    },
  };
}
