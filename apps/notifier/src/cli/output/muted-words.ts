import type { Outlook, RunPlan } from '@lastpatch/fleet';
import { releaseTitle } from '@lastpatch/release-model';
import { type Ack, reasonOf } from '../../daily-check/ack.ts';
import { plainLine } from '../../letters/plain-line.ts';
import type { MuteOf } from '../fleet-mutes.ts';
import { quiet } from './paint.ts';
import type { Cell } from './table.ts';

/** A release that an environment runs, and what mutes it there. */
export interface MutedOutlook {
  readonly outlook: Outlook;
  readonly ack: Ack;
}

/** What is muted of a run: the release that decides, and others where versions are mixed. */
export function mutedOutlooks(
  environment: string,
  { outlook, others }: RunPlan,
  muteOf: MuteOf,
): MutedOutlook[] {
  return [outlook, ...others].flatMap((one) => {
    const ack = muteOf(environment, one);
    return ack ? [{ outlook: one, ack }] : [];
  });
}

/** `muted until 2027-03-01: is replaced in spring` */
export function muteSaid(ack: Pick<Ack, 'until' | 'why'>): string {
  return plainLine(`muted until ${ack.until}: ${reasonOf(ack)}`);
}

/** The same beside a run, with the releases where versions are mixed; empty where nothing is muted. */
export function mutesCell(muted: readonly MutedOutlook[], { others }: RunPlan): Cell {
  const said = muted.map(({ outlook, ack }) =>
    others.length === 0 ? muteSaid(ack) : `${plainLine(releaseTitle(outlook.release))} ${muteSaid(ack)}`,
  );
  return { text: said.join('; '), paint: quiet };
}
