import type { CalendarDate, Product, Release } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { sourceName } from '../fact-words.ts';
import { dated } from './dated.ts';

/** What a page is about: a product, or one of its releases. Titles are harmless. */
export interface Listed {
  readonly product: Product;
  readonly productTitle: string;
  readonly own?: { readonly release: Release; readonly title: string };
}

/**
 * That its source no longer lists the product, or else the release, while it is not settled that it is gone; else nothing. What
 * is gone has no page. It counts no days, so that a page stays.
 */
export function noLongerListed({ product, productTitle, own }: Listed): ComponentChild {
  const who = sourceName(product.source);
  const said = (since: CalendarDate, title: string): ComponentChild =>
    h(
      'p',
      { class: 'missing' },
      'Since ',
      dated(since),
      ` ${who} no longer lists ${title}. What was known of it still counts; if it is not listed again, it will be taken from these pages.`,
    );
  if (product.missingSince !== undefined) return said(product.missingSince, productTitle);
  const since = own && releaseMissingSince(own.release);
  return since ? said(since, own.title) : null;
}

/** The same of a release in a table, beside where it stands. */
export function releaseNoLongerListed(release: Release): ComponentChild {
  const since = releaseMissingSince(release);
  return since === null ? null : h('span', { class: 'missing' }, ', no longer listed since ', dated(since));
}

function releaseMissingSince({ history }: Release): CalendarDate | null {
  return history?.missingSince ?? null;
}
