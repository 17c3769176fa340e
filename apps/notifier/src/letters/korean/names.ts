import type { Notice, ReleaseName } from '../../daily-check/notice.ts';
import { isOfProduct } from '../notice-names.ts';
import { plainLine } from '../plain-line.ts';

/**
 * How a release is named to people: `OpenStack 2025.1 Epoxy`, by a vendor's dates `OpenStack 2025.1 Epoxy(Cloud Archive)`; the
 * product alone for what belongs to no release. No particle ever follows a name: how its end is read is not known.
 */
export function releaseNamed({
  productTitle,
  releaseTitle,
  overlays,
}: Pick<Notice | ReleaseName, 'productTitle' | 'releaseTitle' | 'overlays'>): string {
  const words = [overlays?.productTitle ?? productTitle, releaseTitle ?? '']
    .map(plainLine)
    .filter((word) => word !== '');
  const name = words.length === 0 ? '이름 없는 릴리스' : words.join(' ');
  const vendor = overlays ? plainLine(productTitle) : '';
  return vendor === '' ? name : `${name}(${vendor})`;
}

/** How a product is named to people: `OpenStack`. */
export function productNamed({ productTitle }: Pick<Notice, 'productTitle'>): string {
  return plainLine(productTitle) || '이름 없는 제품';
}

/** How a project is named to people: `nova`; one that stands for its product as the product is. */
export function projectNamed(notice: Notice): string {
  if (isOfProduct(notice)) return productNamed(notice);
  return plainLine(notice.project ?? '') || '이름 없는 프로젝트';
}

/** A version with its project: `nova 33.0.2`. */
export function versionNamed(notice: Notice): string {
  return `${projectNamed(notice)} ${versionNumber(notice)}`;
}

/** `33.0.2` */
export function versionNumber({ version = '' }: Notice): string {
  return plainLine(version) || '(번호 없음)';
}

/** How an environment is named to people: by its name in the settings, as one harmless line. */
export function environmentNamed(name: string): string {
  return plainLine(name) || '이름 없는 환경';
}
