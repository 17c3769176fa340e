import { type CalendarDate, type Product, validateCatalog } from '@lastpatch/release-model';
import { ImportError, type ImportProblem } from '../import-problem.ts';
import { excerpt } from '../source-files/source-file.ts';
import { isJsonMap, type JsonMap, own, textOf } from './json-shape.ts';
import { type ProductEntry, readProduct } from './product-entry.ts';
import { ProductOverDays } from './product-over-days.ts';

/** What an import of endoflife.date counted. */
export interface EndoflifeDateCounts {
  readonly products: number;
  readonly releases: number;
}

/** What an import of endoflife.date makes of its source. */
export interface EndoflifeDateImport {
  /** In the source's order. */
  readonly products: readonly Product[];
  readonly counts: EndoflifeDateCounts;
  /** What was wrong in single places, in the order of the source. */
  readonly problems: readonly ImportProblem[];
}

/** OpenStack's own files are its source; the entry that is proposed here knows no unmaintained phase. */
const NOT_FROM_HERE: ReadonlySet<string> = new Set(['openstack']);

// Beyond this part of its products or releases a source is not merely blemished: it is another source, or a broken one.
const MOST_BROKEN = 0.1;
const MAJOR_VERSION = '1';

/** Products of endoflife.date, as they were read: they can be imported as of several days. */
export interface EndoflifeDateReading {
  /** Whether it is a single product, and not the list of all. */
  readonly isSingle: boolean;
  /** When the source was built, by its own word, as it is written; null when it does not say. */
  readonly generatedAt: string | null;
  /**
   * What they say on a day.
   *
   * @param asOf the day that the text is of, or a later one on which it still stood so
   * @throws ImportError when the catalog made of it is not sound
   */
  importAsOf(asOf: CalendarDate): EndoflifeDateImport;
}

/**
 * Reads the text of endoflife.date's `products/full`, or of a single product. What stands in it besides is passed over.
 *
 * @param file how the text is called in problems
 * @throws ImportError when it is not what its API gives, or more than a tenth of it cannot be read
 */
export function readEndoflifeDate(text: string, file: string): EndoflifeDateReading {
  const problems: ImportProblem[] = [];
  const document = documentOf(text);
  const listed = resultOf(document);
  const entries: ProductEntry[] = [];
  const names = new Set<string>();
  let lost = 0;
  for (const item of listed) {
    const entry = readProduct(item, (problem) => problems.push({ file, line: null, problem }));
    if (!entry) lost += 1;
    else if (names.has(entry.name.toLowerCase())) {
      problems.push({ file, line: null, problem: `${entry.name}: it is listed twice: the first counts` });
    } else {
      names.add(entry.name.toLowerCase());
      entries.push(entry);
    }
  }
  const releases = entries.reduce((sum, entry) => sum + entry.releases.length, 0);
  const lostReleases = entries.reduce((sum, entry) => sum + entry.lost, 0);
  if (lost > MOST_BROKEN * listed.length || lostReleases > MOST_BROKEN * (releases + lostReleases)) {
    throw new ImportError(
      `${lost} of ${listed.length} products and ${lostReleases} of ${releases + lostReleases} releases cannot be read, ` +
        `which is too many to trust the rest; the first: ${problems[0]?.problem ?? 'unknown'}`,
      { problems },
    );
  }
  const counts = { products: entries.length, releases };
  const products = entries
    .filter(({ name }) => !NOT_FROM_HERE.has(name.toLowerCase()))
    .map((entry) => new ProductOverDays(entry));
  return {
    isSingle: !Array.isArray(own(document, 'result')),
    generatedAt: textOf(document, 'generated_at') ?? null,
    importAsOf(asOf) {
      const made = products.map((product) => product.on(asOf));
      const [broken] = validateCatalog({ products: made.map(({ product }) => product) });
      if (broken)
        throw new ImportError(`the catalog made from it is not sound: ${broken.where}: ${broken.problem}`);
      const contradictions = made.flatMap((each) => each.contradictions);
      return {
        products: made.map(({ product }) => product),
        counts,
        problems: [...problems, ...contradictions.map((problem) => ({ file, line: null, problem }))],
      };
    },
  };
}

function documentOf(text: string): JsonMap {
  if (text.trim() === '') throw new ImportError('the file is empty');
  if (/^\s*</.test(text)) {
    throw new ImportError(`this is a web page, not JSON: it begins with ${excerpt(text)}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ImportError(
      `this is not JSON (${error instanceof Error ? excerpt(error.message) : 'unreadable'})`,
      {
        cause: error,
      },
    );
  }
  if (!isJsonMap(value))
    throw new ImportError('expected an object with a result, as endoflife.date gives it');
  const said = own(value, 'schema_version');
  const version = typeof said === 'number' ? String(said) : said;
  if (typeof version === 'string' && version.split('.')[0] !== MAJOR_VERSION) {
    throw new ImportError(
      `it has schema version ${excerpt(version)}, and this version of Lastpatch reads version ${MAJOR_VERSION}`,
    );
  }
  return value;
}

/** The products of a document: `products/full` lists them, a single product stands alone. */
function resultOf(document: JsonMap): readonly unknown[] {
  const result = own(document, 'result');
  const listed: readonly unknown[] | undefined = Array.isArray(result)
    ? (result as readonly unknown[])
    : isJsonMap(result)
      ? [result]
      : undefined;
  if (listed === undefined)
    throw new ImportError('expected a result with products, as endoflife.date gives it');
  if (listed.length === 0) throw new ImportError('it lists no product at all');
  return listed;
}
