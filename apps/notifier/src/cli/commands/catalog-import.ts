import { encodeCatalog, type ImportProblem } from '@lastpatch/release-catalog';
import { importOpenstackPath } from '../../adapters/openstack-path.ts';
import { writeWholeFile } from '../../adapters/write-file.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/words.ts';
import { dayFrom, dayOf, type GlobalOptions } from '../global-options.ts';
import { note, say, sayJson } from '../write.ts';

/** The options of `lastpatch catalog import`. */
export interface ImportOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly out?: string;
}

/** `lastpatch catalog import openstack PATH`: upstream's files to a catalog. */
export async function catalogImportOpenstack(path: string, options: ImportOptions): Promise<void> {
  const asOf = options.asOf === undefined ? await dayOf(options) : dayFrom('--as-of', options.asOf);
  const { product, counts, problems } = await importOpenstackPath(path, asOf);
  const text = options.out === undefined ? '' : encodeCatalog({ products: [product] });
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
    `OpenStack as of ${asOf}: ${count(counts.releases, 'release')}, ${count(counts.projects, 'project')}, ` +
      `${count(counts.versions, 'version')}, ${count(counts.endTags, 'end tag')}; ${count(problems.length, 'problem')}.`,
    ...(options.out === undefined
      ? []
      : [plainLine(`Written to ${options.out}: lastpatch status --catalog ${options.out}`)]),
  );
}

function problemLine({ file, line, problem }: ImportProblem): string {
  return plainLine(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
}
