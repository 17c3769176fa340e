import type { Fact } from './fact.ts';
import type { LineStanding } from './standing.ts';
import { isNamed, isSubject, type Subscription, toldTo, type Wish } from './subscriber.ts';

/** What a reader reads about since the last letter, and what was read about before. */
export interface ChangeOfMind {
  readonly before: Subscription;
  readonly now: Subscription;
  /** Releases that a reader has named, and that could not be heard of yet. */
  readonly unheard: ReadonlySet<string>;
}

/** What a reader who may have changed the subscription is told. */
export interface ToldReader {
  readonly facts: readonly Fact[];
  /** Of releases that are new to the reader. */
  readonly standings: readonly LineStanding[];
  /** Whether there is anything new to the reader, be it that it stands nowhere. */
  readonly isWidened: boolean;
}

/**
 * Who begins to read about a release is told where it stands, and none of the facts of that day; who read about it before is
 * told the facts, and not where it stands.
 */
export function toldReader(
  mind: ChangeOfMind,
  facts: readonly Fact[],
  lines: readonly LineStanding[],
): ToldReader {
  const { before, now, unheard } = mind;
  const isUnheard = (wish: Wish, of: LineStanding | Fact): boolean =>
    of.release !== null && isNamed(wish, of.release) && unheard.has(nameOf(of));
  const known = new Set(
    lines.filter((line) => before.wishes.some((wish) => readsAbout(wish, line) && !isUnheard(wish, line))),
  );
  const begun = lines.filter((line) => !known.has(line) && now.wishes.some((wish) => readsAbout(wish, line)));
  const products = new Set(before.wishes.map(({ product }) => product));
  const isNews = (fact: Fact): boolean => {
    if (before.wishes.some((wish) => isSubject(wish, fact) && !isUnheard(wish, fact))) return true;
    if (fact.release === null) return products.has(fact.product);
    const line = lines.find((other) => nameOf(other) === nameOf(fact));
    return line === undefined || line.phase < 0 || known.has(line);
  };
  const past = new Set(
    toldTo(
      now,
      facts.filter((fact) => !isNews(fact)),
    ).map(nameOf),
  );
  const standings = lines.filter((line) => begun.includes(line) || past.has(nameOf(line)));
  return {
    facts: toldTo(now, facts.filter(isNews)),
    standings: standings.filter(({ phase }) => phase >= 0),
    isWidened: standings.length > 0 || now.wishes.some(({ product }) => !products.has(product)),
  };
}

/** Whether a release is one of those that a reader wishes to read about. */
function readsAbout({ product, releases }: Wish, line: LineStanding): boolean {
  if (product !== line.product) return false;
  if (releases === 'all') return true;
  return releases === 'supported' ? line.isAlive : isNamed({ releases }, line.release);
}

/** A release of a product, as a text. */
export function nameOf({ product, release }: Pick<Fact, 'product' | 'release'>): string {
  return `${product} ${release}`;
}
