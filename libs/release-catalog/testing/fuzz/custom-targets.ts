import { readCustomFile } from '../../src/custom/custom-file.ts';
import { joinCustom } from '../../src/custom/join-custom.ts';
import { ImportError } from '../../src/import-problem.ts';
import { ARCHIVE, CEPH, READ_ON, UPSTREAM } from '../custom-files.ts';
import { daysAfter, daysIn } from './days.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { mutateBytes, mutateText } from './mutations.ts';
import { type Outcome, soundImport } from './sound-import.ts';

/** A team's own files with damage, one of a product and one of a vendor's dates: in the text of one, and in its bytes. */
export function customTargets(): FuzzTarget[] {
  return [
    {
      name: 'own files, text',
      attempt: (damage, which) =>
        importing(
          [CEPH, ARCHIVE].map((text, index) =>
            Buffer.from(index === which % 2 ? mutateText(text, damage) : text),
          ),
        ),
    },
    {
      name: 'own files, bytes',
      attempt: (damage, which) =>
        importing(
          [CEPH, ARCHIVE].map((text, index) =>
            index === which % 2 ? mutateBytes(Buffer.from(text), damage) : Buffer.from(text),
          ),
        ),
    },
  ];
}

function importing(files: readonly Uint8Array[]): Promise<Outcome> {
  const days = daysIn(files.map((bytes) => new TextDecoder().decode(bytes)).join('\n'));
  const known = new Set([...days, ...daysAfter(days, 1), READ_ON]);
  return soundImport(
    () => {
      const read = files.map((bytes) => readCustomFile(bytes, 'products/mine.yaml'));
      const { catalog, problems } = joinCustom(UPSTREAM, read, READ_ON);
      const [problem] = problems;
      if (problem) throw new ImportError(problem.problem);
      return catalog.products;
    },
    (product) => (product.source === 'custom' ? inventedDays(JSON.stringify(product), known) : []),
  );
}

function inventedDays(text: string, known: ReadonlySet<string>): string[] {
  return [...daysIn(text)].filter((day) => !known.has(day));
}
