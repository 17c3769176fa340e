import type { Product } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { sourceName } from '../fact-words.ts';

/** Where the links at the end of a page lead to. */
export interface FooterLinks {
  readonly linkTo: (path: string) => string;
  /** Upstream's own page; null where it gives none. */
  readonly upstream: string | null;
}

/** The other forms of a page, and whose word it goes by. */
export function productFooter(
  { source }: Product,
  forms: readonly (readonly [title: string, path: string])[],
  { linkTo, upstream }: FooterLinks,
): ComponentChild {
  return h(
    'p',
    null,
    forms.map(([title, path], index) => [index > 0 && ' · ', h('a', { href: linkTo(path) }, title)]),
    upstream !== null && [' · ', h('a', { href: upstream, rel: 'noreferrer nofollow' }, 'Upstream’s page')],
    `. Dates are those of ${sourceName(source)}. A date that is planned may move.`,
  );
}
