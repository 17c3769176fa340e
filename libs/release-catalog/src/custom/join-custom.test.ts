import {
  addDays,
  calendarDate,
  phaseOn,
  type Product,
  releaseStatus,
  supportEnds,
  validateCatalog,
} from '@lastpatch/release-model';
import { catalogWith, productWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import {
  ARCHIVE,
  CEPH,
  customFile,
  customProduct,
  OPENSTACK,
  READ_ON,
  UPSTREAM,
  windowsSaid,
} from '../../testing/custom-files.ts';
import { joinCustom } from './join-custom.ts';

/** What is wrong with texts that join OpenStack. */
function problems(...texts: readonly string[]): string[] {
  const files = texts.map((text, index) => customFile(text, `${index + 1}.yaml`));
  return joinCustom(UPSTREAM, files, READ_ON).problems.map(
    ({ file, line, problem }) => `${file}:${line ?? '-'}: ${problem}`,
  );
}

function phaseOf(product: Product, id: string, day: string): string | undefined {
  const release = product.releases.find((other) => other.id === id)!;
  return phaseOn(release, calendarDate(day), product.asOf)?.phase;
}

describe('a product of a team', () => {
  it('is one of the source custom, read on its day, and as old as the last look', () => {
    expect(customProduct(CEPH)).toMatchObject({
      key: 'ceph',
      name: 'ceph',
      title: 'Ceph',
      aliases: ['ceph-storage'],
      source: 'custom',
      asOf: '2026-11-23',
      readOn: '2026-11-01',
      importer: 1,
      projects: [],
      milestones: [],
    });
  });

  it('is as fresh as the day on which it is read, when somebody looked that day', () => {
    expect(customProduct(CEPH, '2026-11-01').readOn).toBeUndefined();
  });

  it('has its days as they were written: those that have passed have come, the others are planned', () => {
    const product = customProduct(CEPH);
    expect(windowsSaid(product, 'quincy')).toEqual([
      'maintained 2022-04-19 declared',
      'end-of-life 2025-01-15 declared',
    ]);
    expect(windowsSaid(product, 'reef')).toEqual([
      'maintained 2023-08-07 declared',
      'security 2025-08-01 declared',
      'extended 2026-02-01 declared',
      'unmaintained 2026-12-01 scheduled',
      'end-of-life 2027-03-31 scheduled',
    ]);
    expect(windowsSaid(product, 'umbrella')).toEqual([
      'development 2026-05-04 declared',
      'maintained ? scheduled',
      'end-of-life ? scheduled',
    ]);
  });

  it('has the link of the release, else its source', () => {
    const { releases } = customProduct(CEPH);
    expect(releases.map(({ link }) => link)).toEqual([
      'https://docs.example/releases',
      'https://docs.example/releases/reef',
      'https://docs.example/releases',
    ]);
  });

  it('says with each date which sentence it comes from', () => {
    const { releases } = customProduct(
      CEPH.replace('https://docs.example/releases\n', 'The letter of May 2026\n'),
    );
    expect(releases[0]?.link).toBeNull();
    expect(releases[0]?.windows[1]?.evidence).toBe('endOfLife, by The letter of May 2026');
  });

  describe('ends', () => {
    const ending = (end: string): Product =>
      customProduct(
        `product: x\nsource: https://x.example\nchecked: 2026-01-01\nreleases: { one: { released: 2020-01-01, ${end} } }\n`,
      );

    it.each([
      ['lastDay: 2026-03-30', '2026-03-31'],
      ['endOfLife: 2026-03-31', '2026-03-31'],
      ['lastDay: 2024-02-28', '2024-02-29'],
      ['lastDay: 2026-02-28', '2026-03-01'],
      ['lastDay: 2027-12-31', '2028-01-01'],
      ['endOfLife: 2028-02-29', '2028-02-29'],
    ])('by %s: the first day without support is %s', (end, first) => {
      const product = ending(end);
      const day = calendarDate(first);
      expect(supportEnds(product.releases[0]!)).toBe(first);
      expect([-1, 0, 1].map((days) => phaseOf(product, 'one', addDays(day, days)))).toEqual([
        'maintained',
        'end-of-life',
        'end-of-life',
      ]);
    });

    it.each(['security', 'extended', 'unmaintained'] as const)('%s begins on its day', (phase) => {
      const product = ending(`${phase}: 2026-08-01`);
      const days = ['2026-07-31', '2026-08-01', '2026-08-02'];
      expect(days.map((day) => phaseOf(product, 'one', day))).toEqual(['maintained', phase, phase]);
    });

    it.each(['endOfLife: begun', 'endOfLife: undated'])('without a day, by %s, are of no day', (end) => {
      expect(supportEnds(ending(end).releases[0]!)).toBeNull();
    });

    it('on an unknown day have come since somebody saw it', () => {
      const product = ending('endOfLife: begun');
      const days = ['2025-12-31', '2026-01-01', '2026-01-02'];
      expect(days.map((day) => phaseOf(product, 'one', day))).toEqual([
        'maintained',
        'end-of-life',
        'end-of-life',
      ]);
    });
  });

  it.each([
    ['the day before it is out', '2026-12-31', 'planned'],
    ['the day', '2027-01-01', 'maintained'],
    ['the day after', '2027-01-02', 'maintained'],
  ])('with a release to come, on %s', (_, day, phase) => {
    const text =
      'product: x\nsource: https://x.example\nchecked: 2026-01-01\nreleases: { next: { released: 2027-01-01 } }\n';
    for (const read of ['2026-11-23', day])
      expect(phaseOf(customProduct(text, read), 'next', day)).toBe(phase);
  });

  it('has its releases in the order of their days, whichever way they are written', () => {
    const order = (entries: string): string[] =>
      customProduct(
        `product: x\nsource: https://x.example\nchecked: 2026-01-01\nreleases: {${entries}}\n`,
      ).releases.map(({ id }) => id);
    expect(order('a: { released: 2020-01-01 }, b: { released: 2021-01-01 }')).toEqual(['a', 'b']);
    expect(order('b: { released: 2021-01-01 }, a: { released: 2020-01-01 }')).toEqual(['a', 'b']);
    expect(
      order(
        'd: { released: undated }, c: { released: 2021-01-01 }, b: { released: begun }, a: { released: begun }',
      ),
    ).toEqual(['a', 'b', 'c', 'd']);
    expect(order('19: { released: begun }, 2: { released: begun }')).toEqual(['19', '2']);
  });
});

describe('an overlay', () => {
  it('names the product that it dates, and has the releases under the names and in the order that they have there', () => {
    const product = customProduct(ARCHIVE);
    expect(product).toMatchObject({ key: 'ubuntu-cloud-archive', source: 'custom', overlays: 'openstack' });
    expect(product.releases.map(({ key, id, name, slurp }) => ({ key, id, name, slurp }))).toEqual([
      { key: 'caracal', id: '2024.1', name: 'Caracal', slurp: true },
      { key: 'epoxy', id: '2025.1', name: 'Epoxy', slurp: true },
    ]);
  });

  it('supports a release of which only the end is given until then, nobody says since when', () => {
    const product = customProduct(ARCHIVE);
    expect(windowsSaid(product, '2024.1')).toEqual([
      'maintained ? declared 2026-11-01',
      'end-of-life 2029-05-01 scheduled',
    ]);
    expect(windowsSaid(product, '2025.1')).toEqual([
      'maintained 2025-04-17 declared',
      'extended 2027-05-01 scheduled',
      'end-of-life 2030-05-01 scheduled',
    ]);
  });

  it('has nothing to give before an extension of its own begins', () => {
    const text = ARCHIVE.replace('lastDay: 2029-04-30', 'extended: 2027-01-01\n    lastDay: 2029-04-30');
    expect(windowsSaid(customProduct(text), '2024.1')).toEqual([
      'planned ? declared 2026-11-01',
      'extended 2027-01-01 scheduled',
      'end-of-life 2029-05-01 scheduled',
    ]);
  });

  it('may date a product of the team, whichever file is read first', () => {
    const text = ARCHIVE.replace('overlay: openstack', 'overlay: ceph')
      .replace('Caracal', 'reef')
      .replace('2025.1', '17.2');
    for (const texts of [
      [CEPH, text],
      [text, CEPH],
    ]) {
      const files = texts.map((each) => customFile(each));
      const { catalog, problems: found } = joinCustom(UPSTREAM, files, READ_ON);
      expect(found).toEqual([]);
      expect(catalog.products.map(({ name }) => name)).toEqual(['openstack', 'ceph', 'ubuntu-cloud-archive']);
      expect(catalog.products[2]?.releases.map(({ id }) => id)).toEqual(['quincy', 'reef']);
      expect(validateCatalog(catalog)).toEqual([]);
    }
  });

  it('stands beside upstream: both say where a release stands', () => {
    const { releases, asOf } = customProduct(ARCHIVE);
    expect(releaseStatus(releases[0]!, READ_ON, asOf)).toMatchObject({
      phase: 'maintained',
      supportEnds: '2029-05-01',
    });
    expect(releaseStatus(OPENSTACK.releases[0]!, READ_ON, OPENSTACK.asOf)).toMatchObject({
      phase: 'unmaintained',
    });
  });
});

describe('files that do not fit the catalog', () => {
  it('take no name that another product has', () => {
    expect(
      problems(CEPH.replace('product: ceph', 'product: heat').replace('ceph-storage', 'OpenStack')),
    ).toEqual([
      '1.yaml:6: aliases: OpenStack is a name of OpenStack already, a product that comes from openstack: give yours another name',
    ]);
    const ubuntu = productWith({ key: 'ubuntu', name: 'ubuntu', title: 'Ubuntu', source: 'endoflife-date' });
    const { problems: found } = joinCustom(
      catalogWith(ubuntu),
      [customFile(CEPH.replace('product: ceph', 'product: ubuntu'))],
      READ_ON,
    );
    expect(found[0]?.problem).toBe(
      'product: ubuntu is a name of Ubuntu already, a product that comes from endoflife-date: give yours another name; or write "overlay: ubuntu" and a name of your own, to put your dates beside its',
    );
  });

  it('take no name that another file has', () => {
    expect(problems(CEPH, CEPH.replace('aliases: [ceph-storage]\n', ''))).toEqual([
      '2.yaml:2: product: ceph is a name of Ceph already, the product of 1.yaml: give yours another name',
    ]);
  });

  it('name a product that is there', () => {
    expect(problems(ARCHIVE.replace('overlay: openstack', 'overlay: openstak'))).toEqual([
      '1.yaml:1: overlay: unknown product openstak: did you mean openstack?',
    ]);
  });

  it('name releases that are there, each once, and are told of all that are not', () => {
    const text = ARCHIVE.replace(
      '  2025.1:',
      '  caracall: { lastDay: 2029-01-01 }\n  epoxy: { lastDay: 2029-01-01 }\n  2025.1:',
    );
    expect(problems(text)).toEqual([
      '1.yaml:9: releases, caracall: unknown release of OpenStack: did you mean Caracal?',
      '1.yaml:11: releases, 2025.1: it is 2025.1, which is dated on line 10 as epoxy',
    ]);
  });

  it('name a release, and not the beginning of several', () => {
    expect(problems(ARCHIVE.replace('  2025.1:', '  2024: { lastDay: 2029-01-01 }\n  2025.1:'))).toEqual([
      '1.yaml:9: releases, 2024: unknown release of OpenStack: did you mean 2024.2 or 2024.1?',
    ]);
  });

  it('are no overlay of an overlay', () => {
    const second = ARCHIVE.replace('product: ubuntu-cloud-archive', 'product: another').replace(
      'overlay: openstack',
      'overlay: ubuntu-cloud-archive',
    );
    expect(problems(ARCHIVE, second)).toEqual([
      '2.yaml:1: overlay: ubuntu-cloud-archive is an overlay itself: name the product that it dates, openstack',
    ]);
  });

  it('are left out, and leave the others in', () => {
    const files = [CEPH, CEPH, ARCHIVE].map((text, index) => customFile(text, `${index}.yaml`));
    const { catalog, products, problems: found } = joinCustom(UPSTREAM, files, READ_ON);
    expect(catalog.products.map(({ name }) => name)).toEqual(['openstack', 'ceph', 'ubuntu-cloud-archive']);
    expect([...products.keys()].map(({ file }) => file)).toEqual(['0.yaml', '2.yaml']);
    expect(found.map(({ file }) => file)).toEqual(['1.yaml', '1.yaml']);
  });
});
