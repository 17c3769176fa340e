export { askedCalendar, type ShownReleases } from './asked-calendar.ts';
export { mediaType } from './media-type.ts';
export type { PageOptions } from './page-options.ts';
export { isPagePath, type Page, type PageTree, type Visibility } from './page-tree.ts';
export type { Pages } from './pages.ts';
export { publicPages } from './public-pages.ts';
export { privatePages, type Team } from './private-pages.ts';
export type { FollowedRelease, WatchToShow } from './watch-facts.ts';
export { watchesCalendar } from './watches-calendar.ts';
