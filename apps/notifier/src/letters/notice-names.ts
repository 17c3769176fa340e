import type { Notice } from '../daily-check/notice.ts';
import { plainLine } from './plain-line.ts';

/** Whether what is told of a project is of the product as a whole, which has no projects. */
export function isOfProduct({ project, keys }: Pick<Notice, 'project' | 'keys'>): boolean {
  return keys !== undefined && project === keys.product;
}

/**
 * The same notice with names of at most so many characters each, for texts with little room. Below 40 a release goes by its
 * id alone, which is what operators write, rather than by a title that is cut.
 *
 * @param write how names are written, before they are counted
 */
export function shortNamed(
  notice: Notice,
  length: number,
  write: (name: string) => string = plainLine,
): Notice {
  const { release, releaseTitle } = notice;
  const title = length < SHORTEST_TITLE && release !== null ? release : releaseTitle;
  const short = renamed({ ...notice, releaseTitle: title }, (name) => shortName(write(name), length));
  if (notice.environment === undefined) return short;
  // Names of environments differ at their ends: a title is given up before one is cut.
  const room = length < SHORTEST_WHOLE ? length : Math.max(length, LONGEST_ENVIRONMENT);
  return { ...short, environment: shortName(write(notice.environment), room) };
}

const SHORTEST_TITLE = 40;

/** As long as settings let the name of an environment be. */
const LONGEST_ENVIRONMENT = 60;

/** With so much room a release goes by its id, and environments by their names, which are whole. */
export const SHORTEST_WHOLE = 34;

/** Shorter and shorter names, for `shortNamed`. */
export const NAME_LENGTHS = [Infinity, 64, 56, 48, 40, 34, 28, 24, 20, 17, 14, 12, 10, 8, 7] as const;

const SHORTEST_NAME = 4;

/** Lengths for names that only a fact in the fewest words is worth. */
export const LAST_NAME_LENGTHS = [6, 5, SHORTEST_NAME] as const;

/**
 * A name of at most so many characters (4 at least): cut between words where it has some, before a bracket that would stay
 * open, and marked as cut.
 *
 * @example shortName('2025.1 Epoxy and friends', 16) is '2025.1 Epoxy...'
 */
export function shortName(name: string, limit: number): string {
  const plain = plainLine(name);
  if (plain.length <= limit) return plain;
  const room = plain.slice(0, limit - 2);
  const space = room.lastIndexOf(' ');
  const cut = beforeOpenBracket(space > 0 ? room.slice(0, space) : room.slice(0, -1))
    // Half of a character that takes two places is none.
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s,;:.]+$/, '');
  return `${cut}...`;
}

/** What stands before the first bracket that is not closed; all of it where none is open, or nothing stands before it. */
function beforeOpenBracket(text: string): string {
  const open: number[] = [];
  for (const { index, 0: bracket } of text.matchAll(/[()]/g)) {
    if (bracket === '(') open.push(index);
    else open.pop();
  }
  const [first = 0] = open;
  return first === 0 ? text : text.slice(0, first);
}

/** Of a vendor's dates the same notice with no more of the vendor than shows that there is one: readers look for what runs. */
export function vendorMarked(notice: Notice): Notice {
  return notice.overlays === undefined
    ? notice
    : { ...notice, productTitle: shortName(notice.productTitle, SHORTEST_NAME) };
}

/**
 * Of a vendor's dates the same notice with the vendor in the place of the product: a text that has no room for both says whose
 * dates they are, because those of the product itself are others.
 */
export function namedByVendor(notice: Notice): Notice {
  const { overlays, productTitle } = notice;
  return overlays === undefined
    ? notice
    : { ...notice, productTitle: '', overlays: { ...overlays, productTitle } };
}

/** The same notice with each name that it holds written in another way. */
function renamed(notice: Notice, rename: (name: string) => string): Notice {
  const { project, version, milestone, hops, overlays } = notice;
  return {
    ...notice,
    productTitle: rename(notice.productTitle),
    releaseTitle: notice.releaseTitle === null ? null : rename(notice.releaseTitle),
    release: notice.release === null ? null : rename(notice.release),
    ...(overlays === undefined
      ? {}
      : { overlays: { ...overlays, productTitle: rename(overlays.productTitle) } }),
    ...(project === undefined ? {} : { project: rename(project) }),
    ...(version === undefined ? {} : { version: rename(version) }),
    ...(milestone === undefined
      ? {}
      : {
          milestone: {
            ...milestone,
            slug: rename(milestone.slug),
            project: milestone.project === null ? null : rename(milestone.project),
          },
        }),
    ...(hops === undefined
      ? {}
      : { hops: hops.map((hop) => ({ ...hop, releaseTitle: rename(hop.releaseTitle) })) }),
  };
}
