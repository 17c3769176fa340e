import { DOMParser, type Element } from '@xmldom/xmldom';

/** A page as a parser that is not ours reads it. */
export interface ParsedPage {
  /** All elements, in the order of the page. */
  readonly elements: readonly Element[];
  /** What people read. */
  readonly text: string;
}

/** Parses a page; fails where it is not well formed. */
export function parsedPage(html: string): ParsedPage {
  const document = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message);
    },
  }).parseFromString(html, 'text/html');
  return {
    elements: Array.from(document.getElementsByTagName('*')),
    text: document.documentElement?.textContent ?? '',
  };
}

/** What a page loads and links to: paths in the tree, and addresses elsewhere. */
export function linksOf(path: string, { elements }: ParsedPage): string[] {
  const base = `https://pages.invalid/${path}`;
  return elements
    .flatMap((element) => ['href', 'src'].map((name) => element.getAttribute(name)))
    .filter((link) => link !== null)
    .map((link) => {
      const url = new URL(link, base);
      return url.host === 'pages.invalid' ? url.pathname.slice(1) : url.href;
    });
}
