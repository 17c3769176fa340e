import { publishToFolder } from '../../adapters/page-folder.ts';
import { areApart, NOT_APART, type PageFolders, pageFoldersOf } from '../../adapters/page-folders.ts';
import { loadSettings } from '../../adapters/settings-file.ts';
import { UsageFailure } from '../failure.ts';
import type { GlobalOptions } from '../global-options.ts';
import { addressAsked, madePages } from '../made-pages.ts';
import { pagesLines } from '../output/pages-lines.ts';
import { progressAtTerminal } from '../progress.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch pages`. */
export interface PagesOptions extends GlobalOptions {
  readonly state: string;
  readonly out?: string;
  /** True where it is given without a folder. */
  readonly private?: string | true;
  readonly address?: string;
  /** The port to serve them on; true for the usual one. */
  readonly serve?: string | true;
}

/**
 * `lastpatch pages`: calendars, feeds, documents and metrics into a folder for everybody, and into one for the team alone.
 * Where the daily check has run, they say what it has committed: it knows which dates have moved.
 */
export async function pages(options: PagesOptions): Promise<void> {
  if (options.serve !== undefined) return (await import('../serve-pages.ts')).servePagesHere(options);
  const { address, ...folders } = await placesAsked(options);
  const shown = progressAtTerminal();
  shown.begin('Making the pages');
  // What is private is made, and may fail, before anything is published.
  const made = await madePages(options, {
    hasPublic: folders.public !== undefined,
    hasPrivate: folders.private !== undefined,
    address,
  });
  shown.begin('Writing the pages');
  const open = made.public && folders.public ? await publishToFolder(folders.public, made.public) : null;
  const kept = made.private && folders.private ? await publishToFolder(folders.private, made.private) : null;
  const { on } = made;
  if (options.json) sayJson({ on, public: open, private: kept });
  else say(...pagesLines(folders, { public: open, private: kept }));
}

interface PlacesAsked extends PageFolders {
  readonly address?: string | undefined;
}

/** The folders that the options name, else those of the settings, as the daily run has them. */
async function placesAsked(options: PagesOptions): Promise<PlacesAsked> {
  if (options.private === true)
    throw new UsageFailure('--private: expected a folder; without one it goes with --serve.');
  const folders = { public: options.out, private: options.private };
  const address = options.address === undefined ? undefined : await addressAsked(options.address);
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
