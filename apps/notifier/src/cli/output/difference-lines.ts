import type { CatalogChange, PhaseFact } from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { PHASE_NAME } from '../../letters/english/words.ts';

type VersionChange = Extract<CatalogChange, { version: string }>;

/** One line for each change; versions of one project and release share a line. */
export function differenceLines(changes: readonly CatalogChange[]): string[] {
  const lines = new Map<string, string[]>();
  for (const change of changes) {
    const [line, entry] = 'version' in change ? versionLine(change) : [changeLine(change), undefined];
    lines.set(line, [...(lines.get(line) ?? []), ...(entry === undefined ? [] : [entry])]);
  }
  return [...lines].map(([line, entries]) => {
    const text = entries.length === 0 ? line : `${line}: ${entries.join(', ')}`;
    // The sign and its space stay as they are, so that lines are aligned.
    return text.slice(0, 2) + plainLine(text.slice(2));
  });
}

/** The beginning that a version's line shares with others, and its own part. */
function versionLine({
  change,
  product,
  project,
  release,
  version,
  landed,
}: VersionChange): [string, string] {
  const sign = change.endsWith('-added') ? '+' : '-';
  const entry = landed === null ? version : `${version} (${landed})`;
  return [
    `${sign} ${product} ${release ?? ''} ${project}`,
    change.startsWith('end-tag') ? `end tag ${entry}` : entry,
  ];
}

function changeLine(change: Exclude<CatalogChange, VersionChange>): string {
  switch (change.change) {
    case 'product-added':
      return `+ ${change.product}`;
    case 'product-removed':
      return `- ${change.product}`;
    case 'release-added':
      return `+ ${change.product} ${change.release}`;
    case 'release-removed':
      return `- ${change.product} ${change.release}`;
    case 'release-renamed':
      return `  ${change.product} ${change.release}: was called ${change.was}`;
    case 'phase':
      return `  ${change.product} ${change.release}: ${PHASE_NAME[change.phase]} ${factSaid(change.now)}, was ${factSaid(change.was)}`;
    case 'project-added':
      return `+ ${change.product} project ${change.project}`;
    case 'project-removed':
      return `- ${change.product} project ${change.project}`;
    case 'standing':
      return `  ${change.product} project ${change.project}: ${change.now ?? 'unknown'}${change.retiredOn ? ` on ${change.retiredOn}` : ''}, was ${change.was ?? 'unknown'}`;
    case 'milestone-added':
      return `+ ${change.product} ${change.release} milestone ${change.slug} in the week of ${change.from}`;
    case 'milestone-removed':
      return `- ${change.product} ${change.release} milestone ${change.slug} in the week of ${change.from}`;
  }
}

function factSaid(fact: PhaseFact | null): string {
  if (!fact) return 'not listed';
  return `${fact.date ?? 'without a date'} (${fact.basis})`;
}
