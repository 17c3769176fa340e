import { publicPages } from '@lastpatch/pages';
import { publishToFolder } from '../../adapters/page-folder.ts';
import { areApart, NOT_APART, type PageFolders, pageFoldersOf } from '../../adapters/page-folders.ts';
import { pageScript } from '../../adapters/page-script.ts';
import { loadSettings } from '../../adapters/settings-file.ts';
import { committedCatalog } from '../committed-catalog.ts';
import { UsageFailure } from '../failure.ts';
import { dayOf, type GlobalOptions } from '../global-options.ts';
import { pagesLines } from '../output/pages-lines.ts';
import { sourceCatalog } from '../team-catalog.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch pages`. */
export interface PagesOptions extends GlobalOptions {
  readonly state: string;
  readonly out?: string;
  readonly private?: string;
  readonly address?: string;
}

/**
 * `lastpatch pages`: calendars, feeds, documents and metrics into a folder for everybody, and into one for the team alone.
 * Where the daily check has run, they say what it has committed: it knows which dates have moved.
 */
export async function pages(options: PagesOptions): Promise<void> {
  const { address, ...folders } = await placesAsked(options);
  const on = await dayOf(options);
  const known = options.catalog === undefined ? await committedCatalog(options.state) : undefined;
  const script = await pageScript();
  // What is private is made, and may fail, before anything is published.
  const team = folders.private === undefined ? undefined : await import('../team-pages.ts');
  const secret = await team?.writtenTeamPages(options, { known, on, script });
  const open =
    folders.public === undefined
      ? null
      : await publishToFolder(
          folders.public,
          publicPages(known ?? (await sourceCatalog(options)), on, { address, script }),
        );
  const kept =
    secret && folders.private !== undefined ? await publishToFolder(folders.private, secret) : null;
  if (options.json) sayJson({ on, public: open, private: kept });
  else say(...pagesLines(folders, { public: open, private: kept }));
}

interface PlacesAsked extends PageFolders {
  readonly address?: string | undefined;
}

/** The folders that the options name, else those of the settings, as the daily run has them. */
async function placesAsked(options: PagesOptions): Promise<PlacesAsked> {
  const folders = { public: options.out, private: options.private };
  const address = options.address === undefined ? undefined : await addressFrom(options.address);
  if (folders.public !== undefined || folders.private !== undefined) {
    if (await areApart(folders)) return { ...folders, address };
    throw new UsageFailure(`--out and --private: ${NOT_APART}.`);
  }
  const written = await loadSettings(options.config);
  const set = written && (await pageFoldersOf(written, options.config));
  if (set?.public === undefined && set?.private === undefined) {
    throw new UsageFailure(
      'Nothing says where the pages go: give --out FOLDER, or pages: { public: FOLDER } in the settings.',
    );
  }
  return { ...set, address: address ?? written?.settings.pages?.address ?? undefined };
}

async function addressFrom(text: string): Promise<string> {
  const { NO_ADDRESS, pagesAddress } = await import('@lastpatch/settings');
  const address = pagesAddress(text);
  if (address === undefined) throw new UsageFailure(`--address: ${NO_ADDRESS}.`);
  return address;
}
