import { encodeCatalog, type EndoflifeDateReading, type ImportProblem } from '@lastpatch/release-catalog';
import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { readEndoflifeDatePath } from '../../adapters/endoflife-date-path.ts';
import { importOpenstackPath } from '../../adapters/openstack-path.ts';
import { writeWholeFile } from '../../adapters/write-file.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/english/words.ts';
import { dayFrom, dayOf, type GlobalOptions } from '../global-options.ts';
import { progress } from '../progress.ts';
import { note, say, sayJson } from '../write.ts';

/** The options of `lastpatch catalog import`. */
export interface ImportOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly out?: string;
}

/** `lastpatch catalog import openstack PATH`: upstream's files to a catalog. */
export async function catalogImportOpenstack(path: string, options: ImportOptions): Promise<void> {
  const asOf = await dayOfInput(options);
  progress().begin(`Reading ${path}`);
  const { product, counts, problems } = await importOpenstackPath(path, asOf);
  await tell({
    imported: { asOf, catalog: { products: [product] }, counts, problems },
    said:
      `OpenStack as of ${asOf}: ${count(counts.releases, 'release')}, ${count(counts.projects, 'project')}, ` +
      `${count(counts.versions, 'version')}, ${count(counts.endTags, 'end tag')}`,
    options,
  });
}

/** `lastpatch catalog import endoflife-date PATH`: its `products/full`, or one product, to a catalog. */
export async function catalogImportEndoflifeDate(path: string, options: ImportOptions): Promise<void> {
  progress().begin(`Reading ${path}`);
  const reading = await readEndoflifeDatePath(path);
  const asOf = dayBuilt(reading, options) ?? (await dayOfInput(options));
  const { products, counts, problems } = reading.importAsOf(asOf);
  await tell({
    imported: {
      asOf,
      catalog: { products, ...(reading.isSingle ? { partial: ['endoflife-date'] } : {}) },
      counts,
      problems,
    },
    said: `endoflife.date as of ${asOf}: ${count(counts.products, 'product')}, ${count(counts.releases, 'release')}`,
    options,
  });
}

/** The day that the input says it was built on, where no other is asked for; null of one that is still to come. */
function dayBuilt({ generatedAt }: EndoflifeDateReading, { asOf, on }: ImportOptions): CalendarDate | null {
  const built = generatedAt === null ? NaN : Date.parse(generatedAt);
  if (asOf !== undefined || on !== undefined || !(built <= Date.now())) return null;
  return todayIn('UTC', new Date(built));
}

async function dayOfInput(options: ImportOptions): Promise<CalendarDate> {
  return options.asOf === undefined ? await dayOf(options) : dayFrom('--as-of', options.asOf);
}

interface Imported {
  readonly asOf: CalendarDate;
  readonly catalog: Catalog;
  readonly counts: object;
  readonly problems: readonly ImportProblem[];
}

/** Writes the catalog where that is asked for, and tells what was imported. */
async function tell({
  imported: { asOf, catalog, counts, problems },
  said,
  options,
}: {
  readonly imported: Imported;
  readonly said: string;
  readonly options: ImportOptions;
}): Promise<void> {
  const text = options.out === undefined ? '' : encodeCatalog(catalog);
  if (options.out === '-') {
    note(...problems.map(problemLine));
    process.stdout.write(text);
    return;
  }
  if (options.out !== undefined) await writeWholeFile(options.out, text);
  if (options.json) {
    sayJson({ counts, problems, asOf });
    return;
  }
  note(...problems.map(problemLine));
  say(
    `${said}; ${count(problems.length, 'problem')}.`,
    ...(options.out === undefined
      ? []
      : [plainLine(`Written to ${options.out}: lastpatch status --catalog ${options.out}`)]),
  );
}

function problemLine({ file, line, problem }: ImportProblem): string {
  return plainLine(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
}
