import type { ScannedPackage } from './scanned-package.ts';

// Which packages of distributions hold what endoflife.date calls by another name. Only what serves is listed: a client may stand
// at another version than what it speaks to.
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'apache-http-server': ['apache2', 'httpd'],
  ansible: ['ansible'],
  'ansible-core': ['ansible-core'],
  calico: ['calico-node', 'calico-felix'],
  ceph: ['ceph', 'ceph-base', 'ceph-common', 'ceph-mgr', 'ceph-mon', 'ceph-osd', 'radosgw', 'ceph-radosgw'],
  containerd: ['containerd', 'containerd.io'],
  'docker-engine': ['docker-ce', 'docker.io'],
  etcd: ['etcd', 'etcd-server'],
  grafana: ['grafana'],
  haproxy: ['haproxy'],
  keycloak: ['keycloak'],
  kubernetes: ['kubelet', 'kubeadm', 'kube-apiserver', 'kubernetes-node', 'kubernetes-kubeadm'],
  libvirt: ['libvirt-daemon', 'libvirt-daemon-system'],
  mariadb: ['mariadb-server', 'mariadb-server-core', 'mariadb-server-galera'],
  memcached: ['memcached'],
  mysql: ['mysql-server', 'mysql-server-core', 'mysql-community-server'],
  nginx: ['nginx', 'nginx-core', 'nginx-full', 'nginx-light'],
  opensearch: ['opensearch'],
  openssl: ['openssl'],
  openvswitch: ['openvswitch', 'openvswitch-switch'],
  ovn: ['ovn', 'ovn-central', 'ovn-common', 'ovn-host'],
  postgresql: ['postgresql', 'postgresql-server'],
  prometheus: ['prometheus'],
  python: ['python3', 'python3-minimal'],
  qemu: ['qemu-kvm', 'qemu-kvm-core', 'qemu-system-x86', 'qemu-system-arm'],
  rabbitmq: ['rabbitmq-server'],
  redis: ['redis', 'redis-server'],
  valkey: ['valkey', 'valkey-server'],
};

// The same with a version in the name: postgresql-14, mysql-server-8.0, python3.11, openvswitch3.1.
const VERSIONED: readonly (readonly [RegExp, string])[] = [
  [/^postgresql-?\d{1,2}(?:-server)?$/, 'postgresql'],
  [/^mariadb-server(?:-core)?-\d{1,2}\.\d{1,2}$/, 'mariadb'],
  [/^mysql-server(?:-core)?-\d{1,2}\.\d{1,2}$/, 'mysql'],
  [/^python3\.?\d{1,2}$/, 'python'],
  [/^openvswitch\d{1,2}\.\d{1,2}$/, 'openvswitch'],
];

// What PyPI itself is the home of.
const ON_PYPI: ReadonlySet<string> = new Set(['ansible', 'ansible-core']);

const productOf = new Map(
  Object.entries(PACKAGES).flatMap(([product, names]) => names.map((name) => [name, product] as const)),
);

/** The name of the product that a package holds; undefined when it is none of those known here. */
export function productPackage({ kind, name }: Omit<ScannedPackage, 'version'>): string | undefined {
  if (kind === 'pypi') return ON_PYPI.has(name) ? name : undefined;
  return productOf.get(name) ?? VERSIONED.find(([shape]) => shape.test(name))?.[1];
}
