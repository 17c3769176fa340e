import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { publicPages } from '@lastpatch/pages';
import { type PublishedPages, publishToFolder } from '../../adapters/page-folder.ts';
import { pageScript } from '../../adapters/page-script.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/words.ts';
import { committedCatalog } from '../committed-catalog.ts';
import { UsageFailure } from '../failure.ts';
import { dayOf, type GlobalOptions } from '../global-options.ts';
import { sourceCatalog } from '../team-catalog.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch pages`. */
export interface PagesOptions extends GlobalOptions {
  readonly out: string;
  readonly state: string;
  readonly private?: string;
}

/**
 * `lastpatch pages`: calendars, feeds, documents and metrics into a folder for everybody, and into one for the team alone.
 * Where the daily check has run, they say what it has committed: it knows which dates have moved.
 */
export async function pages(options: PagesOptions): Promise<void> {
  const { out, private: within } = options;
  if (within !== undefined) await keepApart(out, within);
  const on = await dayOf(options);
  const known = options.catalog === undefined ? await committedCatalog(options.state) : undefined;
  const script = await pageScript();
  // What is private is made, and may fail, before anything is published.
  const team = within === undefined ? undefined : await import('../team-pages.ts');
  const secret = await team?.teamPages(options, { known, on, script });
  const catalog = known ?? (await sourceCatalog(options));
  const open = await publishToFolder(out, publicPages(catalog, on, { script }));
  const kept = secret && within !== undefined ? await publishToFolder(within, secret) : null;
  if (options.json) sayJson({ on, public: open, private: kept });
  else {
    say(
      publishedLine('Public', out, open),
      ...(kept && within !== undefined ? [publishedLine('Private', within, kept)] : []),
    );
  }
}

function publishedLine(
  what: string,
  folder: string,
  { written, unchanged, removed }: PublishedPages,
): string {
  return `${what} pages in ${plainLine(folder)}: ${count(written.length, 'file')} written, ${unchanged} unchanged, ${removed.length} removed.`;
}

/** What lies in the public folder is published, and what lies in the private one is not. */
async function keepApart(out: string, within: string): Promise<void> {
  const [open, secret] = await Promise.all([realFolder(out), realFolder(within)]);
  if (open === secret || open.startsWith(`${secret}${sep}`) || secret.startsWith(`${open}${sep}`)) {
    throw new UsageFailure('--out and --private: expected two folders of which neither lies in the other.');
  }
}

/** Where a folder really is, or will be when it is made. */
async function realFolder(path: string): Promise<string> {
  const full = resolve(path);
  try {
    return await realpath(full);
  } catch {
    return dirname(full) === full ? full : join(await realFolder(dirname(full)), basename(full));
  }
}
