import { type NamedReading, readEntered } from '@lastpatch/pages/entered';
import { type Catalog, eitherOf, findRelease, likelyReleases } from '@lastpatch/release-model';

/** What is meant by a text that is written otherwise than names are. */
export interface WrittenOtherwise {
  /** As it is to be written: `ubuntu@22.04`; of several that it may mean all, as `python@3.11 or python@3.10`. */
  readonly written: string;
  /** Whether it is the version of a project, which not every command takes. */
  readonly isProject: boolean;
}

/**
 * Reads a text as the box on the pages does: `ubuntu-22.04`, `ubuntu2204`, `nova31.0.0`, `openstack=2025.1`, `jammy`; and
 * what is misspelt: `epoxi`, `nvoa 31.0.0`.
 *
 * @returns undefined where it means nothing that is known
 */
export function writtenOtherwise(catalog: Catalog, text: string): WrittenOtherwise | undefined {
  const read = readEntered(catalog, text);
  const isMisspelt = read.kind === 'unknown' && read.nearest !== null;
  const entered = isMisspelt ? readEntered(catalog, read.nearest) : read;
  if (entered.kind === 'named') {
    const found = entered.readings.map(namesIn).find(({ names }) => names.length > 0);
    return found && written(found.names, found.isProject);
  }
  if (entered.kind !== 'releases') return undefined;
  const names = entered.found.map(({ product, release }) => {
    // As it was written, where that alone is a name.
    return `${product.name}@${findRelease(product, text) === release ? text : isMisspelt ? read.nearest : release.id}`;
  });
  return written([...new Set(names)], false);
}

function written(names: readonly string[], isProject: boolean): WrittenOtherwise | undefined {
  const said = eitherOf(names);
  return said === undefined ? undefined : { written: said, isProject };
}

/** What a reading may be written as; nothing where it names no release or version that is known. */
function namesIn({ named, product, projects }: NamedReading): {
  readonly names: readonly string[];
  readonly isProject: boolean;
} {
  const { name, version } = named;
  if (projects.length > 0) {
    const isKnown = projects.some(({ releases }) =>
      releases.some(({ versions }) => versions.some((known) => known.version === version)),
    );
    return { names: isKnown ? [`${name}@${version}`] : [], isProject: true };
  }
  const releases = findRelease(product, version) ? [version] : likelyReleases(product, version);
  return { names: releases.map((release) => `${product.name}@${release}`), isProject: false };
}
