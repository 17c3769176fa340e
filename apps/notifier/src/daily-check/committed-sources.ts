import { type Catalog, recogniseRenamed, type Source } from '@lastpatch/release-model';
import type { PartState } from '../refresh/source-state.ts';

/** What is to be remembered of sources, and what became of their readings. */
export interface CommittedSources {
  /** What the head remembers. */
  readonly before: readonly PartState[];
  /** What was read for this run. */
  readonly read: readonly PartState[];
  readonly known: Catalog | undefined;
  readonly catalog: Catalog;
  /** The sources of readings that are held. */
  readonly held: ReadonlySet<string>;
}

/**
 * What is committed of each part of a source beside the catalog: what the catalog was made of. Of a reading that is held, or
 * no newer than what is known, that is what was known; only that something waits is remembered of it.
 */
export function committedSources({ before, read, known, catalog, held }: CommittedSources): PartState[] {
  return read.flatMap((state) => {
    const earlier = before.find(({ source, part }) => source === state.source && part === state.part);
    const isMade = !held.has(state.source) && isNewer(state.source, known, catalog);
    if (isMade || earlier?.kept === state.kept) return [state];
    return earlier ? [{ ...earlier, ...(state.waiting ? { waiting: state.waiting } : {}) }] : [];
  });
}

/** Whether anything that was read of a source is newer than what was known of it, so that the catalog is made of it. */
function isNewer(source: Source, known: Catalog | undefined, read: Catalog): boolean {
  if (known === undefined) return true;
  const before = new Map(known.products.map((product) => [product.key, product]));
  return recogniseRenamed(known, read)
    .products.filter((product) => product.source === source)
    .some(({ key, asOf }) => asOf > (before.get(key)?.asOf ?? ''));
}
