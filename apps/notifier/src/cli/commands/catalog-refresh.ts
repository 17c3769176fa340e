import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { type Catalog, recogniseRenamed } from '@lastpatch/release-model';
import { loadSettings } from '../../adapters/settings-file.ts';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { RefreshMemory } from '../../adapters/refresh-memory.ts';
import { refreshedCatalogPath, writeRefreshedCatalog } from '../../adapters/refreshed-catalog.ts';
import { SourceFolder } from '../../adapters/source-folder.ts';
import { readTextFile } from '../../adapters/text-file.ts';
import { writeWholeFile } from '../../adapters/write-file.ts';
import { LiveSources, withRefreshed } from '../../daily-run/live-sources.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count, listed } from '../../letters/english/words.ts';
import type { RefreshedSource } from '../../refresh/refresh-sources.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { catalogOf, type GlobalOptions } from '../global-options.ts';
import { DEFAULT_REFRESH, DEFAULT_TIME_ZONE } from '@lastpatch/settings';
import { note, say, sayJson } from '../write.ts';
import { ledgerPath } from '../open-ledger.ts';

/** The options of `lastpatch catalog refresh`. */
export interface RefreshOptions extends GlobalOptions {
  readonly state: string;
  readonly out?: string;
}

/**
 * `lastpatch catalog refresh`: reads all sources anew, and keeps what they say where the other commands find it. A source that
 * cannot be read keeps what is known of it, and makes the command fail.
 */
export async function catalogRefresh(options: RefreshOptions): Promise<void> {
  if (options.on !== undefined) {
    throw new UsageFailure('catalog refresh reads what upstream says today, so it cannot be used with --on.');
  }
  const settings = (await loadSettings(options.config))?.settings;
  const { refresh = DEFAULT_REFRESH, timezone = DEFAULT_TIME_ZONE } = settings ?? {};
  const { state } = options;
  const known = await catalogOf(options);
  const live = new LiveSources(
    { refresh, timezone },
    { store: new SourceFolder(join(state, 'sources')), isWhole: true, readText: readTextFile },
  );
  const memory = new RefreshMemory(state);
  const today = todayIn(timezone);
  note(`Reading ${listed(live.titles)} ...`);
  const refreshed = await live.refresh(known, { states: await memory.load(), today, now: Date.now });
  // Under the keys by which products are known, so that renames are seen later.
  const catalog = recogniseRenamed(known, withRefreshed(known, refreshed, undefined));
  await writeRefreshedCatalog(state, catalog);
  await memory.save(refreshed.states);
  // A run that keeps its own names lets go of what neither needs.
  if (!existsSync(ledgerPath(state))) await live.keepOnly(refreshed.states);
  if (options.out !== undefined) await writeWholeFile(options.out, encodeCatalog(catalog));
  const sources = refreshed.sources.map((source) => sourceJson(source, catalog));
  if (options.json) sayJson({ on: today, sources });
  else
    say(
      ...refreshed.sources.map((source) => sourceLine(source, catalog)),
      `Written to ${plainLine(refreshedCatalogPath(state))}.`,
    );
  const failed = refreshed.sources.filter(({ products }) => products === undefined);
  if (failed.length > 0) {
    throw new CommandFailure(
      failed.map(({ title, problems }) => `${title} could not be read: ${problems.join('; ')}`).join('\n'),
    );
  }
}

interface SourceJson {
  readonly source: string;
  readonly state: 'fresh' | 'kept';
  readonly asOf: string | null;
  readonly products: number;
  readonly releases: number;
  readonly bytes: number;
  readonly problems: readonly string[];
}

function sourceJson({ source, products, problems, bytes }: RefreshedSource, catalog: Catalog): SourceJson {
  const of = catalog.products.filter((product) => product.source === source);
  return {
    source,
    state: products ? 'fresh' : 'kept',
    asOf:
      of
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1) ?? null,
    products: of.length,
    releases: of.reduce((sum, { releases }) => sum + releases.length, 0),
    bytes,
    problems,
  };
}

function sourceLine(source: RefreshedSource, catalog: Catalog): string {
  const { state, asOf, products, releases, bytes } = sourceJson(source, catalog);
  const what = `${source.source === 'openstack' ? '' : `${count(products, 'product')}, `}${count(releases, 'release')}`;
  const how =
    state === 'kept'
      ? 'could not be read, and stays as it was'
      : bytes === 0
        ? 'has not changed'
        : 'is read anew';
  return `${source.title} ${how}: ${what}, as of ${asOf ?? 'no day'}.`;
}
