import type { SupportLabels } from '@lastpatch/release-model';
import { isJsonMap, type JsonMap, mapOf, own, textOf } from './json-shape.ts';
import { readRelease, type ReleaseEntry } from './release-entry.ts';

/** One product, as the source tells it. */
export interface ProductEntry {
  readonly name: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly supportLabels: SupportLabels | undefined;
  /** The source's page about it. */
  readonly link: string | null;
  /** In the source's order, which is mostly the newest first. */
  readonly releases: readonly ReleaseEntry[];
  /** How many releases are left out because they cannot be read. */
  readonly lost: number;
}

const LONGEST_NAME = 100;

/** Reads one product; what is wrong in it is told, and costs that place only. Undefined when it has no name or no list of releases. */
export function readProduct(value: unknown, tell: (problem: string) => void): ProductEntry | undefined {
  const name = isJsonMap(value) ? textOf(value, 'name') : undefined;
  if (!isJsonMap(value) || name === undefined || name.length > LONGEST_NAME) {
    tell('a product without a name that can be read is left out');
    return undefined;
  }
  const listed = own(value, 'releases');
  if (!Array.isArray(listed)) {
    tell(`${name}: expected a list of releases: it is left out`);
    return undefined;
  }
  const releases: ReleaseEntry[] = [];
  const names = new Set<string>();
  let repeated = 0;
  for (const item of listed as readonly unknown[]) {
    const release = readRelease(item, (problem) => tell(`${name} ${problem}`));
    if (!release) continue;
    if (names.has(release.name.toLowerCase())) {
      repeated += 1;
      tell(`${name} ${release.name}: it is listed twice: the first counts`);
      continue;
    }
    names.add(release.name.toLowerCase());
    releases.push(release);
  }
  const links = mapOf(value, 'links');
  return {
    name,
    title: textOf(value, 'label') ?? name,
    aliases: aliasesOf(value),
    supportLabels: supportLabelsOf(value),
    link: (links && textOf(links, 'html')) ?? null,
    releases,
    lost: listed.length - releases.length - repeated,
  };
}

function aliasesOf(product: JsonMap): string[] {
  const listed = own(product, 'aliases');
  return Array.isArray(listed)
    ? listed.filter((alias): alias is string => typeof alias === 'string' && alias !== '')
    : [];
}

function supportLabelsOf(product: JsonMap): SupportLabels | undefined {
  const labels = mapOf(product, 'labels') ?? {};
  const [active, regular, extended] = ['eoas', 'eol', 'eoes'].map((field) => textOf(labels, field));
  if (active === undefined && regular === undefined && extended === undefined) return undefined;
  return {
    ...(active === undefined ? {} : { active }),
    ...(regular === undefined ? {} : { regular }),
    ...(extended === undefined ? {} : { extended }),
  };
}
