import {
  type CalendarDate,
  comparePhases,
  type Phase,
  PHASES,
  type Product,
  type Release,
} from '@lastpatch/release-model';

/** What is known of a date: upstream's word, what follows from a policy, a plan, or a plan that was taken away. */
export type FactState = 'declared' | 'derived' | 'planned' | 'cancelled';

/** The beginning of one phase of one release, as a date. */
export interface LifeFact {
  /** Made of keys and of the phase, never of the date: `openstack/epoxy/unmaintained`. */
  readonly id: string;
  readonly product: Product;
  readonly release: Release;
  /** What people call the release, harmless. */
  readonly title: string;
  /** Where the pages of the release are, without their endings. */
  readonly path: string;
  readonly phase: Phase;
  /** Of one that was taken away: the last date that there was. */
  readonly date: CalendarDate;
  /** The date before it, where it has moved; else null. */
  readonly was: CalendarDate | null;
  /** The reading that first gave the present value; null where no reading has shown another. */
  readonly changed: CalendarDate | null;
  readonly state: FactState;
  /** Which value of that date it is, counted from 1. */
  readonly ordinal: number;
  /**
   * The day as of which it says what it says: that of the reading which changed it last. Of a date that has never changed it is
   * the date itself where that has come, else the last day on which something is known to have happened to the release. So it
   * stays while the fact stays, whatever day the catalog is of, and never is a later day than that.
   */
  readonly stamp: CalendarDate;
}

/** What a release is called where its facts are shown. */
export interface FactNames {
  readonly id: string;
  readonly title: string;
  readonly path: string;
}

/** Where it is plain which release the facts are of. */
export const UNNAMED: FactNames = { id: '', title: '', path: '' };

/** The dates of a release, from its release day on, in the order of a life: what has come, what is planned, what was taken away. */
export function lifeFacts(product: Product, release: Release, { id, title, path }: FactNames): LifeFact[] {
  const { ordinals = {}, changes = {} } = release.history ?? {};
  const settled = lastEvent(release, product.asOf);
  return PHASES.flatMap((phase): LifeFact[] => {
    if (comparePhases(phase, 'maintained') < 0) return [];
    const window = release.windows.find((own) => own.phase === phase);
    const change = changes[phase];
    const date = window?.from ?? change?.was ?? null;
    if (date === null) return [];
    const fact = { id: `${id}/${phase}`, product, release, title, path, phase, date };
    const was = change === undefined || change.was === date ? null : change.was;
    const state = window?.from == null ? 'cancelled' : STATE[window.basis];
    const hasCome = state !== 'planned' && date <= product.asOf;
    const changed = change?.seen ?? null;
    const stamp = changed ?? (hasCome ? date : settled);
    return [{ ...fact, was, changed, state, ordinal: ordinals[phase] ?? 1, stamp }];
  });
}

const STATE = { declared: 'declared', derived: 'derived', scheduled: 'planned' } as const;

/** The last day up to a catalog's own on which a phase of the release is known to have begun; that day where none has. */
function lastEvent({ windows }: Release, asOf: CalendarDate): CalendarDate {
  const days = windows
    .filter(({ basis }) => basis !== 'scheduled')
    .flatMap(({ from, known }) => [from ?? [], known ?? []].flat())
    .filter((day) => day <= asOf);
  return days.sort().at(-1) ?? asOf;
}
