import type { Notice, ReleaseName } from '../../daily-check/notice.ts';
import { isOfProduct } from '../notice-names.ts';
import { plainLine } from '../plain-line.ts';

/**
 * How a release is named to people: `OpenStack 2025.1 Epoxy`, by a vendor's dates `OpenStack 2025.1 Epoxy at Cloud Archive`;
 * the product alone for what belongs to no release.
 */
export function releaseNamed({
  productTitle,
  releaseTitle,
  overlays,
}: Pick<Notice | ReleaseName, 'productTitle' | 'releaseTitle' | 'overlays'>): string {
  const words = [overlays?.productTitle ?? productTitle, releaseTitle ?? '']
    .map(plainLine)
    .filter((word) => word !== '');
  const name = words.length === 0 ? 'A release without a name' : words.join(' ');
  const vendor = overlays ? plainLine(productTitle) : '';
  return vendor === '' ? name : `${name} at ${vendor}`;
}

/** How a product is named to people: `OpenStack`. */
export function productNamed({ productTitle }: Pick<Notice, 'productTitle'>): string {
  return plainLine(productTitle) || 'a product without a name';
}

/** How a project is named to people: `nova`; one that stands for its product as the product is. */
export function projectNamed(notice: Notice): string {
  if (isOfProduct(notice)) return productNamed(notice);
  return plainLine(notice.project ?? '') || 'a project without a name';
}

/** A version with its project: `nova 33.0.2`. */
export function versionNamed(notice: Notice): string {
  return `${projectNamed(notice)} ${plainLine(notice.version ?? '') || 'without a number'}`;
}
