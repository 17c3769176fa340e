import type { Answer, LiveDays, UpstreamPath } from './live-days.ts';
import { archive, productsFull, seriesStatus } from './upstream-files.ts';

/** Something that goes wrong upstream, or on the way. */
export interface RefreshFault {
  readonly fault: string;
  /** Where it goes wrong. */
  readonly path: UpstreamPath;
  readonly answer: Answer;
  /** What was read before the day that all begins with, where that matters. */
  readonly before?: Answer;
  /** What the first day reads, where it is another than usual. */
  readonly first?: Answer;
}

/** What upstream says when nothing is wrong: first, and once it has changed. */
export const SAID: Readonly<Record<UpstreamPath, readonly [Answer, Answer]>> = {
  '/archive': [
    archive(seriesStatus()),
    archive(seriesStatus({ date: '2026-10-16' }), { versions: ['31.90.0', '31.91.0'], madeOn: '2026-08-23' }),
  ],
  '/status': [seriesStatus(), seriesStatus({ date: '2026-10-16' })],
  '/products': [
    productsFull(),
    productsFull({ eolFrom: '2027-03-31', latest: '22.04.6', generatedAt: '2026-08-23T12:00:13+00:00' }),
  ],
};

const PAGE = '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>';
const [WHOLE] = SAID['/archive'];
const [PRODUCTS] = SAID['/products'];

function cut(answer: Answer): Buffer {
  const bytes = Buffer.from(typeof answer === 'function' ? '' : answer);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

/** With the answer of a cache: it has lain there for a day and a half. */
function cached(answer: Answer): Answer {
  return (_request, response) => {
    response.setHeader('age', String(36 * 3600));
    response.end(typeof answer === 'function' ? '' : answer);
  };
}

const FEW = seriesStatus().split('- name: epoxy')[0] ?? '';

/** Each leaves upstream's other source as it is. */
export const REFRESH_FAULTS: readonly RefreshFault[] = [
  { fault: 'the archive is cut short', path: '/archive', answer: cut(WHOLE) },
  { fault: 'a web page comes in place of the archive', path: '/archive', answer: PAGE },
  {
    fault: 'the archive is refused with 502',
    path: '/archive',
    answer: (_request, response) => {
      response.writeHead(502, { 'content-type': 'text/html' }).end(PAGE);
    },
  },
  {
    fault: 'upstream asks to be left alone for an hour',
    path: '/archive',
    answer: (_request, response) => {
      response.writeHead(429, { 'retry-after': '3600' }).end();
    },
  },
  {
    fault: 'the archive leads to a host that is not known',
    path: '/archive',
    answer: (_request, response) => {
      response.writeHead(302, { location: 'https://files.example.org/releases.tar.gz' }).end();
    },
  },
  { fault: 'the list of series is empty', path: '/archive', answer: archive('[]') },
  { fault: 'most series are gone', path: '/archive', answer: archive(FEW, { madeOn: '2026-08-22' }) },
  {
    fault: 'the status of a series is no word that is known',
    path: '/archive',
    answer: archive(seriesStatus({ status: 'retired' }), { madeOn: '2026-08-22' }),
  },
  {
    fault: 'a date is in the wrong century',
    path: '/archive',
    answer: archive(seriesStatus({ date: '2126-10-02' }), { madeOn: '2026-08-22' }),
  },
  {
    fault: 'a date is no date',
    path: '/archive',
    answer: archive(seriesStatus({ date: '2026-10-32' }), { madeOn: '2026-08-22' }),
  },
  {
    fault: 'a date lies before the release',
    path: '/archive',
    answer: archive(seriesStatus({ date: '2024-10-02' }), { madeOn: '2026-08-22' }),
  },
  {
    fault: 'the archive is the one from before the last change',
    path: '/archive',
    before: archive(seriesStatus({ date: '2026-09-18' }), { madeOn: '2026-08-19' }),
    answer: archive(seriesStatus({ date: '2026-09-18' }), { madeOn: '2026-08-19' }),
  },
  {
    fault: 'a mirror has an archive from before the last reading',
    path: '/archive',
    answer: archive(seriesStatus({ date: '2026-09-11' }), { madeOn: '2026-08-18' }),
  },
  {
    fault: "a cache gives yesterday's archive",
    path: '/archive',
    answer: cached(archive(seriesStatus({ date: '2026-09-11' }), { madeOn: '2026-08-20' })),
  },
  { fault: "endoflife.date's answer is cut short", path: '/products', answer: cut(PRODUCTS) },
  { fault: 'a web page comes in place of products', path: '/products', answer: PAGE },
  {
    fault: 'the list of products is empty',
    path: '/products',
    answer: JSON.stringify({ schema_version: '1.2.1', total: 0, result: [] }),
  },
  {
    fault: 'the products are of another version of the schema',
    path: '/products',
    answer: JSON.stringify({ schema_version: '2.0.0', result: [{}] }),
  },
  {
    fault: 'most releases of a product are gone',
    path: '/products',
    answer: JSON.stringify({
      schema_version: '1.2.1',
      generated_at: '2026-08-22T12:00:13+00:00',
      result: [
        {
          name: 'ubuntu',
          label: 'Ubuntu',
          releases: [{ name: '22.04', releaseDate: '2022-04-21', isEol: false, eolFrom: '2027-04-01' }],
        },
      ],
    }),
  },
  {
    fault: "a product's date is in the wrong century",
    path: '/products',
    answer: productsFull({ eolFrom: '1927-04-01', isEol: true, generatedAt: '2026-08-22T12:00:13+00:00' }),
  },
  {
    fault: 'the products are of an older build',
    path: '/products',
    answer: productsFull({ eolFrom: '2027-05-31', generatedAt: '2026-08-14T12:00:13+00:00' }),
  },
];

/** Lets upstream say on a day what it says when nothing is wrong. */
export function sound(days: LiveDays, change: 0 | 1): void {
  for (const path of ['/archive', '/status', '/products'] as const) days.answer(path, SAID[path][change]);
}
