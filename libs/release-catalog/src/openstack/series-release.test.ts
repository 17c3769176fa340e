import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { importOpenstack } from './import-openstack.ts';
import { importStatus, seriesStatus } from '../../testing/openstack-repository.ts';

const AS_OF = '2026-01-15';

/** The ids of the series of a `series_status.yaml`, by their names, the oldest first. */
async function ids(text: string): Promise<string[]> {
  const { product } = await importStatus(text, AS_OF);
  return product.releases.map(({ key, id }) => `${key} ${id}`);
}

describe('the id of a series', () => {
  test('is the one that upstream gives', async () => {
    expect(
      await ids('- {name: quokka, status: maintained, release-id: 2031.2, initial-release: 2030-01-01}'),
    ).toEqual(['quokka 2031.2']);
  });

  test('is the one of the fact tables where upstream gives none', async () => {
    expect(
      await ids(`
- {name: zed, status: unmaintained, initial-release: 2022-10-05}
- {name: mitaka, status: end of life, initial-release: 2016-04-07}
- {name: liberty, status: end of life, initial-release: 2015-10-15}
- {name: austin, status: end of life}
`),
    ).toEqual(['liberty 2015.2', 'mitaka 2016.1', 'zed 2022.2', 'austin 2010.1']);
  });

  test('is else the year of its release and its number in it, in the order of release days', async () => {
    expect(
      await ids(`
- {name: c, status: future, initial-release: 2031-03-01}
- {name: b, status: future, initial-release: 2030-10-01}
- {name: a, status: future, initial-release: 2030-04-01}
`),
    ).toEqual(['a 2030.1', 'b 2030.2', 'c 2031.1']);
  });

  test('is else its name', async () => {
    expect(await ids('- {name: quokka, status: future}')).toEqual(['quokka quokka']);
  });

  test('is not taken away by a test series of the same year that comes before (meiji)', async () => {
    expect(
      await ids(`
- {name: flamingo, status: maintained, release-id: 2025.2, initial-release: 2025-10-01}
- {name: epoxy, status: maintained, release-id: 2025.1, initial-release: 2025-04-02}
- {name: meiji, status: development, initial-release: 2025-02-01}
- {name: zed, status: unmaintained, initial-release: 2022-10-05}
- {name: quokka, status: future, initial-release: 2022-01-01}
`),
    ).toEqual(['quokka 2022.1', 'zed 2022.2', 'meiji 2025.3', 'epoxy 2025.1', 'flamingo 2025.2']);
  });

  test('that upstream gives to two series stays with the older', async () => {
    expect(
      await ids(`
- {name: flamingo, status: maintained, release-id: 2025.1, initial-release: 2025-10-01}
- {name: epoxy, status: maintained, release-id: 2025.1, initial-release: 2025-04-02}
`),
    ).toEqual(['epoxy 2025.1', 'flamingo 2025.2']);
  });

  test('is never one that another series has for its name', async () => {
    const found = await ids(`
- {name: "2025.1", status: future}
- {name: epoxy, status: maintained, release-id: 2025.1, initial-release: 2025-04-02}
`);
    expect(found[0]).toBe('epoxy 2025.1');
    expect(found[1]).toMatch(/^2025\.1 (?!2025\.1$)/);
  });
});

describe('the order of the releases', () => {
  test('is that of their release days, whatever the order of the file', async () => {
    const lines = [
      '- {name: zed, status: maintained, initial-release: 2022-10-05}',
      '- {name: yoga, status: maintained, initial-release: 2022-03-30}',
      '- {name: antelope, status: maintained, initial-release: 2023-03-22}',
    ];
    const forward = await importStatus(lines.join('\n'), AS_OF);
    const backward = await importStatus(lines.toReversed().join('\n'), AS_OF);
    expect(forward.product.releases.map(({ key }) => key)).toEqual(['yoga', 'zed', 'antelope']);
    expect(backward.product).toEqual(forward.product);
  });

  test('puts those without a release day last, the newest of the file at the end', async () => {
    expect(
      await ids(`
- {name: b, status: future}
- {name: a, status: future}
- {name: zed, status: maintained, initial-release: 2022-10-05}
`),
    ).toEqual(['zed 2022.2', 'a a', 'b b']);
  });
});

test('a release has its name as people read it, its page, and no aliases', async () => {
  const { product } = await importStatus(
    '- {name: epoxy, status: maintained, release-id: 2025.1, slurp: yes, initial-release: 2025-04-02}',
    AS_OF,
  );
  expect(product.releases[0]).toMatchObject({
    key: 'epoxy',
    id: '2025.1',
    name: 'Epoxy',
    aliases: [],
    slurp: true,
    link: 'https://releases.openstack.org/epoxy/',
  });
});

test.each([
  ['"../evil"', 'https://releases.openstack.org/..%2Fevil/'],
  ['"a b"', 'https://releases.openstack.org/a%20b/'],
  ['"<b>"', 'https://releases.openstack.org/%3Cb%3E/'],
  ['"a\\nb"', 'https://releases.openstack.org/a%0Ab/'],
  ['"\\uD800"', 'https://releases.openstack.org/%EF%BF%BD/'],
])('the name %s leads to no other site', async (name, link) => {
  const { product } = await importOpenstack(
    [seriesStatus(`- name: ${name}\n  status: future\n`)],
    calendarDate(AS_OF),
  );
  expect(product.releases[0]?.link).toBe(link);
});
