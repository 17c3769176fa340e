import { type Catalog, type Product, recogniseRenamed, type Source } from '@lastpatch/release-model';
import type { PartState } from './source-state.ts';
import type { SourceStore, Upstream, UpstreamPart } from './upstream.ts';

/** What is needed to read again what was read before. */
export interface Reimport {
  readonly upstreams: readonly Upstream[];
  /** Of the catalog that is imported again. */
  readonly states: readonly PartState[];
  readonly store: SourceStore;
}

/** Imports the sources of a catalog again, by this version of Lastpatch, each once however many products it has. */
export class Reimporter {
  readonly #reimport: Reimport;
  readonly #read = new Map<Source, Promise<readonly Product[] | undefined>>();

  constructor(reimport: Reimport) {
    this.#reimport = reimport;
  }

  /**
   * The product as this version reads it from what was kept; undefined when that is not what it was made of, is not there, or
   * cannot be read.
   */
  async product(known: Product): Promise<Product | undefined> {
    const { states } = this.#reimport;
    if (!states.some(({ source, readOn }) => source === known.source && readOn === known.asOf))
      return undefined;
    let read = this.#read.get(known.source);
    if (!read) {
      read = this.#productsOf(known);
      this.#read.set(known.source, read);
    }
    const products = await read;
    if (!products) return undefined;
    const of: Catalog = recogniseRenamed({ products: [known] }, { products });
    return of.products.find(({ key }) => key === known.key);
  }

  async #productsOf({ source, asOf }: Product): Promise<readonly Product[] | undefined> {
    const { upstreams, states } = this.#reimport;
    const parts = upstreams.find((upstream) => upstream.source === source)?.parts ?? [];
    const kept = states
      .filter((state) => state.source === source)
      .toSorted((a, b) => (a.readOn < b.readOn ? -1 : 1));
    let products: readonly Product[] | undefined;
    for (const state of kept) {
      const part = parts.find(({ part: name }) => name === state.part);
      const read = part && (await this.#partOf(part, state, asOf));
      if (!read) return undefined;
      products = products ? joined(products, read) : read;
    }
    return products;
  }

  async #partOf(
    part: UpstreamPart,
    { kept }: PartState,
    asOf: Product['asOf'],
  ): Promise<readonly Product[] | undefined> {
    const bytes = await this.#reimport.store.load(kept);
    if (!bytes) return undefined;
    try {
      return (await part.read(bytes)).productsOn(asOf);
    } catch {
      // What this version refuses cannot be its base: the difference is told, and the run says that it may be ours.
      return undefined;
    }
  }
}

/** Products of a later reading, with what an earlier one knew besides where the later is of the life cycles alone. */
function joined(earlier: readonly Product[], later: readonly Product[]): Product[] {
  return later.map((product) => {
    const before = earlier.find(({ key }) => key === product.key);
    if (!before || product.projects.length > 0 || product.milestones.length > 0) return product;
    const keys = new Set(product.releases.map(({ key }) => key));
    return {
      ...product,
      milestones: before.milestones.filter(({ release }) => keys.has(release)),
      projects: before.projects.map((project) => ({
        ...project,
        releases: project.releases.filter(({ release }) => release === null || keys.has(release)),
      })),
    };
  });
}
