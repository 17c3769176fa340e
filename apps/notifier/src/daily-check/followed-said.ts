import { DEFAULT_LOCALE, type Locale, type Watch } from '@lastpatch/settings';
import type { Followed, Following } from './watch.ts';

/** What is followed of some products alike. */
interface FollowedAlike {
  readonly products: readonly string[];
  readonly releases: Followed['releases'];
  /** By whose dates, as it is written in settings; undefined where by upstream's. */
  readonly vendor: string | undefined;
}

/**
 * What a watch follows, in words: `openstack and ubuntu (supported releases); kubernetes 1.35`, and by whose dates. Names are as
 * settings have them. Nothing is followed only by a watch that follows what the fleet runs, of which nothing is known yet.
 */
export function followedSaid(watch: Following, locale: Locale = DEFAULT_LOCALE): string {
  if (watch.follow.length === 0) return `${WHAT_RUNS[locale]}${NONE_KNOWN[locale]}`;
  const groups = Map.groupBy(watch.follow, ({ product, releases }) =>
    JSON.stringify([releases, vendorOf(product, watch)]),
  );
  return [...groups.values()]
    .map((rules): FollowedAlike => {
      const [first] = rules;
      const products = rules.map(({ product }) => product);
      return {
        products,
        releases: first?.releases ?? [],
        vendor: first && vendorOf(first.product, watch),
      };
    })
    .flatMap(SAID[locale])
    .join('; ');
}

/** What a watch follows as its settings have it, where nobody has looked up what the fleet runs. */
export function followsSaid(
  watch: Following & Pick<Watch, 'running'>,
  locale: Locale = DEFAULT_LOCALE,
): string {
  return watch.running === undefined ? followedSaid(watch, locale) : WHAT_RUNS[locale];
}

const WHAT_RUNS: Readonly<Record<Locale, string>> = {
  en: 'what the fleet runs',
  ko: '환경에서 사용 중인 릴리스',
};

const NONE_KNOWN: Readonly<Record<Locale, string>> = {
  en: ' (none known yet)',
  ko: '(아직 확인된 릴리스 없음)',
};

/** Of releases that are named it must stay plain whose they are: they are said of each product. */
const SAID: Readonly<Record<Locale, (alike: FollowedAlike) => readonly string[]>> = {
  en: ({ products, releases, vendor }) => {
    const dates = vendor === undefined ? '' : `, by the dates of ${vendor}`;
    if (typeof releases !== 'string') return products.map((name) => `${name} ${releases.join(', ')}${dates}`);
    const [last = '', ...others] = products.toReversed();
    const names = `${others.length === 0 ? '' : `${others.reverse().join(', ')} and `}${last}`;
    return [`${names} (${releases} releases${dates})`];
  },
  ko: ({ products, releases, vendor }) => {
    if (typeof releases !== 'string') {
      const dates = vendor === undefined ? '' : `(${vendor} 일정 기준)`;
      return products.map((name) => `${name} ${releases.join(', ')}${dates}`);
    }
    const dates = vendor === undefined ? '' : `, ${vendor} 일정 기준`;
    return [`${products.join(', ')}(${releases === 'all' ? '모든 릴리스' : '지원 중인 릴리스'}${dates})`];
  },
};

function vendorOf(product: string, { dates = {} }: Following): string | undefined {
  return Object.entries(dates).find(([name]) => name.toLowerCase() === product.toLowerCase())?.[1];
}
