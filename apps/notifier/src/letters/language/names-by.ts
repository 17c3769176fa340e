import type { Notice } from '../../daily-check/notice.ts';
import { isOfProduct } from '../notice-names.ts';
import { plainLine } from '../plain-line.ts';
import type { Language } from './language.ts';

/** What a language says of names, and in place of those that are missing. */
export interface NameWords {
  /** Of a release, as it begins a sentence. */
  readonly noRelease: string;
  readonly noProduct: string;
  readonly noProject: string;
  /** Beside the name of a project. */
  readonly noNumber: string;
  readonly noEnvironment: string;
  /** A release by a vendor's dates: `OpenStack 2025.1 Epoxy at Cloud Archive`. */
  readonly byVendor: (release: string, vendor: string) => string;
}

/** How things are named to people: each as one harmless line. */
export interface Names extends Pick<Language, 'releaseNamed'> {
  /** `OpenStack` */
  readonly productNamed: (notice: Pick<Notice, 'productTitle'>) => string;
  /** `nova`; one that stands for its product as the product is. */
  readonly projectNamed: (notice: Notice) => string;
  /** `33.0.2` */
  readonly versionNumber: (notice: Notice) => string;
  /** A version with its project: `nova 33.0.2`. */
  readonly versionNamed: (notice: Notice) => string;
  /** By its name in the settings. */
  readonly environmentNamed: (name: string) => string;
}

/** The names of things: of which parts they are made is the same in every language. */
export function namesBy(words: NameWords): Names {
  const productNamed: Names['productNamed'] = ({ productTitle }) =>
    plainLine(productTitle) || words.noProduct;
  const projectNamed: Names['projectNamed'] = (notice) =>
    isOfProduct(notice) ? productNamed(notice) : plainLine(notice.project ?? '') || words.noProject;
  const versionNumber: Names['versionNumber'] = ({ version = '' }) => plainLine(version) || words.noNumber;
  return {
    releaseNamed({ productTitle, releaseTitle, overlays }) {
      const parts = [overlays?.productTitle ?? productTitle, releaseTitle ?? ''].map(plainLine);
      const name = parts.filter((part) => part !== '').join(' ') || words.noRelease;
      const vendor = overlays ? plainLine(productTitle) : '';
      return vendor === '' ? name : words.byVendor(name, vendor);
    },
    productNamed,
    projectNamed,
    versionNumber,
    versionNamed: (notice) => `${projectNamed(notice)} ${versionNumber(notice)}`,
    environmentNamed: (name) => plainLine(name) || words.noEnvironment,
  };
}
