import { gzipSync } from 'node:zlib';
import {
  addDays,
  type CalendarDate,
  isCalendarDate,
  type Product,
  validateCatalog,
} from '@lastpatch/release-model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mutation, mutateBlocks, mutateBytes, mutateText, mutations } from '../../testing/mutations.ts';
import { AS_OF, deliverable, REPOSITORY } from '../../testing/openstack-repository.ts';
import { inChunks, tarOf } from '../../testing/tar-gz.ts';
import { ImportError } from '../import-problem.ts';
import { readArchive } from '../source-files/read-archive.ts';
import type { SourceFile } from '../source-files/source-file.ts';
import { parseYamlFile, YamlFileError } from '../source-files/yaml-file.ts';
import governance from './facts/governance.json' with { type: 'json' };
import phases from './facts/phases.json' with { type: 'json' };
import versions from './facts/version-dates.json' with { type: 'json' };
import { importOpenstack, type OpenstackImport, wantsOpenstackFile } from './import-openstack.ts';

const LONGEST_MS = 1000;
const FACT_DAYS = daysIn(JSON.stringify([governance, phases, versions]));
const TAR = await tarOf(
  REPOSITORY.map(({ path, text }) => ({ name: `releases-master/${path}`, content: text })),
);
const TAR_GZ = gzipSync(TAR);

function daysIn(text: string): Set<string> {
  // Looked for at every character: 92026-04-01 holds a day as well.
  return new Set([...text.matchAll(/(?=(\d{4}-\d\d-\d\d))/g)].map((match) => match[1] ?? ''));
}

/** What becomes of an input that is not trusted: a sound catalog of its own days, or one clear error, and soon. */
async function outcome(
  read: () => AsyncIterable<SourceFile> | Iterable<SourceFile>,
  inputDays: ReadonlySet<string>,
): Promise<'accepted' | 'refused'> {
  const start = performance.now();
  let result: OpenstackImport;
  try {
    result = await importOpenstack(read(), AS_OF);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
    expect((error as ImportError).message).toMatch(/\S/);
    return 'refused';
  } finally {
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  }
  expect(validateCatalog({ products: [result.product] })).toEqual([]);
  expect(inventedDays(result.product, inputDays)).toEqual([]);
  return 'accepted';
}

/** The days of a product that are neither of the input nor of the fact tables nor its own. */
function inventedDays(product: Product, inputDays: ReadonlySet<string>): string[] {
  const known = (day: string): boolean => inputDays.has(day) || FACT_DAYS.has(day) || day === product.asOf;
  // Projects without releases are the fact tables' own, a thousand of them.
  const projects = product.projects.filter(({ releases }) => releases.length > 0);
  const invented = [...daysIn(JSON.stringify({ ...product, projects, milestones: [] }))].filter(
    (day) => !known(day),
  );
  const weekEnds = new Set<string>(
    [...inputDays].filter((day): day is CalendarDate => isCalendarDate(day)).flatMap(ends),
  );
  for (const { from, until } of product.milestones) {
    if (!inputDays.has(from)) invented.push(from);
    if (!weekEnds.has(until)) invented.push(until);
  }
  return invented;
}

/** A week ends on the day after its last, or five days after its first. */
function ends(day: CalendarDate): CalendarDate[] {
  return day >= '9999-12-25' ? [] : [addDays(day, 1), addDays(day, 5)];
}

/** Runs a case for each damage; both outcomes must have been seen, else the damage is too great or too small. */
async function fuzz(
  runs: number,
  attempt: (damage: Mutation[], which: number) => Promise<string>,
): Promise<void> {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(mutations, fc.nat(), async (damage, which) => {
      const result = await attempt(damage, which);
      seen.set(result, (seen.get(result) ?? 0) + 1);
    }),
    { numRuns: runs },
  );
  expect(seen.get('accepted')).toBeGreaterThan(runs / 100);
  expect(seen.get('refused')).toBeGreaterThan(runs / 100);
}

test('files with damage are imported soundly, or refused with one clear error', async () => {
  await fuzz(600, async (damage, which) => {
    // The series status is damaged as often as all other files together.
    const index = which % 2 === 0 ? 0 : which % REPOSITORY.length;
    const files = REPOSITORY.map((file, at) =>
      at === index ? { path: file.path, text: mutateText(file.text, damage) } : file,
    );
    return outcome(() => files, daysIn(files.map(({ text }) => text).join('\n')));
  });
});

test('an archive whose tar has damage is imported soundly, or refused with one clear error', async () => {
  await fuzz(450, async (damage, which) => {
    const tar = which % 3 === 0 ? mutateBytes(TAR, damage) : mutateBlocks(TAR, damage);
    return outcome(() => archive(gzipSync(tar)), daysIn(tar.toString('latin1')));
  });
});

test('an archive whose bytes have damage is imported soundly, or refused with one clear error', async () => {
  const inputDays = daysIn(TAR.toString('latin1'));
  const seen = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutations, async (damage) => {
      seen[await outcome(() => archive(mutateBytes(TAR_GZ, damage)), inputDays)] += 1;
    }),
    { numRuns: 200 },
  );
  expect(seen.refused).toBeGreaterThan(100);
});

test('any text is YAML, or refused with one clear error', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.tuple(fc.constantFrom(...REPOSITORY), mutations).map(([{ text }, damage]) => mutateText(text, damage)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const start = performance.now();
      try {
        parseYamlFile({ path: 'file.yaml', text });
      } catch (error) {
        expect(error).toBeInstanceOf(YamlFileError);
        expect((error as YamlFileError).problem.problem).toMatch(/\S/);
      }
      expect(performance.now() - start).toBeLessThan(LONGEST_MS);
    }),
    { numRuns: 250 },
  );
});

test('the order of the files does not matter', async () => {
  const files: readonly SourceFile[] = [
    ...REPOSITORY,
    deliverable('meiji', 'release-test', '1.0.0'),
    deliverable('yoga', 'nova', '25.0.0', '25.0.0'),
    { path: 'deliverables/yoga/nova.yml', text: 'releases:\n  - version: 99.0.0\n' },
    { path: 'deliverables/epoxy/broken.yaml', text: '[' },
    {
      path: 'doc/source/flamingo/schedule.yaml',
      text: `cycle:
  - {start: 2025-10-27, end: 2025-10-29, x-project: [g-ptg, f-ptg, e-ptg, q-ptg]}
  - {start: 2025-10-27, end: 2025-10-30, project-specific: [f-ptg]}
  - {start: 2026-02-23, end: 2026-02-24, x-project: [f-cycle-trail, e-cycle-trail]}
`,
    },
    {
      path: 'doc/source/epoxy/schedule.yaml',
      text: 'cycle:\n  - {start: 2025-10-27, end: 2025-10-28, x-project: [g-ptg, f-ptg, e-ptg]}\n  - x\n',
    },
  ];
  const whole = await importOpenstack(files, AS_OF);
  expect(whole.problems.length).toBeGreaterThan(4);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...files], { minLength: files.length }), async (shuffled) => {
      expect(await importOpenstack(shuffled, AS_OF)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test('fewer files never break the rest: a repository without some of its deliverables is sound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(REPOSITORY.slice(1)), async (files) => {
      const { product, problems } = await importOpenstack([REPOSITORY[0]!, ...files], AS_OF);
      expect(problems).toEqual([]);
      expect(product.releases).toHaveLength(6);
    }),
    { numRuns: 40 },
  );
});

function archive(bytes: Uint8Array): AsyncIterable<SourceFile> {
  return readArchive(inChunks(bytes, 512), { wants: wantsOpenstackFile, onProblem: () => undefined });
}
