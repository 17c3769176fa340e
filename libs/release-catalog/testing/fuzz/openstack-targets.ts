import { gzipSync } from 'node:zlib';
import type { CalendarDate, Product } from '@lastpatch/release-model';
import governance from '../../src/openstack/facts/governance.json' with { type: 'json' };
import phases from '../../src/openstack/facts/phases.json' with { type: 'json' };
import versions from '../../src/openstack/facts/version-dates.json' with { type: 'json' };
import { importOpenstack, SERIES_STATUS, wantsOpenstackFile } from '../../src/openstack/import-openstack.ts';
import { readArchive } from '../../src/source-files/read-archive.ts';
import type { SourceFile } from '../../src/source-files/source-file.ts';
import { inChunks, tarOf } from '../tar-gz.ts';
import { daysAfter, daysIn } from './days.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { mutateBlocks, mutateBytes, mutateText } from './mutations.ts';
import { type Outcome, soundImport } from './sound-import.ts';

const FACT_DAYS = daysIn(JSON.stringify([governance, phases, versions]));

/** So many files are taken of a repository in one case: a larger one is no harder to read. */
const MOST_FILES = 40;

/** Files of upstream's repository with damage: as files, in a tar, and in a gzip. */
export function openstackTargets(repository: readonly SourceFile[], asOf: CalendarDate): FuzzTarget[] {
  const importing = (
    read: () => AsyncIterable<SourceFile> | Iterable<SourceFile>,
    text: string,
  ): Promise<Outcome> => {
    const days = daysIn(text);
    return soundImport(
      async () => [(await importOpenstack(read(), asOf)).product],
      (product) => inventedDays(product, days),
    );
  };
  return [
    {
      name: 'openstack files',
      attempt: (damage, which) => {
        const files = someOf(repository, which);
        // The series status is damaged as often as all other files together.
        const index = which % 2 === 0 ? 0 : which % files.length;
        const damaged = files.map((file, at) =>
          at === index ? { path: file.path, text: mutateText(file.text, damage) } : file,
        );
        return importing(() => damaged, damaged.map(({ text }) => text).join('\n'));
      },
    },
    {
      name: 'openstack tar',
      attempt: async (damage, which) => {
        const whole = await tarOfFiles(someOf(repository, which));
        const tar = which % 3 === 0 ? mutateBytes(whole, damage) : mutateBlocks(whole, damage);
        return importing(() => archive(gzipSync(tar)), tar.toString('latin1'));
      },
    },
    {
      name: 'openstack gzip',
      attempt: async (damage, which) => {
        const tar = await tarOfFiles(someOf(repository, which));
        return importing(() => archive(mutateBytes(gzipSync(tar), damage)), tar.toString('latin1'));
      },
    },
  ];
}

/** The series status, and some of the other files in a row. */
function someOf(repository: readonly SourceFile[], which: number): readonly SourceFile[] {
  const status = repository.filter(({ path }) => path === SERIES_STATUS);
  const others = repository.filter(({ path }) => path !== SERIES_STATUS);
  if (others.length <= MOST_FILES) return [...status, ...others];
  const first = which % (others.length - MOST_FILES);
  return [...status, ...others.slice(first, first + MOST_FILES)];
}

function tarOfFiles(files: readonly SourceFile[]): Promise<Buffer> {
  return tarOf(files.map(({ path, text }) => ({ name: `releases-master/${path}`, content: text })));
}

function archive(bytes: Uint8Array): AsyncIterable<SourceFile> {
  return readArchive(inChunks(bytes, 512), { wants: wantsOpenstackFile, onProblem: () => undefined });
}

/** The days of a product that are neither of the input nor of the fact tables nor its own. */
function inventedDays(product: Product, inputDays: ReadonlySet<string>): string[] {
  const known = (day: string): boolean => inputDays.has(day) || FACT_DAYS.has(day) || day === product.asOf;
  // Projects without releases are the fact tables' own, a thousand of them.
  const projects = product.projects.filter(({ releases }) => releases.length > 0);
  const invented = [...daysIn(JSON.stringify({ ...product, projects, milestones: [] }))].filter(
    (day) => !known(day),
  );
  // A week ends on the day after its last, or five days after its first.
  const weekEnds = daysAfter(inputDays, 1, 5);
  for (const { from, until } of product.milestones) {
    if (!inputDays.has(from)) invented.push(from);
    if (!weekEnds.has(until)) invented.push(until);
  }
  return invented;
}
