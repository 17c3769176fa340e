import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** What an element is given in the place of children. */
export interface Rendered {
  readonly dangerouslySetInnerHTML: { readonly __html: string };
}

/**
 * Parts of pages that hold nothing from a catalog, and so are the same on thousands of them: each is rendered once.
 *
 * @param key tells one such part from another
 */
export function renderedOnce(key: string, make: () => ComponentChild): Rendered {
  const known = KNOWN.get(key);
  if (known) return known;
  const rendered = { dangerouslySetInnerHTML: { __html: renderToString([make()] as never) } };
  KNOWN.set(key, rendered);
  return rendered;
}

const KNOWN = new Map<string, Rendered>();
