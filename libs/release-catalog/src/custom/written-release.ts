import { excerpt } from '../source-files/source-file.ts';
import { FieldReader, isName, type Tell } from './field-reader.ts';
import type { YamlEntry } from '../source-files/yaml-nodes.ts';
import { PHASE_KEYS, type PhaseKey, readPhases, type WrittenPhase } from './release-dates.ts';

/** One release, as a file tells it. */
export interface WrittenRelease {
  /** As people write it; of an overlay a name of the release that it dates. */
  readonly id: string;
  readonly line: number;
  readonly name: string | undefined;
  readonly aliases: readonly { readonly name: string; readonly line: number }[];
  readonly link: string | undefined;
  /** In the order of a life. */
  readonly phases: readonly WrittenPhase[];
}

const ALL_PHASES = Object.keys(PHASE_KEYS) as PhaseKey[];

/** What a release of an overlay may say: its names are those of the release that it dates, and so is its development. */
const OVERLAY_PHASES = ALL_PHASES.filter((key) => key !== 'development');

/** Reads the releases of a file; those that are none are told and left out. */
export function readReleases(releases: FieldReader, isOverlay: boolean, tell: Tell): WrittenRelease[] {
  return releases.entries().flatMap((entry) => readRelease(entry, isOverlay, tell) ?? []);
}

function readRelease(
  { key, line, value }: YamlEntry,
  isOverlay: boolean,
  tell: Tell,
): WrittenRelease | undefined {
  const said = (problem: string): void => {
    tell(line, `releases, ${excerpt(key) || '""'}: ${problem}`);
  };
  if (!isName(key)) {
    said('expected the name of a release as people write it, in one line');
    return undefined;
  }
  const keys = isOverlay ? OVERLAY_PHASES : ALL_PHASES;
  if (value.kind !== 'mapping') {
    said('expected its days, as in { released: 2023-08-07, lastDay: 2026-03-30 }');
    return undefined;
  }
  const fields = new FieldReader({ ...value, line }, ['releases', key], tell);
  fields.knowsOnly([...(isOverlay ? [] : ['name', 'aliases']), 'link', ...keys]);
  const release = {
    id: key.trim(),
    line,
    name: isOverlay ? undefined : fields.name('name'),
    aliases: isOverlay ? [] : fields.names('aliases'),
    link: fields.link('link'),
    phases: readPhases(fields, keys),
  };
  if (isOverlay && !keys.some((phase) => phase !== 'released' && fields.has(phase))) {
    said(
      'expected an end at least, as in { lastDay: 2029-04-30 }: an overlay that gives no date of its own decides nothing',
    );
  }
  if (!isOverlay && !fields.has('released')) {
    said(
      'released is missing: expected its first day, or begun (nobody knows when), or undated (it is still to come)',
    );
  }
  return release;
}
