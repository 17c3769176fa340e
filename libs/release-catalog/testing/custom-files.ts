import { calendarDate, type Catalog, type Product } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { type CustomFile, readCustomFile } from '../src/custom/custom-file.ts';
import { joinCustom } from '../src/custom/join-custom.ts';

export const READ_ON = calendarDate('2026-11-23');

/** A product of a team's own, with every key that one may have. */
export const CEPH = `# When a release of Ceph ends, as its table of releases says.
product: ceph
title: Ceph
source: https://docs.example/releases
checked: 2026-11-01
aliases: [ceph-storage]
releases:
  quincy:
    name: Quincy
    aliases: [17, 17.2]
    released: 2022-04-19
    endOfLife: 2025-01-15
  reef:
    name: Reef
    aliases: [18, 1.10]
    released: 2023-08-07
    security: 2025-08-01
    extended: 2026-02-01
    unmaintained: 2026-12-01
    lastDay: 2027-03-30
    link: https://docs.example/releases/reef
  umbrella:
    development: 2026-05-04
    released: undated
    endOfLife: undated
`;

/** An overlay of OpenStack. */
export const ARCHIVE = `overlay: openstack
product: ubuntu-cloud-archive
title: Ubuntu Cloud Archive
source: https://vendor.example/cloud-archive
checked: 2026-11-01
releases:
  Caracal:
    lastDay: 2029-04-30
  2025.1:
    released: 2025-04-17
    extended: 2027-05-01
    endOfLife: 2030-05-01
`;

/** OpenStack with two releases that the overlay dates, and one that it does not. */
export const OPENSTACK: Product = productWith({
  releases: [
    releaseWith('2024.1', [declared('maintained', '2024-04-03'), declared('unmaintained', '2025-11-07')], {
      key: 'caracal',
      name: 'Caracal',
      slurp: true,
      link: 'https://releases.openstack.org/caracal/',
    }),
    releaseWith('2024.2', [declared('maintained', '2024-10-02'), declared('end-of-life', '2026-04-29')], {
      key: 'dalmatian',
      name: 'Dalmatian',
    }),
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-12-02')], {
      key: 'epoxy',
      name: 'Epoxy',
      slurp: true,
    }),
  ],
});

export const UPSTREAM: Catalog = catalogWith(OPENSTACK);

export function customFile(text: string, file = 'products/mine.yaml'): CustomFile {
  return readCustomFile(new TextEncoder().encode(text), file);
}

/** The product that a text makes beside OpenStack. */
export function customProduct(text: string, asOf: string = READ_ON): Product {
  const file = customFile(text);
  const { products, problems } = joinCustom(UPSTREAM, [file], calendarDate(asOf));
  const product = products.get(file);
  if (!product) throw new Error(problems.map(({ problem }) => problem).join('\n'));
  return product;
}

/** Windows as `phase from basis`, the first day as `?` where it is unknown. */
export function windowsSaid({ releases }: Product, id: string): string[] {
  const release = releases.find((other) => other.id === id);
  return (release?.windows ?? []).map(
    ({ phase, from, basis, known }) => `${phase} ${from ?? '?'} ${basis}${known ? ` ${known}` : ''}`,
  );
}
