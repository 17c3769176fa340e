import type { EnvironmentPlan } from '@lastpatch/fleet';
import type { CalendarDate } from '@lastpatch/release-model';
import { jsonText } from './json-text.ts';

/** What each environment runs, until when, and the way out, the most urgent first. Private. */
export function fleetDocument(plans: readonly EnvironmentPlan[], on: CalendarDate): string {
  return jsonText({
    format: 'lastpatch-fleet',
    schemaVersion: 1,
    on,
    environments: plans.map(({ name, plans: own }) => ({
      environment: name,
      runs: own.map(({ outlook: { product, release, status, path, startBy }, others }) => ({
        product: product.name,
        release: release.id,
        name: release.name,
        phase: status.phase,
        supportEnds: status.supportEnds,
        startBy,
        mixedWith: others.map((other) => other.release.id),
        target: path.target?.id ?? null,
        hops: path.hops.map((hop) => ({ release: hop.release.id, kind: hop.kind })),
      })),
    })),
  });
}
