import { addDays, calendarDate } from '@lastpatch/release-model';
import type { Letter } from '../src/daily-check/letter.ts';
import { EVERY_KIND, pastEndOf } from './fleet-letters.ts';
import { factOf, letterOf, standingOf, TO_EPOXY } from './sample-letters.ts';

const TODAY = calendarDate('2026-09-02');

/** A letter in which every text of upstream or of the settings is the same. */
export function hostileLetter(name: string, kind: Letter['kind'] = 'news'): Letter {
  return letterOf({
    kind,
    watchTitle: name,
    follows: name,
    notices: [...EVERY_KIND, factOf({ kind: 'due', id: 'plain' })].map((notice) => ({
      ...notice,
      product: name,
      productTitle: name,
      release: notice.release === null ? null : name,
      releaseTitle: notice.releaseTitle === null ? null : name,
      link: notice.id === 'plain' ? `https://releases.example/${name}` : name,
      evidence: name,
      ...(notice.environment === undefined ? {} : { environment: name }),
      ...(notice.runsIn === undefined ? {} : { runsIn: [name, 'lab', name] }),
      ...(notice.project === undefined ? {} : { project: name }),
      ...(notice.version === undefined ? {} : { version: name }),
      ...(notice.milestone === undefined
        ? {}
        : { milestone: { ...notice.milestone, slug: name, project: name } }),
      hops: [{ ...TO_EPOXY, releaseTitle: name, vendor: name }],
      ...(notice.overlays ? { overlays: { product: name, productTitle: name } } : {}),
      ...(notice.decidedBy ? { decidedBy: { ...notice.decidedBy, title: name } } : {}),
    })),
    pastEnd: [
      pastEndOf(name, { productTitle: name, releaseTitle: name, link: name }),
      pastEndOf(name, { muted: { until: addDays(TODAY, 1), why: name } }),
    ],
    standings: [
      standingOf({ productTitle: name, releaseTitle: name, link: name }),
      standingOf({
        productTitle: name,
        releaseTitle: name,
        overlays: { product: name, productTitle: name },
      }),
    ],
    sources: [{ title: name, asOf: addDays(TODAY, -30) }],
  });
}
