import { type ComponentChild, h } from 'preact';
import type { ProjectInRelease } from '../project-shelf.ts';
import { shownName } from '../shown-name.ts';
import { dated } from './dated.ts';
import { projectEnd } from './project-end.ts';
import { simpleTable } from './simple-table.ts';

/** The projects of a release with their newest versions. Null where it has none. */
export function projectsInRelease(
  projects: readonly ProjectInRelease[],
  linkTo: (path: string) => string,
): ComponentChild {
  if (projects.length === 0) return null;
  return h(
    'details',
    { class: 'projects' },
    h('summary', null, `${projects.length} projects and their newest versions`),
    simpleTable({
      caption: 'Projects',
      heads: ['Project', 'Newest version', 'Out on', 'Its own end'],
      rows: projects.map(({ shelf, entry }) => [
        h('a', { href: linkTo(shelf.path) }, shelf.title),
        entry.newest ? shownName(entry.newest.version) : '',
        entry.newest?.landed ? dated(entry.newest.landed) : '',
        projectEnd(entry),
      ]),
    }),
  );
}
