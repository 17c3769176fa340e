import {
  type CalendarDate,
  isOver,
  type Product,
  type Release,
  releaseStatus,
  supportEnds,
  type UpgradePath,
} from '@lastpatch/release-model';
import { plannedHops } from '@lastpatch/fleet';
import { type ComponentChild, h } from 'preact';
import { isEndOverdue } from '../overdue-end.ts';
import type { ProductShelf } from '../shelf.ts';
import { dated } from './dated.ts';

/** A way from what runs to where it should be. */
export interface HopListOf {
  readonly product: Product;
  readonly release: Release;
  readonly path: UpgradePath;
  readonly on: CalendarDate;
  readonly linkTo: (path: string) => string;
  /** Of the product: where the pages of its releases are. */
  readonly shelf: ProductShelf;
}

/** Where to go from a release, hop by hop. */
export function hopList({ product, release, path, on, linkTo, shelf }: HopListOf): ComponentChild {
  const hops = plannedHops(product, path.hops);
  if (hops.length === 0) {
    const isNewest = path.target === release;
    return isNewest ? h('p', null, 'Nothing newer is known to last longer.') : null;
  }
  return h(
    'section',
    { 'aria-labelledby': 'way' },
    h('h2', { id: 'way' }, 'Where to upgrade to'),
    h(
      'ol',
      { class: 'hops' },
      hops.map((hop) => {
        const to = shelf.releases.find((other) => other.release.key === hop.release.key);
        const slurp = hop.kind === 'slurp' ? ' (SLURP to SLURP)' : '';
        return h(
          'li',
          null,
          to ? h('a', { href: linkTo(`${to.path}.html`) }, to.name) : hop.release.id,
          product.source === 'openstack' ? slurp : '',
          ', ',
          endSaid(hop.release, product, on),
        );
      }),
    ),
  );
}

function endSaid(release: Release, product: Product, on: CalendarDate): ComponentChild {
  const status = releaseStatus(release, on, product.asOf);
  const ends = supportEnds(release);
  if (ends === null) {
    return isOver(status?.phase ?? 'planned') ? 'support ended, day unknown' : 'end of support unknown';
  }
  if (status && isEndOverdue(status)) return ['planned to end ', dated(ends), ', not declared yet'];
  return [ends > on ? 'supported until ' : 'support ended ', dated(ends)];
}
