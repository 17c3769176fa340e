import type { CalendarDate, Product } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { sourceName } from '../fact-words.ts';
import { readDay } from '../source-readings.ts';
import { oldReading } from './old-reading.ts';

/** For which day the end of a page is, and where its links lead to. */
export interface FooterOptions {
  /** The day for which the page is. */
  readonly on: CalendarDate;
  readonly linkTo: (path: string) => string;
  /** Upstream's own page; null where it gives none. */
  readonly upstream: string | null;
}

/** The other forms of a page, and whose word it goes by. */
export function productFooter(
  product: Product,
  forms: readonly (readonly [title: string, path: string])[],
  { on, linkTo, upstream }: FooterOptions,
): ComponentChild {
  const { source } = product;
  return h(
    'p',
    null,
    forms.map(([title, path], index) => [index > 0 && ' · ', h('a', { href: linkTo(path) }, title)]),
    upstream !== null && [' · ', h('a', { href: upstream, rel: 'noreferrer nofollow' }, 'Upstream’s page')],
    `. Dates are those of ${sourceName(source)}. A date that is planned may move.`,
    oldReading({ source, asOf: readDay(product) }, on),
  );
}
