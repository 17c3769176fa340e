import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package whose code went into a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression. */
  readonly licence: string;
  /** The text that it brings along; null where it brings none. */
  readonly text: string | null;
}

/** Those under which code may be passed on within other code, so long as their texts go with it. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0'],
]);

/**
 * The packages that a bundle was made of, by their names.
 *
 * @param inputs the files of a bundle, as esbuild names them
 * @param folder which their paths begin at
 * @throws Error when one has a licence that is not known to be permissive
 */
export function bundledPackages(inputs: readonly string[], folder: string): BundledPackage[] {
  const homes = new Set(inputs.flatMap((input) => homeOf(input) ?? []));
  const packages = [...homes].map((home) => packageAt(join(folder, home)));
  const strange = packages.find(({ licence }) => !PERMISSIVE.has(licence));
  if (strange) {
    throw new Error(
      `The package ${strange.name} ${strange.version} has the licence ${strange.licence}, expected one of ${[...PERMISSIVE].join(', ')}: take it out of what is published, or see what its licence asks for and add it in third-party-licences.ts.`,
    );
  }
  return packages.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The names of the packages with their licences, each text once; of one that brings none, the text of another with its licence. */
export function licenceText(packages: readonly BundledPackage[]): string {
  const textOf = ({ licence, text }: BundledPackage): string =>
    text ?? packages.find((other) => other.licence === licence && other.text !== null)?.text ?? '';
  const sections = [...Map.groupBy(packages, (some) => `${some.licence}\n${textOf(some)}`)].map(
    ([, members]) => {
      const [first] = members;
      const names = members.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
      return `${names.join('\n')}\n\n${first ? textOf(first) : ''}`;
    },
  );
  return `${[INTRODUCTION, ...sections].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}

const INTRODUCTION = 'Lastpatch contains code of these packages, under the licences that follow their names.';

/** The folder of the package that a file belongs to; undefined for a file of this workspace. */
function homeOf(input: string): string | undefined {
  return /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
}

function packageAt(home: string): BundledPackage {
  const manifest: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const { name, version, license } = manifest as Partial<Record<'name' | 'version' | 'license', unknown>>;
  const file = readdirSync(home)
    .filter((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry))
    .sort()[0];
  return {
    name: String(name),
    version: String(version),
    licence: String(license),
    text: file === undefined ? null : readFileSync(join(home, file), 'utf8').trim(),
  };
}
