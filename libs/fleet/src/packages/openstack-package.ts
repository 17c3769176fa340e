import type { Product, Project } from '@lastpatch/release-model';
import { pypiName, type ScannedPackage } from './scanned-package.ts';

// Names in which no convention shows the project.
const PROJECT_OF: Readonly<Record<string, string>> = {
  // Debian's and RDO's name of Horizon, and that of its Python module.
  'openstack-dashboard': 'horizon',
  openstackdashboard: 'horizon',
  'django-horizon': 'horizon',
  // https://packages.debian.org/source/sid/neutron-dynamic-routing
  'neutron-bgp-dragent': 'neutron-dynamic-routing',
};

// Packages of Debian's that begin with the name of a project and are none of it.
const NO_PROJECT: ReadonlySet<string> = new Set([
  'swift-im',
  'horizon-eda',
  'tempest-for-eliza',
  'swift-doc',
]);

const indexes = new WeakMap<Product, ReadonlyMap<string, Project>>();

/**
 * The project of OpenStack that a package holds, by the conventions of Debian, RDO and PyPI; undefined when it holds none.
 *
 * A Python module is named as on PyPI (`python3-nova`, `python3-novaclient` for python-novaclient); a service has its project
 * in front (`nova-api`, `openstack-nova-api`), where the longest name counts: `neutron-fwaas-common` is of neutron-fwaas.
 */
export function openstackProject(
  openstack: Product,
  { kind, name }: Omit<ScannedPackage, 'version'>,
): Project | undefined {
  if (NO_PROJECT.has(name)) return undefined;
  const projects = indexOf(openstack);
  const plain = pypiName(name);
  if (kind === 'pypi' || kind === 'other') return named(projects, pypiCandidates(plain));
  const [, module] = /^python[\d]*(?:-\d+)?-(.+)$/.exec(plain) ?? [];
  if (module !== undefined) return named(projects, [`python-${module}`, ...pypiCandidates(module)]);
  return ownService(projects, plain) ?? ownService(projects, plain.replace(/^openstack-/, ''));
}

/**
 * Whether a project tells which release runs: a service does, a library or a client may stand there at another version. A
 * service is what has had release candidates, or is what its team is named for.
 */
export function isService({ name, team, releases }: Project): boolean {
  if (team?.toLowerCase() === name.toLowerCase()) return true;
  return releases.some(({ versions }) => versions.some(({ version }) => /\drc\d/.test(version)));
}

function ownService(projects: ReadonlyMap<string, Project>, name: string): Project | undefined {
  const whole = named(projects, [name]);
  if (whole) return whole;
  const segments = name.split('-');
  // No package has so many parts; what has is not looked at.
  if (segments.length > 12) return undefined;
  for (let length = segments.length - 1; length > 0; length--) {
    const project = named(projects, [segments.slice(0, length).join('-')]);
    if (project) return isService(project) ? project : undefined;
  }
  return undefined;
}

/** `python-watcher` and `openstack-placement` are what they hold, and `keystoneauth1` is its first version's successor. */
function pypiCandidates(name: string): string[] {
  return [name, name.replace(/^openstack-/, ''), name.replace(/^python-/, ''), name.replace(/\d$/, '')];
}

function named(projects: ReadonlyMap<string, Project>, names: readonly string[]): Project | undefined {
  for (const name of names) {
    const project = projects.get(Object.hasOwn(PROJECT_OF, name) ? (PROJECT_OF[name] ?? name) : name);
    if (project) return project;
  }
  return undefined;
}

function indexOf(openstack: Product): ReadonlyMap<string, Project> {
  const made = indexes.get(openstack);
  if (made) return made;
  const index = new Map(openstack.projects.map((project) => [pypiName(project.name), project] as const));
  indexes.set(openstack, index);
  return index;
}
