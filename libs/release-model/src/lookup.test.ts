import { describe, expect, it } from 'vitest';
import { catalogWith, productWith, projectWith, releaseWith } from '../testing/catalog-builder.ts';
import {
  findProduct,
  findProjects,
  findRelease,
  productNames,
  projectNames,
  releaseNames,
} from './lookup.ts';

describe('findProduct', () => {
  const kubernetes = productWith({ key: 'kubernetes', name: 'kubernetes', aliases: ['k8s'] });
  const renamed = productWith({ key: 'oldname', name: 'NewName', aliases: [] });
  const catalog = catalogWith(kubernetes, renamed);

  it.each([
    ['kubernetes', kubernetes],
    ['Kubernetes', kubernetes],
    ['K8S', kubernetes],
    ['newname', renamed],
    ['oldName', renamed],
    ['k8', undefined],
    ['kubernetes ', undefined],
    ['', undefined],
  ])('%j', (name, product) => {
    expect(findProduct(catalog, name)).toBe(product);
  });

  it('prefers a name of today to a key or an alias, whichever product comes first', () => {
    const former = productWith({ key: 'varnish', name: 'vinyl-cache', aliases: ['cache'] });
    const [varnish, cache] = ['varnish', 'cache'].map((name) => productWith({ key: `${name}~2`, name }));
    const both = catalogWith(former, varnish!, cache!);
    expect(findProduct(both, 'Varnish')).toBe(varnish);
    expect(findProduct(both, 'cache')).toBe(cache);
    expect(findProduct(both, 'vinyl-cache')).toBe(former);
  });

  it('prefers the first of two products of one name', () => {
    const [ours, theirs] = [
      productWith({ key: 'ceph', name: 'ceph' }),
      productWith({ key: 'ceph~2', name: 'ceph' }),
    ];
    expect(findProduct(catalogWith(ours, theirs), 'ceph')).toBe(ours);
  });

  it('lists every name', () => {
    expect(productNames(kubernetes)).toEqual(['kubernetes', 'kubernetes', 'k8s']);
    expect(productNames(renamed)).toEqual(['NewName', 'oldname']);
  });
});

describe('findRelease', () => {
  const mitaka = releaseWith('2016.1', [], { key: 'mitaka', name: 'Mitaka' });
  const newton = releaseWith('2016.2', [], { key: 'newton', name: 'Newton' });
  const one = releaseWith('1.1', [], { aliases: ['Stable'] });
  const ten = releaseWith('1.10');
  const major = releaseWith('1');
  const patched = releaseWith('1.10.2');
  const product = productWith({ releases: [mitaka, newton, major, one, ten, patched] });

  it.each([
    ['2016.1', mitaka],
    ['Mitaka', mitaka],
    ['mitaka', mitaka],
    ['MITAKA', mitaka],
    ['2016.1.1', mitaka],
    ['2016.1.0rc1', mitaka],
    ['2016.2', newton],
    ['2016.10', undefined],
    ['2016.11', undefined],
    ['2016', undefined],
    ['2016.1.', undefined],
    ['2016.1-1', undefined],
    ['2016.1.x', undefined],
    ['mitaka.1', undefined],
    ['1.1', one],
    ['1.10', ten],
    ['1.1.0', one],
    ['1.1.10', one],
    ['1.10.0', ten],
    ['1.10.1', ten],
    ['1.10.2', patched],
    ['1.10.2.1', patched],
    ['1.10.20', ten],
    ['1.100', major],
    ['1.2', major],
    ['stable', one],
    ['v1.10', ten],
    ['V1.10.1', ten],
    ['vv1.10', undefined],
    ['v.1', undefined],
    ['v', undefined],
    ['11', undefined],
    ['', undefined],
    ['.1', undefined],
  ])('%j', (name, release) => {
    expect(findRelease(product, name)?.id).toBe(release?.id);
  });

  it('prefers an id of today to a key or an alias', () => {
    const former = releaseWith('9.0', [], { key: '9', aliases: ['nine'] });
    const [nine, word] = [releaseWith('9', [], { key: '9~2' }), releaseWith('nine')];
    const tomcat = productWith({ releases: [former, nine, word] });
    expect(findRelease(tomcat, '9')).toBe(nine);
    expect(findRelease(tomcat, 'Nine')).toBe(word);
    expect(findRelease(tomcat, '9.0')).toBe(former);
  });

  it('takes 1.10 for a word', () => {
    const dotted = productWith({ releases: [releaseWith('1.1'), releaseWith('1.10'), releaseWith('1.100')] });
    for (const name of ['1.1', '1.10', '1.100']) expect(findRelease(dotted, name)?.id).toBe(name);
    expect(findRelease(dotted, '1.10.3')?.id).toBe('1.10');
    expect(findRelease(dotted, '1.1000')).toBeUndefined();
  });

  describe('by the first word of a name', () => {
    const [jammy, noble, big, small, el, nine, jelly, bean, whole] = [
      releaseWith('22.04', [], { name: 'Jammy Jellyfish' }),
      releaseWith('24.04', [], { aliases: ['Noble Numbat'] }),
      releaseWith('11', [], { name: 'Snow Leopard' }),
      releaseWith('12', [], { name: 'Snow Cone' }),
      releaseWith('10.11', [], { name: 'El Capitan' }),
      releaseWith('10.12', [], { name: 'R2 Nine' }),
      releaseWith('4.1', [], { name: 'Jelly Bean' }),
      releaseWith('4.2', [], { name: 'Jelly Bean' }),
      releaseWith('5', [], { name: 'Jelly' }),
    ];
    const named = productWith({ releases: [jammy, noble, big, small, el, nine, jelly, bean, whole] });

    it.each([
      ['jammy', '22.04'],
      ['JAMMY', '22.04'],
      ['noble', '24.04'],
      ['jam', undefined],
      ['jellyfish', undefined],
      ['jammy ', undefined],
      ['jammy.1', undefined],
      ['snow', undefined],
      ['snow cone', '12'],
      ['el', undefined],
      ['r2', undefined],
      ['jelly', '5'],
      ['jelly bean', '4.1'],
    ])('%j', (name, id) => {
      expect(findRelease(named, name)?.id).toBe(id);
    });
  });

  it('finds a point release of an id with letters in any case', () => {
    const kilo = releaseWith('R1');
    expect(findRelease(productWith({ releases: [kilo] }), 'r1.2')).toBe(kilo);
  });

  it('prefers a release whose name has a v to one without', () => {
    const [plain, marked] = [releaseWith('2'), releaseWith('v2')];
    expect(findRelease(productWith({ releases: [plain, marked] }), 'V2')).toBe(marked);
    expect(findRelease(productWith({ releases: [plain, marked] }), 'v2.1')).toBe(marked);
  });

  it('prefers the release that has the very name to the one of which it would be a point release', () => {
    const named = releaseWith('x', [], { aliases: ['2016.1.1'] });
    expect(findRelease(productWith({ releases: [mitaka, named] }), '2016.1.1')).toBe(named);
  });

  it('lists every name, and none where there is none', () => {
    expect(releaseNames(mitaka)).toEqual(['2016.1', 'Mitaka', 'mitaka']);
    expect(releaseNames(one)).toEqual(['1.1', '1.1', 'Stable']);
  });
});

describe('findProjects', () => {
  const nova = projectWith('nova', { service: 'Compute service', team: 'nova' });
  const novaclient = projectWith('python-novaclient', { service: 'Compute service', team: 'nova' });
  const aodh = projectWith('aodh', { service: 'Telemetry service', team: 'Telemetry' });
  const ceilometer = projectWith('ceilometer', { service: 'Telemetry service', team: 'Telemetry' });
  const monasca = projectWith('monasca-api', { service: 'Monitoring', team: 'monasca' });
  const dashboard = projectWith('monasca-ui', { team: 'monasca' });
  const cinder = projectWith('cinder', { service: 'Block Storage service', team: 'Compute' });
  const unknown = projectWith('mystery');
  const product = productWith({
    projects: [aodh, ceilometer, cinder, monasca, dashboard, unknown, nova, novaclient],
  });

  it.each([
    ['nova', ['nova']],
    ['Nova', ['nova']],
    [' nova ', ['nova']],
    ['Compute', ['nova', 'python-novaclient']],
    ['compute service', ['nova', 'python-novaclient']],
    ['Compute Service', ['nova', 'python-novaclient']],
    ['Telemetry', ['aodh', 'ceilometer']],
    ['monitoring', ['monasca-api']],
    ['Monitoring service', ['monasca-api']],
    ['Monasca', ['monasca-api', 'monasca-ui']],
    ['block storage', ['cinder']],
    ['service', []],
    ['null', []],
    ['', []],
    ['novaclient', []],
  ])('%j', (name, found) => {
    expect(findProjects(product, name).map((project) => project.name)).toEqual(found);
  });

  it("finds the only project of a product by the product's names", () => {
    const own = projectWith('varnish');
    const renamed = productWith({ key: 'varnish', name: 'vinyl-cache', aliases: ['cache'], projects: [own] });
    for (const name of ['varnish', 'Vinyl-Cache', 'cache'])
      expect(findProjects(renamed, name)).toEqual([own]);
    expect(findProjects(renamed, 'squid')).toEqual([]);
    expect(findProjects({ ...renamed, projects: [own, nova] }, 'vinyl-cache')).toEqual([]);
  });

  it('lists projects, services and teams, each once', () => {
    expect([...projectNames(product)].sort()).toEqual([
      'Block Storage',
      'Block Storage service',
      'Compute',
      'Compute service',
      'Monitoring',
      'Telemetry',
      'Telemetry service',
      'aodh',
      'ceilometer',
      'cinder',
      'monasca',
      'monasca-api',
      'monasca-ui',
      'mystery',
      'nova',
      'python-novaclient',
    ]);
  });

  it('finds something under every name that it lists', () => {
    for (const name of projectNames(product)) expect(findProjects(product, name), name).not.toEqual([]);
  });
});
