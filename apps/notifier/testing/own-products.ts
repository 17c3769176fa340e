import { join } from 'node:path';
import { writeFiles } from './folder-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A product of a team's own. */
export const CEPH = `product: ceph
title: Ceph
source: https://docs.example/releases
checked: 2026-11-01
aliases: [ceph-storage]
releases:
  reef:
    aliases: [18, 1.10]
    released: 2023-08-07
    lastDay: 2026-03-30
  squid:
    released: 2024-09-26
    lastDay: 2026-12-19
  tentacle:
    released: 2025-11-18
    endOfLife: undated
`;

/** A vendor's dates for releases of OpenStack. */
export const ARCHIVE = `overlay: openstack
product: ubuntu-cloud-archive
title: Ubuntu Cloud Archive
source: https://vendor.example/cloud-archive
checked: 2026-11-01
releases:
  Caracal:
    lastDay: 2029-04-30
  2025.1:
    released: 2025-04-17
    lastDay: 2026-12-20
`;

const WATCHES = 'watches:\n  - id: platform\n    follow: { openstack: supported }\n    digest: off\n';

/** What a test has in the folder of its settings. */
export interface TeamFolder {
  readonly folder: string;
  /** The path of lastpatch.yaml. */
  readonly config: string;
}

/**
 * A folder with settings, own products beside them, and whatever else is named by its path.
 *
 * @param settings what stands before the watches of lastpatch.yaml
 */
export function teamFolder(
  files: Readonly<Record<string, string>>,
  settings = '',
  watches = WATCHES,
): TeamFolder {
  const folder = temporaryFolder();
  writeFiles(folder, { 'lastpatch.yaml': settings + watches, ...files });
  return { folder, config: join(folder, 'lastpatch.yaml') };
}
