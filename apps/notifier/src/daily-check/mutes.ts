import { environmentKey } from '@lastpatch/fleet';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Ack, FleetDeadline } from './ack.ts';

/** What is muted, and what was. The names of environments may be in any case. */
export interface Mutes {
  /** What mutes a deadline on a day; undefined when nothing does. */
  muteOn(deadline: FleetDeadline, day: CalendarDate): Ack | undefined;
  /** Whether a deadline is muted on a day: on every day before `until`, and no longer on that day itself. */
  isMuted(deadline: FleetDeadline, day: CalendarDate): boolean;
  /** What is told again from a day in `(since, today]` on, by environment, product and release. */
  endedBetween(since: CalendarDate, today: CalendarDate): readonly Ack[];
}

/** @param acks at most one for each deadline, as an outbox keeps them */
export function mutesOf(acks: readonly Ack[]): Mutes {
  const byDeadline = new Map(acks.map((ack) => [keyOf(ack), ack] as const));
  const muteOn = (deadline: FleetDeadline, day: CalendarDate): Ack | undefined => {
    const ack = byDeadline.get(keyOf(deadline));
    return ack && day < ack.until ? ack : undefined;
  };
  return {
    muteOn,
    isMuted: (deadline, day) => muteOn(deadline, day) !== undefined,
    endedBetween: (since, today) => acks.filter(({ until }) => since < until && until <= today),
  };
}

/** Where nothing is muted. */
export const NO_MUTES: Mutes = mutesOf([]);

function keyOf({ environment, product, release }: FleetDeadline): string {
  return JSON.stringify([environmentKey(environment), product, release]);
}
