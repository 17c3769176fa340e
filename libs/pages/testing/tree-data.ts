import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import { TreeData } from '../src/box/tree-data.ts';
import { publicPages } from '../src/public-pages.ts';

/** The public documents of a catalog as the box reads them, and the paths that it has asked for. */
export function treeDataOf(catalog: Catalog, on: CalendarDate): { data: TreeData; asked: string[] } {
  const { pages } = publicPages(catalog, on);
  const asked: string[] = [];
  const data = new TreeData((path) => {
    asked.push(path);
    const text = pages.get(path);
    return text === undefined ? Promise.reject(new RangeError(`there is no ${path}`)) : Promise.resolve(text);
  });
  return { data, asked };
}
