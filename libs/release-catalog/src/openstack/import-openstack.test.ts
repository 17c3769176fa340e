import { calendarDate, validateCatalog } from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { AS_OF, deliverable, REPOSITORY, seriesStatus } from '../../testing/openstack-repository.ts';
import { ImportError } from '../import-problem.ts';
import type { SourceFile } from '../source-files/source-file.ts';
import {
  importOpenstack,
  type OpenstackImport,
  readOpenstack,
  wantsOpenstackFile,
} from './import-openstack.ts';
import { OPENSTACK_IMPORTER } from './importer-version.ts';

async function imported(...more: readonly SourceFile[]): Promise<OpenstackImport> {
  return importOpenstack([...REPOSITORY, ...more], AS_OF);
}

/** The error with which files are refused as a whole. */
async function refusal(files: readonly SourceFile[]): Promise<ImportError> {
  try {
    await importOpenstack(files, AS_OF);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
    expect((error as ImportError).message).not.toMatch(/\n|\.ts\b/);
    return error as ImportError;
  }
  throw new Error('the files were not refused');
}

test('a small repository is imported with everything that it says', async () => {
  const { product, counts, problems } = await imported();
  expect(problems).toEqual([]);
  expect(counts).toEqual({ releases: 6, projects: 4, versions: 11, endTags: 2 });
  expect(product).toMatchObject({
    key: 'openstack',
    name: 'openstack',
    title: 'OpenStack',
    source: 'openstack',
    asOf: AS_OF,
  });
  expect(product.releases.map(({ id, slurp }) => `${id}${slurp ? ' slurp' : ''}`)).toEqual([
    '2010.1',
    '2022.1',
    '2022.2',
    '2025.1 slurp',
    '2025.2',
    '2026.1 slurp',
  ]);
  expect(product.projects.find(({ name }) => name === 'nova')).toMatchObject({
    service: 'Compute service',
    releases: [
      { release: 'zed', endTags: [{ tag: 'eom' }, { tag: 'eol' }] },
      {
        release: 'epoxy',
        versions: [{ version: '31.0.0.0rc1' }, { version: '31.0.0' }, { version: '31.1.0' }],
      },
      { release: 'flamingo' },
    ],
  });
  expect(product.milestones.map(({ release, slug, from }) => `${release} ${slug} ${from}`)).toEqual([
    'gazpacho ptg 2025-10-27',
    'gazpacho 3 2026-02-23',
    'flamingo cycle-trail 2026-02-23',
    'gazpacho ff 2026-02-23',
    'gazpacho nova-spec-freeze 2026-02-23',
    'gazpacho final 2026-03-30',
  ]);
  expect(validateCatalog({ products: [product] })).toEqual([]);
});

test('the series status may come alone', async () => {
  const { product, counts } = await importOpenstack([REPOSITORY[0]!], AS_OF);
  expect(counts).toEqual({ releases: 6, projects: 0, versions: 0, endTags: 0 });
  expect(product.releases).toHaveLength(6);
  expect(product.projects).toEqual([]);
});

test('files may come one after another, as from an archive', async () => {
  async function* files(): AsyncGenerator<SourceFile> {
    for (const file of REPOSITORY) yield await Promise.resolve(file);
  }
  expect(await importOpenstack(files(), AS_OF)).toEqual(await imported());
});

test('files that are not wanted are passed over', async () => {
  const more = { path: 'README.rst', text: '\u0000 no YAML [' };
  expect(await imported(more)).toEqual(await imported());
});

test.each([
  ['data/series_status.yaml', true],
  ['deliverables/zed/nova.yaml', true],
  ['doc/source/zed/schedule.yaml', true],
  ['doc/source/series_status.yaml', false],
  ['data/cycle_signing_key.yaml', false],
  ['deliverables/README', false],
])('of the repository %s is wanted: %s', (path, isWanted) => {
  expect(wantsOpenstackFile(path)).toBe(isWanted);
});

describe('one broken file', () => {
  test.each([
    ['is no YAML', 'releases:\n  - version: [\n', 'not valid YAML'],
    ['is empty', '', 'empty'],
    ['is a web page', '<!DOCTYPE html><html></html>', 'web page'],
    ['is a bomb', 'a: &a [x]\nb: [*a, *a]\n', 'aliases'],
  ])('that %s costs that file only, and is reported with its name', async (_, text, why) => {
    const path = 'deliverables/epoxy/broken.yaml';
    const { product, counts, problems } = await imported({ path, text });
    const whole = await imported();
    expect(counts).toEqual(whole.counts);
    // That the project is there is known by the file's name; what it has there is not.
    const unread = { release: 'epoxy', versions: [], endTags: [], abandoned: false, isUnread: true };
    expect(product.projects.find(({ name }) => name === 'broken')?.releases).toEqual([unread]);
    const others = product.projects.filter(({ name }) => name !== 'broken');
    expect({ ...product, projects: others }).toEqual(whole.product);
    expect(problems).toEqual([
      {
        file: path,
        line: text.includes('[') ? (expect.any(Number) as unknown) : null,
        problem: expect.stringContaining(why) as unknown,
      },
    ]);
  });

  test('is reported with the line on which it breaks', async () => {
    const { problems } = await imported({
      path: 'doc/source/flamingo/schedule.yaml',
      text: 'cycle:\n  - start: 2025-01-01\n\tend: 2025-01-05\n',
    });
    expect(problems).toEqual([
      {
        file: 'doc/source/flamingo/schedule.yaml',
        line: 3,
        problem: expect.stringContaining('tab') as unknown,
      },
    ]);
  });
});

describe('files that describe one project in one series', () => {
  test('are the same whichever comes first: the first by name counts, and the other is reported', async () => {
    const twin = { path: 'deliverables/epoxy/nova.yml', text: 'releases:\n  - version: 99.0.0\n' };
    const upper = { path: 'deliverables/Epoxy/Nova.yaml', text: 'releases:\n  - version: 98.0.0\n' };
    const after = await importOpenstack([...REPOSITORY, twin, upper], AS_OF);
    const before = await importOpenstack([upper, twin, ...REPOSITORY], AS_OF);
    expect(before).toEqual(after);
    const nova = after.product.projects.find(({ name }) => name === 'nova');
    expect(
      nova?.releases.find(({ release }) => release === 'epoxy')?.versions.map(({ version }) => version),
    ).toEqual(['98.0.0']);
    expect(after.problems).toEqual([
      {
        file: 'deliverables/epoxy/nova.yaml',
        line: null,
        problem: 'nova is described in epoxy by another file already: the first by name counts',
      },
      {
        file: 'deliverables/epoxy/nova.yml',
        line: null,
        problem: 'nova is described in epoxy by another file already: the first by name counts',
      },
    ]);
  });
});

test('deliverables of a series that is not listed are left out and reported (a test series in 18 folders)', async () => {
  const { product, counts, problems } = await imported(
    deliverable('meiji', 'release-test', '1.0.0'),
    deliverable('meiji', 'nova', '99.0.0'),
  );
  const whole = await imported();
  expect(counts).toEqual(whole.counts);
  expect(product).toEqual(whole.product);
  expect(problems.map(({ file, problem }) => `${file}: ${problem}`)).toEqual([
    'deliverables/meiji/nova.yaml: data/series_status.yaml lists no series meiji: the file is left out',
    'deliverables/meiji/release-test.yaml: data/series_status.yaml lists no series meiji: the file is left out',
  ]);
});

test('problems are told in the order of their files and lines', async () => {
  const { problems } = await imported(
    deliverable('zed', 'cinder', '1.0.0', '1.0.0'),
    { path: 'deliverables/epoxy/broken.yaml', text: '' },
    {
      path: 'doc/source/epoxy/schedule.yaml',
      text: 'cycle:\n  - {start: 2025-13-01, end: x}\n  - {start: 2025-13-08, end: x}\n',
    },
  );
  expect(problems.map(({ file, line }) => `${file}:${line ?? '?'}`)).toEqual([
    'deliverables/epoxy/broken.yaml:?',
    'deliverables/zed/cinder.yaml:5',
    'doc/source/epoxy/schedule.yaml:2',
    'doc/source/epoxy/schedule.yaml:3',
  ]);
});

describe('too much that is broken', () => {
  const broken = (count: number): SourceFile[] =>
    Array.from({ length: count }, (_, n) => ({
      path: `deliverables/epoxy/broken-${n}.yaml`,
      text: 'a: [\n',
    }));
  const whole = (count: number): SourceFile[] =>
    Array.from({ length: count }, (_, n) => deliverable('epoxy', `whole-${n}`, '1.0.0'));

  test('is refused as a whole, and the first is told', async () => {
    const error = await refusal([REPOSITORY[0]!, ...whole(17), ...broken(2)]);
    expect(error.message).toMatch(
      /^2 of 19 files cannot be read, which is too many to trust the rest; the first: deliverables\/epoxy\/broken-0\.yaml:\d+: not valid YAML/,
    );
    expect(error.problems).toHaveLength(2);
  });

  test('is more than a tenth of the files, and more than one', async () => {
    expect(
      (await importOpenstack([REPOSITORY[0]!, ...whole(18), ...broken(2)], AS_OF)).problems,
    ).toHaveLength(2);
    expect((await importOpenstack([REPOSITORY[0]!, ...broken(1)], AS_OF)).problems).toHaveLength(1);
    await refusal([REPOSITORY[0]!, ...broken(2)]);
  });

  const series = (good: number, bad: number): SourceFile =>
    seriesStatus(
      [
        ...Array.from({ length: good }, (_, n) => `- {name: good${n}, status: future}`),
        ...Array.from({ length: bad }, (_, n) => `- {name: bad${n}, status: retired}`),
      ].join('\n'),
    );

  test('is more than a tenth of the series, and more than one', async () => {
    expect((await importOpenstack([series(18, 2)], AS_OF)).counts.releases).toBe(18);
    expect((await importOpenstack([series(1, 1)], AS_OF)).counts.releases).toBe(1);
    const error = await refusal([series(17, 2)]);
    expect(error.message).toBe(
      'data/series_status.yaml:18: series bad0: the status is "retired", expected one of: future, development, maintained, extended maintenance, unmaintained, end of life',
    );
    expect(error.problems).toHaveLength(2);
  });

  test('dates that are left out and series that are listed twice are no lost series', async () => {
    const { counts, problems } = await importOpenstack(
      [
        seriesStatus(`
- {name: zed, status: maintained, initial-release: x, eol-date: y}
- {name: zed, status: maintained}
- {name: zed, status: maintained}
- {name: yoga, status: maintained, initial-release: z, next-phase: soon}
`),
      ],
      AS_OF,
    );
    expect(counts.releases).toBe(2);
    expect(problems).toHaveLength(6);
  });
});

describe('a source without a series status that can be read is refused', () => {
  test('when there is none', async () => {
    expect((await refusal(REPOSITORY.slice(1))).message).toBe(
      'there is no data/series_status.yaml in it, which says where each series stands',
    );
    expect((await refusal([])).message).toContain('there is no data/series_status.yaml');
  });

  test.each([
    ['is empty', '', /^data\/series_status\.yaml: the file is empty$/],
    ['is a web page', '<html></html>', /^data\/series_status\.yaml: this is a web page/],
    [
      'is the path that a link leads to',
      '../../data/series_status.yaml',
      /^data\/series_status\.yaml: expected a list/,
    ],
    ['is no YAML', '- name: [', /^data\/series_status\.yaml:1: not valid YAML/],
    ['is a list of nothing', '[]', /^data\/series_status\.yaml: it lists no series$/],
    ['lists no series', '- zed\n- yoga\n', /^data\/series_status\.yaml: entry 1 of the list is no series/],
  ])('when it %s', async (_, text, message) => {
    const error = await refusal([seriesStatus(text), ...REPOSITORY.slice(1)]);
    expect(error.message).toMatch(message);
  });
});

test('importing twice gives equal catalogs, and nothing is kept between imports', async () => {
  const first = await imported();
  await importOpenstack([seriesStatus('- {name: quokka, status: future}')], calendarDate('2018-01-01'));
  expect(await imported()).toEqual(first);
});

describe('one reading, imported as of several days', () => {
  const DAYS = ['2024-01-01', '2025-04-02', '2025-10-01', '2026-01-15', '2026-02-01'].map(calendarDate);

  test.each([
    ['in order', DAYS],
    ['backwards', DAYS.toReversed()],
    ['to and fro', [DAYS[3]!, DAYS[0]!, DAYS[4]!, DAYS[3]!, DAYS[1]!]],
  ])('is on each of them what a reading of its own would be: %s', async (_, days) => {
    const reading = await readOpenstack(REPOSITORY);
    for (const day of days) {
      expect(reading.importAsOf(day)).toEqual(await importOpenstack(REPOSITORY, day));
    }
  });

  test('says of which day it is, and which importer made it', async () => {
    const reading = await readOpenstack(REPOSITORY);
    expect(DAYS.map((day) => reading.importAsOf(day).product.asOf)).toEqual(DAYS);
    expect(reading.importAsOf(AS_OF).product.importer).toBe(OPENSTACK_IMPORTER);
  });

  test('knows on each of them what was out by then', async () => {
    const reading = await readOpenstack(REPOSITORY);
    const ga = (asOf: string): string | null | undefined =>
      reading
        .importAsOf(calendarDate(asOf))
        .product.projects.find(({ name }) => name === 'nova')
        ?.releases.find(({ release }) => release === 'epoxy')
        ?.versions.find(({ version }) => version === '31.0.0')?.landed;
    expect(ga('2025-04-01')).toBeNull();
    expect(ga('2026-01-15')).toBe('2025-04-02');
    expect(ga('2025-04-01')).toBeNull();
  });

  test('knows on each of them who was retired by then', async () => {
    const reading = await readOpenstack([...REPOSITORY, deliverable('zed', 'sahara', '17.0.0')]);
    const standing = (asOf: string): string | null | undefined =>
      reading.importAsOf(calendarDate(asOf)).product.projects.find(({ name }) => name === 'sahara')?.standing;
    expect(['2024-05-09', '2024-05-10', '2024-05-09'].map(standing)).toEqual([
      'official',
      'retired',
      'official',
    ]);
  });

  test('tells its problems each time, and never twice', async () => {
    const files = [
      ...REPOSITORY,
      deliverable('meiji', 'nova', '99.0.0'),
      deliverable('zed', 'cinder', '1.0.0', '1.0.0'),
      { path: 'deliverables/epoxy/broken.yaml', text: '' },
      { path: 'doc/source/epoxy/schedule.yaml', text: 'cycle:\n  - {start: 2025-13-01, end: x}\n' },
    ];
    const reading = await readOpenstack(files);
    const first = reading.importAsOf(AS_OF).problems;
    expect(first).toHaveLength(4);
    for (const day of [AS_OF, calendarDate('2026-02-01'), AS_OF]) {
      expect(reading.importAsOf(day).problems).toEqual(first);
    }
  });

  test('gives catalogs that do not change when the next is made', async () => {
    const reading = await readOpenstack(REPOSITORY);
    const first = reading.importAsOf(DAYS[0]!);
    const copy = structuredClone(first);
    reading.importAsOf(DAYS[4]!);
    expect(first).toEqual(copy);
  });
});

describe('a deliverable that could not be read', () => {
  const path = (series: string, name: string): string => `deliverables/${series}/${name}.yaml`;

  test('is known to be there, beside what the project has elsewhere', async () => {
    const files = REPOSITORY.filter((file) => file.path !== path('flamingo', 'nova'));
    const { product, counts } = await importOpenstack(
      [...files, { path: path('flamingo', 'nova'), text: 'releases: [' }],
      AS_OF,
    );
    const nova = product.projects.find(({ name }) => name === 'nova');
    expect(nova?.releases.map(({ release, isUnread = false }) => [release, isUnread])).toEqual([
      ['zed', false],
      ['epoxy', false],
      ['flamingo', true],
    ]);
    expect(counts).toMatchObject({ projects: 4, versions: 9 });
    expect(validateCatalog({ products: [product] })).toEqual([]);
  });

  test.each(['- version: 1.0.0\n', 'just a word\n', 'null\n'])(
    'nor understood, because it describes nothing, is known to be there too: %j',
    async (text) => {
      const { product } = await imported({ path: path('epoxy', 'broken'), text });
      expect(product.projects.find(({ name }) => name === 'broken')?.releases).toMatchObject([
        { release: 'epoxy', isUnread: true },
      ]);
    },
  );

  test('of no release is known to be there too', async () => {
    const { product } = await imported({ path: path('_independent', 'broken'), text: '[' });
    expect(product.projects.find(({ name }) => name === 'broken')?.releases).toEqual([
      { release: null, versions: [], endTags: [], abandoned: false, isUnread: true },
    ]);
  });

  test('of a series that is not listed is left out', async () => {
    const { product, problems } = await imported({ path: path('meiji', 'broken'), text: '[' });
    expect(product.projects.some(({ name }) => name === 'broken')).toBe(false);
    expect(problems).toHaveLength(2);
  });

  test('gives no team, and leaves the one that others give', async () => {
    const { product } = await imported({ path: path('flamingo', 'kolla'), text: '[' });
    expect(product.projects.find(({ name }) => name === 'kolla')?.team).toBe('kolla');
  });
});

describe('files that are there and could not be read as text', () => {
  test('leave the project where it was', async () => {
    const reading = await readOpenstack(REPOSITORY, {
      unread: () => ['deliverables/epoxy/lost.yaml', 'doc/source/zed/schedule.yaml'],
    });
    const { product } = reading.importAsOf(AS_OF);
    expect(product.projects.find(({ name }) => name === 'lost')?.releases).toEqual([
      { release: 'epoxy', versions: [], endTags: [], abandoned: false, isUnread: true },
    ]);
  });

  test('that came once change nothing when they stand there twice', async () => {
    const reading = await readOpenstack(REPOSITORY, { unread: () => ['deliverables/epoxy/nova.yaml'] });
    const known = (await readOpenstack(REPOSITORY)).importAsOf(AS_OF);
    expect(reading.importAsOf(AS_OF)).toEqual(known);
  });

  test('are too many when they are more than a tenth', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `deliverables/epoxy/lost${index}.yaml`);
    await expect(readOpenstack(REPOSITORY, { unread: () => many })).rejects.toThrow(
      /^9 of \d+ files cannot be read/,
    );
  });
});
