import type { EndTagKind } from '@lastpatch/release-model';
import type { ImportProblem } from '../import-problem.ts';
import { type Deliverable, deliverablePath } from './deliverable.ts';
import type { ScheduleReading } from './schedule.ts';

/** What one file said when it was parsed. */
export interface ParsedFile {
  readonly deliverable?: Deliverable;
  readonly schedule?: ScheduleReading;
}

/** A parsed file as a line of JSON: there are thousands, most of them deliverables, so that those are written short. */
type Line = readonly [path: string, digest: string, said: Short | ScheduleReading | null];

/** Without what the path says; versions and end tags have no spaces, and stand in one text. */
type Short = readonly [
  team: string | null,
  flags: number,
  versions: string,
  endTags: string,
  problems: readonly ImportProblem[],
];

const ABANDONED = 1;
const UNREAD = 2;

/** @param digest of its text */
export function lineOf(path: string, digest: string, { deliverable, schedule }: ParsedFile): string {
  const line: Line = [path, digest, deliverable ? shortOf(deliverable) : (schedule ?? null)];
  return JSON.stringify(line);
}

/** A line as it was written, taken apart as far as it is needed. */
export class RememberedFile {
  readonly path: string;
  readonly digest: string;
  readonly line: string;
  readonly #said: Line[2];

  /** @throws SyntaxError when it is no JSON */
  constructor(line: string) {
    this.line = line;
    [this.path, this.digest, this.#said] = JSON.parse(line) as Line;
  }

  /** What it said. */
  get parsed(): ParsedFile {
    const said = this.#said;
    if (said === null) return {};
    return 'events' in said ? { schedule: said } : { deliverable: deliverableOf(this.path, said) };
  }
}

function shortOf({ team, abandoned, versions, endTags, isUnread, problems }: Deliverable): Short {
  const flags = (abandoned ? ABANDONED : 0) + (isUnread ? UNREAD : 0);
  const ends = endTags.map(({ tag, entry }) => `${tag} ${entry}`);
  return [team ?? null, flags, versions.join(' '), ends.join(' '), problems];
}

function deliverableOf(path: string, [team, flags, versions, ends, problems]: Short): Deliverable {
  const { series = '', project = '' } = deliverablePath(path) ?? {};
  const words = wordsOf(ends);
  const endTags: { tag: EndTagKind; entry: string }[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    endTags.push({ tag: words[at] as EndTagKind, entry: words[at + 1] ?? '' });
  }
  return {
    file: path,
    series,
    project,
    team: team ?? undefined,
    abandoned: (flags & ABANDONED) !== 0,
    versions: wordsOf(versions),
    endTags,
    isUnread: (flags & UNREAD) !== 0,
    problems,
  };
}

function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
