import { calendarDate } from '@lastpatch/release-model';
import type { Letter } from '../src/daily-check/letter.ts';
import {
  CARACAL_ENTERED,
  EVERY_KIND as OF_UPSTREAM,
  factOf,
  letterOf,
  noticeOf,
  SAMPLE_LETTERS as LETTERS_OF_UPSTREAM,
  STANDINGS,
  standingOf,
  TO_EPOXY,
} from './sample-letters.ts';

const day = calendarDate;

/** How Caracal is named by the dates of a vendor. */
const CARACAL_AT_ARCHIVE = {
  product: 'ubuntu-cloud-archive',
  productTitle: 'Ubuntu Cloud Archive',
  release: '2024.1',
  releaseTitle: '2024.1 Caracal',
  overlays: { product: 'openstack', productTitle: 'OpenStack' },
  link: 'https://vendor.example/cloud-archive',
} as const;

/** A reminder that the vendor's support of Caracal ends, 30 days ahead, with the way on by its dates. */
export const ARCHIVE_ENDS = noticeOf({
  ...CARACAL_AT_ARCHIVE,
  phase: 'end-of-life',
  evidence: 'lastDay',
  hops: [{ ...TO_EPOXY, supportEnds: day('2030-05-01'), vendor: 'Ubuntu Cloud Archive' }],
});

/** A fact of the vendor's dates for Caracal, of its end of life unless told otherwise. */
export function atArchive(parts: Parameters<typeof factOf>[0]): ReturnType<typeof factOf> {
  return factOf({ ...CARACAL_AT_ARCHIVE, phase: 'end-of-life', ...parts });
}

/** The end of upstream's maintenance of Caracal, for a watch that goes by the vendor's dates. */
export const CARACAL_GIVES_WAY = {
  ...CARACAL_ENTERED,
  hops: [],
  id: 'entered/openstack/caracal/phase=unmaintained/date=2025-11-07/2',
  decidedBy: { title: 'Ubuntu Cloud Archive', supportEnds: day('2029-05-01') },
};

/** Where Caracal stands by the vendor's dates. */
export const ARCHIVE_STANDING = standingOf({
  ...CARACAL_AT_ARCHIVE,
  since: day('2024-04-03'),
  next: { phase: 'end-of-life', date: day('2029-05-01'), basis: 'scheduled' },
  supportEnds: day('2029-05-01'),
});

/** A notice of every kind, of upstream and of a vendor. */
export const EVERY_KIND = [...OF_UPSTREAM, ARCHIVE_ENDS, CARACAL_GIVES_WAY];

/** A letter of every kind, of upstream and of a vendor. */
export const SAMPLE_LETTERS: Readonly<Record<string, Letter>> = {
  ...LETTERS_OF_UPSTREAM,
  'news of every kind, of a vendor too': letterOf({ notices: EVERY_KIND }),
  'a welcome by the dates of a vendor': letterOf({
    kind: 'welcome',
    notices: [],
    standings: [...STANDINGS, ARCHIVE_STANDING],
  }),
};
