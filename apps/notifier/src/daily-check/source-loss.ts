import { type Catalog, presentCatalog } from '@lastpatch/release-model';

/** What a reading of a source no longer has. */
export interface SourceLoss {
  readonly facts: readonly string[];
  readonly isTooMuch: boolean;
  readonly why: string;
}

/** Of which source a loss is looked for. */
export interface SourceReading {
  readonly known: Catalog;
  readonly read: Catalog;
  readonly source: string;
  /** Facts that someone has let through. */
  readonly through: ReadonlySet<string>;
}

/** A source that loses more than this part of its releases at once is broken, or is another. */
const MOST_LOST = 0.1;

/**
 * The releases that a source had and a reading of it lacks. Those that it lacked before are not lost anew, nor are those of
 * products that a partial reading does not hold.
 */
export function sourceLoss({ known, read, source, through }: SourceReading): SourceLoss {
  const of = ({ products }: Catalog): Catalog['products'] =>
    products.filter((product) => product.source === source && product.missingSince === undefined);
  const listed = new Set(read.products.map(({ key }) => key));
  const isPartial = read.partial?.some((other) => other === source) ?? false;
  const expected = of(presentCatalog(known)).filter(({ key }) => !isPartial || listed.has(key));
  const releases = expected.flatMap((product) =>
    product.releases
      .filter(({ history }) => (history?.missingSince ?? null) === null)
      .map(({ key }) => `${product.key}/${key}`),
  );
  const there = new Set(
    of(read).flatMap(({ key: product, releases: rows }) => rows.map(({ key }) => `${product}/${key}`)),
  );
  const facts = releases.filter((release) => !there.has(release)).map((release) => `lost/${release}`);
  const lost = facts.filter((fact) => !through.has(fact));
  return {
    facts,
    isTooMuch: lost.length > releases.length * MOST_LOST,
    why: `it lacks ${facts.length} of ${releases.length} releases`,
  };
}
