import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attempts } from '../../testing/fuzz/attempts.ts';
import { mutateText, mutations } from '../../testing/fuzz/mutations.ts';
import { openstackTargets } from '../../testing/fuzz/openstack-targets.ts';
import { AS_OF, deliverable, REPOSITORY } from '../../testing/openstack-repository.ts';
import type { SourceFile } from '../source-files/source-file.ts';
import { parseYamlFile, YamlFileError } from '../source-files/yaml-file.ts';
import { importOpenstack } from './import-openstack.ts';

const [FILES, TAR, GZIP] = openstackTargets(REPOSITORY, AS_OF);

test.each([
  ['files with damage are', FILES!, 500],
  ['an archive whose tar has damage is', TAR!, 350],
])('%s imported soundly, or refused with one clear error', async (_, target, cases) => {
  const { accepted, refused } = await attempts(target, cases);
  // Else the damage is too great or too small.
  expect(accepted).toBeGreaterThan(cases / 100);
  expect(refused).toBeGreaterThan(cases / 100);
});

test('an archive whose bytes have damage is imported soundly, or refused with one clear error', async () => {
  expect((await attempts(GZIP!, 150)).refused).toBeGreaterThan(75);
});

test('any text is YAML, or refused with one clear error', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.tuple(fc.constantFrom(...REPOSITORY), mutations).map(([{ text }, damage]) => mutateText(text, damage)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        parseYamlFile({ path: 'file.yaml', text });
      } catch (error) {
        expect(error).toBeInstanceOf(YamlFileError);
        expect((error as YamlFileError).problem.problem).toMatch(/\S/);
      }
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
