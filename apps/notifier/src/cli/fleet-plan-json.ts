import type { Outlook, RunPlan } from '@lastpatch/fleet';
import { projectName } from '@lastpatch/release-model';
import { type Ack, reasonOf } from '../daily-check/ack.ts';
import type { MuteOf } from './fleet-mutes.ts';
import { whoseDates } from './output/dates-lines.ts';
import { planJson, releaseJson } from './plan-json.ts';

/** What one environment runs of one product, for machines: a plan as any, with what only a fleet has. */
export function fleetPlanJson(
  environment: string,
  { run, outlook, others, projectsEnded, projectsRetired, notCarried }: RunPlan,
  muteOf: MuteOf,
): object {
  const { product, release, status, daysLeft, path, hops, startBy } = outlook;
  const starts = new Map(hops.map((hop) => [hop.release, hop.startBy] as const));
  const plan = planJson({
    running: { asked: environment, product, release, by: null, status },
    daysLeft,
    projectEnded: null,
    projectRetired: null,
    path,
  });
  const mixed = (one: Outlook): object => ({
    ...mixedJson(one, run),
    muted: muteJson(muteOf(environment, one)),
  });
  return {
    environment,
    muted: muteJson(muteOf(environment, outlook)),
    ...plan,
    hops: path.hops.map((hop) => ({
      ...releaseJson(hop.release),
      kind: hop.kind,
      startBy: starts.get(hop.release) ?? null,
      ...notCarriedJson(notCarried.filter((one) => one.hop === hop.release)),
    })),
    startBy,
    mixed: others.length === 0 ? [] : [outlook, ...others].map(mixed),
    projectsEnded: projectsEnded.map(({ project, release: own, tag, date }) => ({
      project: project.name,
      release: own.id,
      tag,
      date,
    })),
    projectsRetired: projectsRetired.map(({ project, date }) => ({ project: project.name, date })),
    entries: run.releases.flatMap(({ release: own, entries }) =>
      entries.map(({ entry, by, evidence }) => ({
        ...entry,
        release: own.id,
        ...(by ? { project: projectName(product, by.project) } : {}),
        evidence,
      })),
    ),
  };
}

/** What mutes a deadline, for machines. */
export function muteJson(ack: Pick<Ack, 'until' | 'why'> | undefined): object | null {
  return ack ? { until: ack.until, why: reasonOf(ack) } : null;
}

/** By which systems that run there a hop is not carried; nothing where none is known to lack it. */
function notCarriedJson(missing: RunPlan['notCarried']): object {
  if (missing.length === 0) return {};
  return {
    notCarriedBy: missing.map(({ system: { product, release }, carriedBy, source }) => ({
      product: product.name,
      release: release.id,
      carriedBy,
      source,
    })),
  };
}

function mixedJson({ release, status, daysLeft }: Outlook, { releases }: RunPlan['run']): object {
  return {
    release: release.id,
    name: release.name,
    entries: releases.find((own) => own.release === release)?.entries.length ?? 0,
    phase: status.phase,
    supportEnds: status.supportEnds,
    daysLeft,
    ...whoseDates(release),
  };
}
