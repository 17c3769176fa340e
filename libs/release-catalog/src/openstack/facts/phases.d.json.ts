import type { CalendarDate, PhaseStart } from '@lastpatch/release-model';

declare const phases: {
  readonly schemaVersion: 1;
  readonly series: readonly {
    readonly series: string;
    readonly release: string;
    readonly phases: readonly (PhaseStart & { readonly known: CalendarDate })[];
  }[];
};
export = phases;
