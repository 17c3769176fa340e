import {
  type CalendarDate,
  findRelease,
  nearestName,
  productNames,
  releaseNames,
  releaseTitle,
  type DatedCatalog,
} from '@lastpatch/release-model';
import { plainLine } from '../letters/plain-line.ts';
import { listed } from '../letters/english/words.ts';
import { UsageFailure } from './failure.ts';
import type { ProductRelease } from './ledger-releases.ts';
import { askedRunning } from './running.ts';

/** Among which releases one is meant, and what is said when it is not among them. */
export interface Choice<T extends ProductRelease> {
  readonly catalog: DatedCatalog;
  readonly on: CalendarDate;
  readonly among: readonly T[];
  /** Begins the sentence: `region-one does not run`. */
  readonly unlike: string;
  /** Begins the sentence that lists them: `It runs`. */
  readonly they: string;
}

/**
 * The one of some releases that is meant: `openstack@2025.1`, `nova@31.0.0`, or any name of a release where only one of them
 * has it.
 *
 * @throws UsageFailure with the nearest name when it is none of them, and with all when it may be several
 */
export function meantRelease<T extends ProductRelease>(asked: string, choice: Choice<T>): T {
  const found = asked.includes('@') ? running(asked, choice) : named(asked, choice.among);
  const [first, ...more] = found;
  if (first && more.length === 0) return first;
  if (first) {
    const names = found.map(({ product, release }) => plainLine(`${product.name}@${release.id}`));
    throw new UsageFailure(`${quoted(asked)} may be ${listed(names)}: write which.`);
  }
  throw new UsageFailure(`${choice.unlike} ${quoted(asked)}.${hint(asked, choice)}`);
}

function running<T extends ProductRelease>(asked: string, { catalog, on, among }: Choice<T>): T[] {
  const { product, release } = askedRunning(catalog, asked, on);
  return among.filter((one) => one.product.key === product.key && one.release.key === release.key);
}

/** As `product@release` finds it: a point release is of the release that it belongs to. */
function named<T extends ProductRelease>(asked: string, among: readonly T[]): T[] {
  return among.filter(({ product, release }) => findRelease(product, asked)?.key === release.key);
}

function hint<T extends ProductRelease>(asked: string, { among, they }: Choice<T>): string {
  const known = among.flatMap(({ product, release }) => [
    ...releaseNames(release),
    ...productNames(product).flatMap((name) => releaseNames(release).map((id) => `${name}@${id}`)),
  ]);
  const nearest = nearestName(asked, known);
  const titles = among.map(({ product, release }) =>
    plainLine(`${product.title} ${releaseTitle(release)} (${product.name}@${release.id})`),
  );
  return [
    ...(nearest === undefined ? [] : [` Did you mean ${plainLine(nearest)}?`]),
    ` ${they} ${titles.length === 0 ? 'nothing that has a deadline' : listed(titles)}.`,
  ].join('');
}

function quoted(text: string): string {
  return JSON.stringify(plainLine(text).slice(0, 60));
}
