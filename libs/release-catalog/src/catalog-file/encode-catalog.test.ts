import { calendarDate, type Catalog, supportWindows } from '@lastpatch/release-model';
import { expect, test } from 'vitest';
import { encodeCatalog } from './encode-catalog.ts';

const CATALOG: Catalog = {
  products: [
    {
      key: 'openstack',
      name: 'openstack',
      title: 'OpenStack',
      aliases: [],
      source: 'openstack',
      asOf: calendarDate('2026-08-21'),
      releases: [
        {
          key: 'epoxy',
          id: '2025.1',
          name: 'Epoxy',
          aliases: [],
          slurp: true,
          link: null,
          windows: supportWindows([
            {
              phase: 'maintained',
              from: calendarDate('2025-04-02'),
              basis: 'declared',
              evidence: 'initial-release',
            },
            { phase: 'unmaintained', from: calendarDate('2026-10-02'), basis: 'scheduled' },
          ]),
        },
      ],
      projects: [
        {
          name: 'nova',
          service: 'Compute service',
          team: null,
          standing: 'official',
          incubatedSince: null,
          integratedSince: null,
          retiredOn: null,
          releases: [
            {
              release: 'epoxy',
              versions: [
                { version: '31.0.0', landed: calendarDate('2025-04-02') },
                { version: '31.0.1', landed: null },
              ],
              endTags: [{ tag: 'eol', landed: null }],
              abandoned: false,
            },
          ],
        },
      ],
      milestones: [
        {
          release: 'epoxy',
          kind: 'ptg',
          slug: 'ptg',
          from: calendarDate('2024-10-21'),
          until: calendarDate('2024-10-26'),
          project: null,
        },
      ],
    },
  ],
};

test('a release, a project and a milestone each have a line, so that a change of one fact is a change of one line', () => {
  expect(encodeCatalog(CATALOG)).toBe(`{
"format":"lastpatch-catalog",
"schemaVersion":1,
"products":[
{
"key":"openstack",
"name":"openstack",
"title":"OpenStack",
"source":"openstack",
"asOf":"2026-08-21",
"releases":[
{"key":"epoxy","id":"2025.1","name":"Epoxy","slurp":true,"windows":[{"phase":"maintained","from":"2025-04-02","basis":"declared","evidence":"initial-release"},{"phase":"unmaintained","from":"2026-10-02","basis":"scheduled"}]}
],
"projects":[
{"name":"nova","service":"Compute service","standing":"official","releases":[{"release":"epoxy","versions":"31.0.0 2025-04-02, 31.0.1","endTags":"eol"}]}
],
"milestones":[
{"release":"epoxy","kind":"ptg","slug":"ptg","from":"2024-10-21","until":"2024-10-26"}
]
}
]
}
`);
});

test('an empty catalog is a catalog', () => {
  expect(encodeCatalog({ products: [] })).toBe(
    '{\n"format":"lastpatch-catalog",\n"schemaVersion":1,\n"products":[]\n}\n',
  );
});
