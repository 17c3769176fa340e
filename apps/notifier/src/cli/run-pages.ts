import type { PageTree, Visibility } from '@lastpatch/pages';
import type { SettingsText } from '@lastpatch/settings';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { LocationFailure } from '../adapters/file-failure.ts';
import { type PageFolders, pageFoldersOf } from '../adapters/page-folders.ts';
import type { PublishedPages } from '../adapters/published-pages.ts';
import type { PagePlaces, PagesOfRun } from '../daily-run/publish-pages.ts';
import { plainLine } from '../letters/plain-line.ts';

/** Where a run on this machine publishes pages: into the folders of the settings, which are looked at when it comes to that. */
export function runPlaces(written: SettingsText, config: string | undefined): PagePlaces {
  const into = async (which: keyof PageFolders, pages: PageTree<Visibility>): Promise<PublishedPages> => {
    const { publishToFolder } = await import('../adapters/page-folder.ts');
    const { [which]: folder = '' } = await pageFoldersOf(written, config);
    return publishToFolder(folder, pages);
  };
  const { pages } = written.settings;
  return {
    ...(pages?.public == null ? {} : { public: (tree) => into('public', tree) }),
    ...(pages?.private == null ? {} : { private: (tree) => into('private', tree) }),
  };
}

/** Why pages were not published, a sentence each. */
export function unpublishedSaid({ failures }: PagesOfRun): string[] {
  return [...new Set(failures.map((error) => `the pages are not all published: ${said(error)}`))];
}

function said(error: unknown): string {
  if (error instanceof SettingsError) return plainLine(error.lines.join(' '));
  if (error instanceof LocationFailure) return error.message;
  return plainLine(`this should not happen, and is a fault of Lastpatch: ${String(error)}`);
}
