import {
  calendarDate,
  findRelease,
  type Product,
  type Project,
  projectStatus,
  releaseOfVersion,
} from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../source-files/source-file.ts';
import { deliverable, seriesStatus } from '../../testing/openstack-repository.ts';
import { importOpenstack } from './import-openstack.ts';

const STATUS = seriesStatus(`
- {name: newton, status: end of life, initial-release: 2016-10-06, eol-date: 2017-10-25}
- {name: mitaka, status: end of life, initial-release: 2016-04-07, eol-date: 2017-04-10}
- {name: liberty, status: end of life, initial-release: 2015-10-15, eol-date: 2016-11-17}
`);

async function productOf(files: readonly SourceFile[], asOf = '2020-01-01'): Promise<Product> {
  return (await importOpenstack([STATUS, ...files], calendarDate(asOf))).product;
}

function find(product: Product, name: string): Project {
  const project = product.projects.find((known) => known.name === name);
  if (!project) throw new Error(`no project ${name}`);
  return project;
}

test('a project has its releases in their order, whatever the order of the files', async () => {
  const nova = find(
    await productOf([
      deliverable('newton', 'nova', '14.0.0'),
      deliverable('_independent', 'nova', '0.0.1'),
      deliverable('liberty', 'nova', '12.0.0'),
      deliverable('mitaka', 'nova', '13.0.0'),
    ]),
    'nova',
  );
  expect(nova.releases.map(({ release }) => release)).toEqual(['liberty', 'mitaka', 'newton', null]);
});

test('projects are in the order of their names', async () => {
  const { projects } = await productOf([
    deliverable('mitaka', 'zzz', '1'),
    deliverable('mitaka', 'aaa', '1'),
  ]);
  const names = projects.map(({ name }) => name);
  expect(names).toEqual(names.toSorted());
  expect(names).toContain('aaa');
  expect(names).toContain('zzz');
});

describe('versions', () => {
  test('have the day on which they landed, as far as it was known', async () => {
    const files = [deliverable('mitaka', 'nova', '13.1.0', '13.1.1', '13.1.2', '13.9.9')];
    const landed = async (asOf: string): Promise<unknown> =>
      find(await productOf(files, asOf), 'nova').releases[0]?.versions.map((version) => version.landed);
    expect(await landed('2016-09-01')).toEqual(['2016-06-14', '2016-08-09', null, null]);
    expect(await landed('2016-10-10')).toEqual(['2016-06-14', '2016-08-09', '2016-10-10', null]);
  });

  test('that stand in two series belong to the newer', async () => {
    const product = await productOf([
      deliverable('liberty', 'quoll', '1.0.0', '1.1.0'),
      deliverable('mitaka', 'quoll', '1.1.0', '2.0.0'),
    ]);
    const quoll = find(product, 'quoll');
    expect(quoll.releases.map(({ versions }) => versions.length)).toEqual([2, 2]);
    expect(releaseOfVersion(product, quoll, '1.1.0')?.release).toBe('mitaka');
    const status = projectStatus(product, quoll, calendarDate('2020-01-01'));
    expect(status.releases.map(({ versions }) => versions)).toEqual([1, 2]);
  });

  test('of independent projects belong to no release', async () => {
    const gnocchi = find(await productOf([deliverable('_independent', 'gnocchi', '4.0.0')]), 'gnocchi');
    expect(gnocchi.releases).toMatchObject([{ release: null, versions: [{ version: '4.0.0' }] }]);
  });

  test('that are not ascending do not hide the newest', async () => {
    const product = await productOf([deliverable('mitaka', 'quoll', '2.0.0', '1.5.0', '10.0.0', '9.0.0')]);
    const status = projectStatus(product, find(product, 'quoll'), calendarDate('2020-01-01'));
    expect(status.releases[0]?.newest?.version).toBe('10.0.0');
  });
});

describe('end tags', () => {
  test.each([
    ['zed', 'zed-eom', '2024-04-30'],
    ['antelope', '2023.1-eom', '2024-11-14'],
  ])('of %s have the day on which they landed, by their own prefix: %s', async (series, entry, landed) => {
    const { product } = await importOpenstack(
      [seriesStatus(`- {name: ${series}, status: unmaintained}`), deliverable(series, 'nova', entry)],
      calendarDate('2025-01-01'),
    );
    expect(find(product, 'nova').releases[0]?.endTags).toEqual([{ tag: 'eom', landed }]);
  });

  test('end the project in a release that goes on', async () => {
    const product = await productOf([deliverable('newton', 'quoll', '1.0.0', 'newton-eol')]);
    const status = projectStatus(product, find(product, 'quoll'), calendarDate('2020-01-01'));
    expect(status.releases[0]?.ended).toEqual({ tag: 'eol', date: null });
  });

  test('-last is kept and ends nothing', async () => {
    const product = await productOf([deliverable('newton', 'quoll-tempest-plugin', '1.0.0', 'newton-last')]);
    const project = find(product, 'quoll-tempest-plugin');
    expect(project.releases[0]?.endTags).toEqual([{ tag: 'last', landed: null }]);
    expect(projectStatus(product, project, calendarDate('2020-01-01')).releases[0]?.ended).toBeNull();
  });
});

test('a release in which there is nothing yet is listed, for the project is there; so is one that was given up', async () => {
  const nothing = { path: 'deliverables/newton/quoll.yaml', text: 'team: quoll\n' };
  const abandoned = {
    path: 'deliverables/newton/numbat.yaml',
    text: 'team: numbat\nrelease-model: abandoned\n',
  };
  const product = await productOf([nothing, abandoned]);
  expect(find(product, 'quoll').releases).toEqual([
    { release: 'newton', versions: [], endTags: [], abandoned: false },
  ]);
  expect(find(product, 'numbat').releases).toEqual([
    { release: 'newton', versions: [], endTags: [], abandoned: true },
  ]);
});

describe('the team', () => {
  const file = (series: string, team: string): SourceFile => ({
    path: `deliverables/${series}/quoll.yaml`,
    text: `team: ${team}\nreleases:\n  - version: 1.0.0\n`,
  });

  test('is the one of the newest series where the governance does not know the project', async () => {
    const product = await productOf([
      file('newton', 'new'),
      file('liberty', 'old'),
      file('_independent', 'other'),
    ]);
    expect(find(product, 'quoll').team).toBe('new');
  });

  test('is the one of the independent file where there is no other', async () => {
    expect(find(await productOf([file('_independent', 'other')]), 'quoll').team).toBe('other');
  });

  test('is unknown where no file names one', async () => {
    const product = await productOf([{ path: 'deliverables/newton/quoll.yaml', text: 'type: other\n' }]);
    expect(find(product, 'quoll').team).toBeNull();
  });

  test('is the one of the governance before any other', async () => {
    const product = await productOf([
      { path: 'deliverables/mitaka/aodh.yaml', text: 'team: ceilometer\nreleases:\n  - version: 2.0.0\n' },
    ]);
    expect(find(product, 'aodh')).toMatchObject({ team: 'Telemetry', service: 'Telemetry service' });
  });
});

describe('the standing', () => {
  const files = [deliverable('mitaka', 'sahara', '4.0.0')];

  test.each([
    ['2016-09-20', 'official', null],
    ['2024-05-09', 'official', null],
    ['2024-05-10', 'retired', '2024-05-10'],
    ['2024-05-11', 'retired', '2024-05-10'],
  ])('of sahara in a catalog as of %s is %s', async (asOf, standing, retiredOn) => {
    expect(find(await productOf(files, asOf), 'sahara')).toMatchObject({ standing, retiredOn });
  });

  test.each([
    ['2024-05-09', 'official', null],
    ['2024-05-10', 'retired', '2024-05-10'],
    ['2024-05-11', 'retired', '2024-05-10'],
  ])('of sahara on %s, by what is known later, is %s', async (day, standing, retiredOn) => {
    const product = await productOf(files, '2026-01-01');
    const status = projectStatus(product, find(product, 'sahara'), calendarDate(day));
    expect(status).toMatchObject({ standing, retiredOn });
  });

  test('is unknown where the governance does not know the project', async () => {
    const product = await productOf([deliverable('mitaka', 'quoll', '1.0.0')]);
    expect(find(product, 'quoll')).toMatchObject({ standing: null, service: null, retiredOn: null });
  });
});

test('projects that only the governance knows are there, without releases', async () => {
  const product = await productOf([deliverable('mitaka', 'nova', '13.0.0')]);
  expect(find(product, 'glance')).toMatchObject({
    service: 'Image service',
    standing: 'official',
    releases: [],
  });
});

test('the releases since which a project is incubated and integrated are named when they are listed', async () => {
  const product = await productOf([deliverable('mitaka', 'sahara', '4.0.0')]);
  expect(find(product, 'sahara')).toMatchObject({ incubatedSince: null, integratedSince: null });
  const { product: older } = await importOpenstack(
    [
      seriesStatus('- {name: juno, status: end of life}\n- {name: icehouse, status: end of life}\n'),
      deliverable('juno', 'sahara', '2014.2'),
    ],
    calendarDate('2020-01-01'),
  );
  expect(find(older, 'sahara')).toMatchObject({ incubatedSince: 'icehouse', integratedSince: 'juno' });
  expect(findRelease(older, '2014.2')?.key).toBe('juno');
});

test('a series status that comes alone makes no projects', async () => {
  expect((await productOf([])).projects).toEqual([]);
});
