import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutateText, mutations } from '../../testing/fuzz/mutations.ts';
import { AS_OF, deliverable, REPOSITORY } from '../../testing/openstack-repository.ts';
import type { SourceFile } from '../source-files/source-file.ts';
import { readOpenstack } from './import-openstack.ts';

const MORE: readonly SourceFile[] = [
  deliverable('meiji', 'release-test', '1.0.0'),
  deliverable('yoga', 'nova', '25.0.0', 'yoga-em', '25.0.0', 'yoga-eol'),
  { path: 'deliverables/epoxy/Odd.yml', text: 'release-model: abandoned\nreleases:\n  - version: "a b"\n' },
  { path: 'deliverables/epoxy/list.yaml', text: '- no mapping' },
  { path: 'deliverables/epoxy/twice.yaml', text: 'team: a\nteam: b\nreleases: [{version: 1.0.0}]' },
  {
    path: 'doc/source/flamingo/schedule.yaml',
    text: 'cycle:\n  - {start: 2025-10-27, end: 2025-10-29, x-project: [g-ptg, f-ptg]}\n  - x\n',
  },
];
const [STATUS, ...OTHERS] = [...REPOSITORY, ...MORE];

/** Files of a day, some of which have damage. */
const days = fc
  .tuple(
    fc.subarray(OTHERS, { minLength: OTHERS.length - 3 }),
    fc.array(fc.tuple(fc.nat(), mutations), { maxLength: 2 }),
  )
  .map(([files, damages]) => {
    const all = [...files];
    for (const [place, damage] of damages) {
      const at = place % all.length;
      const { path, text } = all[at]!;
      all[at] = { path, text: mutateText(text, damage) };
    }
    return [STATUS!, ...all];
  });

/** What an import of them says, byte for byte, and what it leaves for the next; undefined where they are refused. */
async function importOf(
  files: readonly SourceFile[],
  memory?: Uint8Array,
): Promise<{ said: string; memory: Uint8Array } | undefined> {
  try {
    const reading = await readOpenstack(files, { memory });
    return { said: JSON.stringify(reading.importAsOf(AS_OF)), memory: reading.memory() };
  } catch {
    return undefined;
  }
}

test('whatever has changed since, an import with a memory says what one without says, and leaves the same', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(days, days, async (yesterday, today) => {
      const before = await importOf(yesterday);
      const cold = await importOf(today);
      const warm = await importOf(today, before?.memory);
      if (before && cold) compared += 1;
      expect(warm).toEqual(cold);
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(50);
});
