import { CONTENT_SECURITY_POLICY } from '@lastpatch/content-security-policy';
import { type ComponentChild, type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Where a page lies, and what is in it. */
export interface HtmlPage {
  /** Its own path in the tree. */
  readonly path: string;
  /** Harmless. */
  readonly title: string;
  /** Pages above it, the uppermost first: title, and path in the tree. */
  readonly above: readonly (readonly [title: string, path: string])[];
  /** The same in other forms: media type, and path in the tree. */
  readonly alternates?: readonly (readonly [type: string, path: string])[];
  /** Whether it carries the box, and so its script. */
  readonly hasBox?: boolean;
  readonly body: ComponentChildren;
  /** What is said at its end. */
  readonly footer: ComponentChildren;
}

/** What leads from a page to another path in the tree, wherever the tree is published. */
export function linkFrom(path: string): (to: string) => string {
  const up = '../'.repeat(path.split('/').length - 1);
  return (to) => up + to;
}

/** A page as HTML. All names in it are escaped by the renderer. */
export function htmlPage(page: HtmlPage): string {
  // Joined into one text: what the renderer returns would keep all the pieces that it was put together from.
  return ['<!doctype html>\n', renderToString(h('html', { lang: 'en' }, head(page), body(page))), '\n'].join(
    '',
  );
}

function head({ path, title, alternates = [], hasBox = false }: HtmlPage): ComponentChild {
  const link = linkFrom(path);
  return h(
    'head',
    null,
    h('meta', { charset: 'utf-8' }),
    // Wherever the file is served from, and also where it is only opened.
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY.inPage }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', null, title),
    h('link', { rel: 'stylesheet', href: link('assets/page.css') }),
    h('link', { rel: 'icon', type: 'image/svg+xml', href: link('assets/icon.svg') }),
    alternates.map(([type, to]) => h('link', { rel: 'alternate', type, href: link(to) })),
    hasBox && h('script', { src: link('assets/box.js'), defer: true }),
  );
}

function body({ path, title, above, body: content, footer }: HtmlPage): ComponentChild {
  const link = linkFrom(path);
  return h(
    'body',
    null,
    h('a', { class: 'skip', href: '#main' }, 'Skip to content'),
    h(
      'header',
      null,
      above.length > 0 &&
        h(
          'nav',
          { 'aria-label': 'Above this page' },
          h(
            'ol',
            null,
            above.map(([name, to]) => h('li', null, h('a', { href: link(to) }, name))),
          ),
        ),
      h('h1', null, title),
    ),
    h('main', { id: 'main' }, content),
    h('footer', null, footer),
  );
}
