import { type CalendarDate, type PhaseStart, type ProjectStanding } from '@lastpatch/release-model';
import governanceFacts from './facts/governance.json' with { type: 'json' };
import phaseFacts from './facts/phases.json' with { type: 'json' };
import versionFacts from './facts/version-dates.json' with { type: 'json' };

/** What the fact tables know of a series: its release id, and the phases that today's upstream file no longer shows. */
export interface SeriesFacts {
  readonly releaseId: string;
  /** Those that were known by the day asked for. */
  readonly phases: readonly PhaseStart[];
}

/** What the governance says of a project. */
export interface GovernanceFact {
  readonly project: string;
  readonly team: string | null;
  readonly service: string | null;
  readonly standing: ProjectStanding;
  readonly incubatedSince: string | null;
  readonly integratedSince: string | null;
  readonly retiredOn: CalendarDate | null;
}

/** The project's own fact tables about OpenStack, as far as they were known on a day. */
export interface OpenstackFacts {
  series(name: string): SeriesFacts | undefined;
  /** The day on which a version or an end tag was out for all to see; undefined when the table does not know it. */
  landed(series: string, project: string, entry: string): CalendarDate | undefined;
  /** Whether the table's day for a version or an end tag is yet to come. */
  isAhead(series: string, project: string, entry: string): boolean;
  /** How many projects had been retired by that day. */
  readonly retired: number;
  /** Standing as of that day, in the order of the names. */
  readonly governance: readonly GovernanceFact[];
}

/** The fact tables as of a day: nothing that became known later is in them. */
export function openstackFacts(asOf: CalendarDate): OpenstackFacts {
  const series = new Map(
    phaseFacts.series.map(({ series: name, release, phases }) => [
      name,
      { releaseId: release, phases: phases.filter(({ known }) => known <= asOf) },
    ]),
  );
  return {
    series: (name) => series.get(name),
    landed(name, project, entry) {
      const day = dayOf(name, project, entry);
      return day !== undefined && day <= asOf ? day : undefined;
    },
    isAhead: (name, project, entry) => (dayOf(name, project, entry) ?? asOf) > asOf,
    retired: governanceFacts.projects.filter(({ retiredOn }) => retiredOn !== null && retiredOn <= asOf)
      .length,
    governance: governanceFacts.projects.map((fact) =>
      fact.retiredOn !== null && fact.retiredOn > asOf
        ? { ...fact, standing: 'official', retiredOn: null }
        : fact,
    ),
  };
}

/** The table's day for a version or an end tag of a project in a series. */
function dayOf(series: string, project: string, entry: string): CalendarDate | undefined {
  const key = `${series}/${project}`;
  const text = Object.hasOwn(versionFacts.landed, key) ? (versionFacts.landed[key] ?? '') : '';
  // It is `entry day, entry day, …`. Taken apart whole, tens of thousands of entries would take longer to keep than to find.
  const wanted = `${entry} `;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (at > 0 && text[at - 1] !== ' ') continue;
    const from = at + wanted.length;
    return text.slice(from, from + DAY_LENGTH) as CalendarDate;
  }
  return undefined;
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;
