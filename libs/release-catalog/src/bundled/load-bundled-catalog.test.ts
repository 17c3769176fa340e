import { readFileSync } from 'node:fs';
import {
  calendarDate,
  findProduct,
  findProjects,
  findRelease,
  isCalendarDate,
  type Product,
  projectStatus,
  releaseStatus,
  validateCatalog,
} from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { encodeCatalog } from '../catalog-file/encode-catalog.ts';
import { openstackFacts } from '../openstack/facts.ts';
import phaseFacts from '../openstack/facts/phases.json' with { type: 'json' };
import versionFacts from '../openstack/facts/version-dates.json' with { type: 'json' };
import { loadBundledCatalog } from './load-bundled-catalog.ts';

const catalog = await loadBundledCatalog();
const openstack = findProduct(catalog, 'openstack')!;

function status(name: string, day: string): ReturnType<typeof releaseStatus> {
  return releaseStatus(findRelease(openstack, name)!, calendarDate(day), openstack.asOf);
}

describe('the bundled catalog', () => {
  test('is sound', () => {
    expect(validateCatalog(catalog)).toEqual([]);
  });

  test('holds all 35 series, from Austin to Indri, in their order', () => {
    const ids = openstack.releases.map(({ id }) => id);
    expect(ids).toHaveLength(35);
    expect([ids.at(0), ids.at(-1)]).toEqual(['2010.1', '2027.1']);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids.map((id) => /^20\d\d\.[123]$/.test(id)))).toEqual(new Set([true]));
  });

  test('holds the 501 projects that have deliverables, and those that only the governance knows', () => {
    const released = openstack.projects.filter(({ releases }) => releases.length > 0);
    expect(openstack.projects.length).toBeGreaterThan(501);
    expect(released.length).toBeGreaterThan(490);
    expect(released.length).toBeLessThanOrEqual(501);
  });

  test('names only days that exist', () => {
    const found = encodeCatalog(catalog).match(/\d{4}-\d\d-\d\d/g) ?? [];
    expect(found.length).toBeGreaterThan(28_000);
    expect([...new Set(found)].filter((day) => !isCalendarDate(day))).toEqual([]);
  });

  test('has a day for every version and every end tag, none after its own', () => {
    const landed = openstack.projects.flatMap(({ releases }) =>
      releases.flatMap(({ versions, endTags }) => [...versions, ...endTags].map((entry) => entry.landed)),
    );
    expect(landed).toHaveLength(28_354);
    expect(landed.filter((day) => day === null || day > openstack.asOf)).toEqual([]);
  });

  test('is the text that the generator writes, so that a new one shows only what has changed', () => {
    const text = readFileSync(new URL('./catalog.json', import.meta.url), 'utf8');
    expect(encodeCatalog(catalog) === text).toBe(true);
  });
});

describe('projects are known by name', () => {
  const GA: readonly (readonly [string, string, string | null])[] = [
    ['nova', '13.0.0', '33.0.0'],
    ['swift', '2.7.0', '2.37.1'],
    ['glance', '12.0.0', '32.0.0'],
    ['keystone', '9.0.0', '29.0.0'],
    ['horizon', '9.0.0', '25.7.1'],
    ['neutron', '8.0.0', '28.0.0'],
    ['cinder', '8.0.0', '28.0.0'],
    ['ceilometer', '6.0.0', '26.0.0'],
    ['aodh', '2.0.0', '22.0.0'],
    ['heat', '6.0.0', '26.0.0'],
    ['trove', '5.0.0', '25.0.0'],
    ['sahara', '4.0.0', null],
    ['ironic', '5.1.0', '35.0.0'],
    ['zaqar', '2.0.0', '22.0.0'],
    ['barbican', '2.0.0', '22.0.0'],
    ['designate', '2.0.0', '22.0.0'],
    ['manila', '2.0.0', '22.0.0'],
    ['monasca-api', '1.1.2', null],
  ];

  test.each(GA)('%s was %s in Mitaka and is %s in Gazpacho', (name, mitaka, gazpacho) => {
    const [project] = findProjects(openstack, name.toUpperCase());
    expect(project?.name).toBe(name);
    expect(newestOn(project!, 'mitaka', '2016-04-07')).toBe(mitaka);
    expect(newestOn(project!, 'gazpacho', '2026-04-01')).toBe(gazpacho);
  });

  test.each([
    ['Compute', ['nova']],
    ['Object Storage', ['swift']],
    ['Image', ['glance']],
    ['Identity', ['keystone']],
    ['Dashboard', ['horizon']],
    ['Networking', ['neutron']],
    ['Block Storage', ['cinder']],
    ['Telemetry', ['ceilometer', 'aodh', 'panko', 'gnocchi']],
    ['Orchestration', ['heat']],
    ['Database', ['trove']],
    ['Data Processing', ['sahara']],
    ['Bare Metal', ['ironic']],
    ['Message', ['zaqar']],
    ['Key Manager', ['barbican']],
    ['DNS', ['designate']],
    ['Shared File Systems', ['manila']],
    ['Monitoring', ['monasca-api', 'monasca-agent']],
    ['Monasca', ['monasca-api', 'monasca-notification']],
  ])('%s is answered by its deliverables, %j among them', (service, names) => {
    for (const asked of [
      service,
      `${service.toLowerCase()} service`.replace(/^(dashboard|monitoring|monasca).*/, '$1'),
    ]) {
      expect(findProjects(openstack, asked).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    }
  });

  test('no project is called monasca', () => {
    expect(openstack.projects.some(({ name }) => name === 'monasca')).toBe(false);
  });

  test.each([
    ['sahara', 'bobcat'],
    ['monasca-api', 'bobcat'],
    ['panko', 'wallaby'],
  ])('%s left after %s', (name, last) => {
    const [project] = findProjects(openstack, name);
    expect(project?.releases.at(-1)?.release).toBe(last);
    expect(project?.standing).toBe('retired');
  });

  test('gnocchi is independent', () => {
    expect(findProjects(openstack, 'gnocchi')[0]?.releases.at(-1)?.release).toBeNull();
  });

  function newestOn(project: Product['projects'][number], series: string, day: string): string | null {
    const { releases } = projectStatus(openstack, project, calendarDate(day));
    return releases.find(({ release }) => release?.key === series)?.newest?.version ?? null;
  }
});

describe('on 1 September 2016', () => {
  const day = '2016-09-01';

  test('Newton was under development, due on 6 October', () => {
    expect(status('Newton', day)).toMatchObject({
      phase: 'development',
      since: '2016-04-07',
      next: { phase: 'maintained', date: '2016-10-06' },
    });
  });

  test('Mitaka was the current release, with all fixes', () => {
    expect(status('Mitaka', day)).toMatchObject({
      phase: 'maintained',
      since: '2016-04-07',
      basis: 'declared',
      next: { phase: 'security', date: '2016-10-06', basis: 'derived' },
      supportEnds: '2017-04-10',
      overdue: null,
    });
  });

  test('Liberty got security fixes only, until 17 November', () => {
    expect(status('Liberty', day)).toMatchObject({
      phase: 'security',
      since: '2016-04-07',
      next: { phase: 'end-of-life', date: '2016-11-17' },
    });
  });

  test('Kilo was at its end', () => {
    expect(status('Kilo', day)).toMatchObject({ phase: 'end-of-life', since: '2016-05-02', next: null });
  });

  test('Ocata did not exist', () => {
    expect(status('Ocata', day)).toBeUndefined();
  });

  test.each([
    ['2016-09-01', '13.1.1', '2016-08-09'],
    ['2016-10-09', '13.1.1', '2016-08-09'],
    ['2016-10-10', '13.1.2', '2016-10-10'],
  ])("on %s nova's newest for Mitaka was %s", (on, version, landed) => {
    const [nova] = findProjects(openstack, 'nova');
    const mitaka = projectStatus(openstack, nova!, calendarDate(on)).releases.find(
      ({ release }) => release?.key === 'mitaka',
    );
    expect(mitaka?.newest).toEqual({ version, landed });
  });

  test("Ocata's design summit was in the week of 24 October", () => {
    const summits = openstack.milestones.filter(
      ({ release, kind }) => release === 'ocata' && kind === 'design-summit',
    );
    expect(summits).toMatchObject([{ from: '2016-10-24', until: '2016-10-29', project: null }]);
  });
});

test('all trade names lead to one release', () => {
  for (const name of ['2016.1', 'Mitaka', 'mitaka', 'MITAKA', '2016.1.1']) {
    expect(findRelease(openstack, name)?.key).toBe('mitaka');
  }
});

test('SLURP releases are those of the first half of the year, from 2023.1 on', () => {
  for (const { id, slurp } of openstack.releases)
    expect([id, slurp]).toEqual([id, id >= '2023.1' && id.endsWith('.1')]);
});

describe('the bundled catalog and the fact tables agree, as they must be made anew together', () => {
  const facts = openstackFacts(openstack.asOf);

  test('each phase of the tables is a window, and nothing is known after the day of the catalog', () => {
    for (const { series, release: id, phases } of phaseFacts.series) {
      const release = openstack.releases.find(({ key }) => key === series);
      expect([series, release?.id]).toEqual([series, id]);
      for (const { phase, from, basis, known } of phases) {
        expect(known <= openstack.asOf).toBe(true);
        const window = release?.windows.find((other) => other.phase === phase);
        expect([series, phase, window?.from, window?.basis]).toEqual([series, phase, from, basis]);
      }
    }
  });

  test('each window that has begun is in the tables', () => {
    for (const { key, windows } of openstack.releases) {
      const phases = phaseFacts.series.find(({ series }) => series === key)?.phases ?? [];
      const begun = windows.filter(({ basis, phase }) => basis !== 'scheduled' && phase !== 'planned');
      expect([key, begun.map(({ phase }) => phase)]).toEqual([key, phases.map(({ phase }) => phase)]);
    }
  });

  test('each version and end tag has the day of the tables, and none is missing', () => {
    const wrong: string[] = [];
    const places = new Set<string>();
    let entries = 0;
    for (const { name, releases } of openstack.projects) {
      for (const { release, versions, endTags } of releases) {
        const series = release ?? '_independent';
        const id = openstack.releases.find(({ key }) => key === release)?.id ?? '';
        places.add(`${series}/${name}`);
        entries += versions.length + endTags.length;
        for (const { version, landed } of versions) {
          if (facts.landed(series, name, version) !== landed) wrong.push(`${series}/${name} ${version}`);
        }
        for (const { tag, landed } of endTags) {
          const days = [`${series}-${tag}`, `${id}-${tag}`].map((entry) => facts.landed(series, name, entry));
          if (!days.includes(landed ?? undefined)) wrong.push(`${series}/${name} ${tag}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(Object.keys(versionFacts.landed).filter((place) => !places.has(place))).toEqual([]);
    expect(Object.values(versionFacts.landed).flatMap((text) => text.split(', '))).toHaveLength(entries);
  });

  test('each project has the standing, service and team of the tables', () => {
    const projects = new Map(openstack.projects.map((project) => [project.name, project]));
    for (const { project: name, ...fact } of facts.governance) {
      const { team, service, standing, incubatedSince, integratedSince, retiredOn } = projects.get(name)!;
      expect([name, { service, standing, incubatedSince, integratedSince, retiredOn }]).toEqual([
        name,
        {
          service: fact.service,
          standing: fact.standing,
          incubatedSince: fact.incubatedSince,
          integratedSince: fact.integratedSince,
          retiredOn: fact.retiredOn,
        },
      ]);
      if (fact.team !== null) expect([name, team]).toEqual([name, fact.team]);
      projects.delete(name);
    }
    expect([...projects.values()].filter(({ standing }) => standing !== null)).toEqual([]);
  });
});
