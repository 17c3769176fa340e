import type { Catalog, Phase, Release, ReleaseHistory } from '@lastpatch/release-model';
import type { Notice } from './notice.ts';

/** What was known before a run, and what the run tells. */
export interface Telling {
  readonly previous: Catalog;
  readonly notices: readonly Notice[];
}

/**
 * The catalog of a run with what people last heard of each date: a correction that no notice tells changes what is known,
 * and not what people know. A release that is listed anew is told as it stands.
 *
 * @param current merged from what was known before and what was read
 */
export function withHeardDates(current: Catalog, { previous, notices }: Telling): Catalog {
  const told = new Set(notices.flatMap(datesTold));
  return {
    products: current.products.map((product) => {
      const before = previous.products.find(({ key }) => key === product.key);
      const earlier = new Map(before?.releases.map((release) => [release.key, release]));
      return {
        ...product,
        releases: product.releases.map((release) => {
          const isTold = (phase: Phase, date: string): boolean =>
            told.has(factOf([product.key, release.key, phase, date]));
          return withLastHeard(release, earlier.get(release.key), isTold);
        }),
      };
    }),
  };
}

function withLastHeard(
  release: Release,
  before: Release | undefined,
  isTold: (phase: Phase, date: string) => boolean,
): Release {
  const { history, windows } = release;
  if (!history) return release;
  const isKnown = before?.history?.isGone === false && !history.isGone;
  const entries = (isKnown ? windows : []).flatMap(({ phase, from }) => {
    const was = before?.windows.find((window) => window.phase === phase)?.from ?? null;
    const heard = before?.history?.lastHeard[phase] ?? was;
    const isNews = from === null || heard === null || heard === from || isTold(phase, from);
    return isNews ? [] : [[phase, heard] as const];
  });
  if (entries.length === 0 && Object.keys(history.lastHeard).length === 0) return release;
  const lastHeard: ReleaseHistory['lastHeard'] = Object.fromEntries(entries);
  return { ...release, history: { ...history, lastHeard } };
}

/** The dates that a notice names, each as one text. */
function datesTold({ keys, phase, date, next, project }: Notice): string[] {
  if (!keys || project !== undefined) return [];
  const named = [...(phase === null || date === null ? [] : [{ phase, date }]), ...(next ? [next] : [])];
  return named.map((told) => factOf([keys.product, keys.release, told.phase, told.date]));
}

function factOf(parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}
