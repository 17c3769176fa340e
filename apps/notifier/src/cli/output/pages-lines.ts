import type { Visibility } from '@lastpatch/pages';
import type { PublishedPages } from '../../adapters/published-pages.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/english/words.ts';

type ByVisibility<T> = Readonly<Record<Visibility, T>>;

/** What was done to folders of pages, for people. */
export function pagesLines(
  folders: ByVisibility<string | null | undefined>,
  done: ByVisibility<PublishedPages | null>,
): string[] {
  return [
    ...publishedLine('Public', folders.public, done.public),
    ...publishedLine('Private', folders.private, done.private),
  ];
}

function publishedLine(
  what: string,
  folder: string | null | undefined,
  done: PublishedPages | null,
): string[] {
  if (folder == null || done === null) return [];
  const { written, unchanged, removed } = done;
  return [
    `${what} pages in ${plainLine(folder)}: ${count(written.length, 'file')} written, ${unchanged} unchanged, ${removed.length} removed.`,
  ];
}
