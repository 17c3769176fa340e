import { calendarDate, type CalendarDate, type Product, type Release } from '@lastpatch/release-model';
import { type EndoflifeDateImport, readEndoflifeDate } from '../src/endoflife-date/import-endoflife-date.ts';

/** Fields as the source gives them. */
export type Fields = Readonly<Record<string, unknown>>;

/** A release that is out since 2024-01-01 and has no end, unless told otherwise. */
export function release(name: string, fields: Fields = {}): Fields {
  return {
    name,
    codename: null,
    label: name,
    releaseDate: '2024-01-01',
    isLts: false,
    ltsFrom: null,
    isEol: false,
    eolFrom: null,
    isMaintained: true,
    latest: null,
    custom: null,
    ...fields,
  };
}

/** A product with these releases. */
export function product(name: string, releases: readonly unknown[], fields: Fields = {}): Fields {
  return {
    name,
    aliases: [],
    label: name,
    category: 'server-app',
    tags: ['server-app'],
    versionCommand: null,
    identifiers: [],
    labels: { eoas: null, discontinued: null, eol: 'Security Support', eoes: null },
    links: { icon: null, html: `https://eol.example/${name}`, releasePolicy: null },
    releases,
    ...fields,
  };
}

/** A text of `products/full` with these products, or of one product alone. */
export function productsFull(result: readonly unknown[] | Fields, fields: Fields = {}): string {
  const total = Array.isArray(result) ? { total: result.length } : {};
  return JSON.stringify({
    schema_version: '1.2.1',
    generated_at: '2026-08-22T12:00:13+00:00',
    ...total,
    result,
    ...fields,
  });
}

export const AS_OF = calendarDate('2026-08-22');

/** What becomes of these products on a day. */
export function importProducts(
  products: readonly unknown[] | Fields,
  asOf: CalendarDate = AS_OF,
): EndoflifeDateImport {
  return readEndoflifeDate(productsFull(products), 'full.json').importAsOf(asOf);
}

/** What becomes of one release on a day, beside ten others that are sound. */
export function importRelease(
  fields: Fields,
  asOf: CalendarDate = AS_OF,
): { readonly release: Release; readonly product: Product; readonly problems: readonly string[] } {
  const others = Array.from({ length: 10 }, (_, index) => release(`other-${index}`));
  const { products, problems } = importProducts([product('tool', [release('1.0', fields), ...others])], asOf);
  const [only] = products;
  const found = only?.releases.find(({ id }) => id === '1.0');
  if (!only || !found) throw new Error('the release was not imported');
  return { release: found, product: only, problems: problems.map(({ problem }) => problem) };
}

const DEBIAN = [
  ['13', '2025-08-09', '2028-08-09', '2030-06-30', 'Trixie', '13.2'],
  ['12', '2023-06-10', '2026-06-10', '2028-06-30', 'Bookworm', '12.12'],
  ['11', '2021-08-14', '2024-08-14', '2026-08-31', 'Bullseye', '11.11'],
] as const;

/** A small `products/full` of the shape of the source's, with every kind of release in it. */
export const PRODUCTS: readonly Fields[] = [
  product('haproxy', [
    release('3.2', {
      releaseDate: '2025-05-28',
      eolFrom: '2030-06-30',
      isLts: true,
      latest: { name: '3.2.4', date: '2025-08-13', link: 'https://haproxy.example/3.2' },
    }),
    release('2.4', {
      releaseDate: '2021-05-14',
      isEol: true,
      eolFrom: '2026-06-30',
      isMaintained: false,
      latest: { name: '2.4.29', date: null, link: null },
    }),
    release('1.10', { releaseDate: '2019-06-16', isEol: true, isMaintained: false, latest: null }),
  ]),
  product(
    'debian',
    DEBIAN.map(([name, releaseDate, eolFrom, eoesFrom, codename, latest]) =>
      release(name, {
        codename,
        label: `${name} (${codename})`,
        releaseDate,
        isEol: eolFrom < AS_OF,
        eolFrom,
        isEoes: eoesFrom < AS_OF,
        eoesFrom,
        latest: { name: latest, date: '2025-09-06', link: null },
      }),
    ),
    {
      label: 'Debian\u00a0GNU/Linux',
      labels: { eoas: null, discontinued: null, eol: 'Security Support', eoes: 'Long Term Support & more' },
    },
  ),
  product(
    'python',
    [
      release('3.13', {
        releaseDate: '2024-10-07',
        isEoas: false,
        eoasFrom: '2026-10-01',
        eolFrom: '2029-10-31',
        latest: { name: '3.13.7', date: '2025-08-14', link: null },
      }),
      release('3.9', {
        releaseDate: '2020-10-05',
        isEoas: true,
        eoasFrom: '2022-05-17',
        isEol: true,
        eolFrom: '2025-10-31',
        latest: { name: '3.9.23', date: '2025-06-03', link: null },
      }),
    ],
    { label: 'Python', aliases: ['cpython'], labels: { eoas: 'Bug fixes', eol: 'Support', eoes: null } },
  ),
  product('esxi', [
    release('8.0', {
      releaseDate: '2022-10-11',
      eolFrom: '2027-10-11',
      discontinuedFrom: null,
      isDiscontinued: false,
      latest: { name: '8.0 Update 3g', date: '2025-07-29', link: null },
    }),
  ]),
  product('struts', [
    release('7', { releaseDate: '2024-12-11', isEoes: true, eoesFrom: null }),
    release('2.5', {
      releaseDate: '2016-05-05',
      isEol: true,
      eolFrom: '2024-04-30',
      isEoes: false,
      eoesFrom: null,
    }),
  ]),
];
