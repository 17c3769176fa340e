import { isDeepStrictEqual } from 'node:util';
import { type Catalog, type Product, validateCatalog } from '@lastpatch/release-model';
import { decodeCatalog } from '../../src/catalog-file/decode-catalog.ts';
import { encodeCatalog } from '../../src/catalog-file/encode-catalog.ts';
import { ImportError } from '../../src/import-problem.ts';

/** What becomes of an input that is not trusted. */
export type Outcome = 'accepted' | 'refused';

/** An importer did what it must never do. */
export class FuzzFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FuzzFailure';
  }
}

/**
 * Imports something and checks what becomes of it: products that are sound, that can be written and read again, and that hold
 * no day of their own making; or one clear error.
 *
 * @param invented the days of a product that come from nowhere
 * @throws FuzzFailure when it is anything else
 */
export async function soundImport(
  importing: () => Promise<readonly Product[]> | readonly Product[],
  invented: (product: Product) => readonly string[],
): Promise<Outcome> {
  let products: readonly Product[];
  try {
    products = await importing();
  } catch (error) {
    if (error instanceof ImportError && /\S/.test(error.message)) return 'refused';
    throw new FuzzFailure(`it ended with ${String(error)}, not with an ImportError that says why`, {
      cause: error,
    });
  }
  checkCatalog({ products });
  const days = products.flatMap(invented);
  if (days.length > 0) throw new FuzzFailure(`days that stand nowhere in the input: ${days.join(', ')}`);
  return 'accepted';
}

function checkCatalog(catalog: Catalog): void {
  const [broken] = validateCatalog(catalog);
  if (broken) throw new FuzzFailure(`the catalog is not sound: ${broken.where}: ${broken.problem}`);
  let again: Catalog;
  try {
    again = decodeCatalog(encodeCatalog(catalog));
    // What projects have is read when it is asked for.
    for (const { projects } of again.products) projects.flatMap(({ releases }) => releases);
  } catch (error) {
    throw new FuzzFailure(`the catalog cannot be read once it is written: ${String(error)}`, {
      cause: error,
    });
  }
  if (!isDeepStrictEqual(plain(again), plain(catalog)))
    throw new FuzzFailure('the catalog is another once it is written and read');
}

/** Without fields that are there and hold nothing, and with what is read when it is asked for. */
function plain(catalog: Catalog): unknown {
  return JSON.parse(JSON.stringify(catalog));
}
