import type { Outlook } from '@lastpatch/fleet';
import { type CalendarDate, daysBetween, releaseTitle } from '@lastpatch/release-model';
import { type Ack, reasonOf } from '../../daily-check/ack.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { relativeDays } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { muteJson } from '../fleet-plan-json.ts';
import type { ShownAck } from '../shown-acks.ts';
import { runSaid } from './fleet-plan-lines.ts';
import { muteSaid } from './muted-words.ts';
import { quiet } from './paint.ts';
import { type Cell, table } from './table.ts';

const WIDTH = 80;

/** A deadline that has just been muted. */
export interface NewAck {
  /** As the fleet writes it. */
  readonly environment: string;
  readonly meant: Outlook;
  readonly ack: Ack;
  /** What muted it before. */
  readonly replaced: Ack | undefined;
}

/** What was muted, for people: with what they may not have thought of. */
export function ackLines({ environment, meant, ack, replaced }: NewAck): string[] {
  return [
    `${environment}: ${runSaid(meant)} is ${muteSaid(ack)}`,
    `Nothing is told of this deadline before that day.${endSaid(meant, ack)}`,
    ...(ack.why === ''
      ? ['Everybody who looks sees that no reason was given: the same again with --why gives one.']
      : []),
    ...(replaced ? [`It was ${muteSaid(replaced)}`] : []),
  ].flatMap((sentence) => wrap(plainLine(sentence), { rest: '  ', width: WIDTH }));
}

/** What is missed by waiting so long. */
function endSaid({ status: { supportEnds }, daysLeft }: Outlook, { until }: Ack): string {
  if (supportEnds === null || daysLeft === null) return ' Mind that nobody knows when its support ends.';
  if (supportEnds > until) return '';
  return daysLeft <= 0
    ? ` Mind that its support has ended, on ${supportEnds}.`
    : ` Mind that its support ends before, on ${supportEnds}.`;
}

/** The same for machines. */
export function ackJson({ environment, meant: { product, release, status }, ack, replaced }: NewAck): object {
  return {
    environment,
    product: product.name,
    release: release.id,
    name: release.name,
    until: ack.until,
    why: reasonOf(ack),
    supportEnds: status.supportEnds,
    replaced: muteJson(replaced),
  };
}

/**
 * A mute that was ended, for people.
 *
 * @param supportEnds when the support of what it muted ends, by the dates that the team goes by; null where that is not known
 */
export function endedLines(
  one: ShownAck,
  { on, supportEnds }: { readonly on: CalendarDate; readonly supportEnds: CalendarDate | null },
): string[] {
  const sentence = `${one.environment}: ${titleOf(one)} ${endedSaid(one, on, supportEnds)}`;
  return wrap(plainLine(sentence), { rest: '  ', width: WIDTH });
}

function endedSaid({ ack: { until } }: ShownAck, on: CalendarDate, supportEnds: CalendarDate | null): string {
  if (until <= on) return `is not muted: that was over on ${until}.`;
  if (supportEnds === null || supportEnds > until) return `is told again from ${until} on.`;
  const end = supportEnds <= on ? 'has ended, on' : 'ends on';
  return `is muted no more from ${until} on. Its support ${end} ${supportEnds}: no deadline of it is to come.`;
}

/** A mute, for machines. */
export function mutedJson({ ack, environment, shown }: ShownAck, on: CalendarDate): object {
  return {
    environment,
    product: shown?.product.name ?? ack.product,
    release: shown?.release.id ?? ack.release,
    name: shown?.release.name ?? null,
    until: ack.until,
    why: reasonOf(ack),
    at: new Date(ack.at).toISOString(),
    over: ack.until <= on,
  };
}

/** All that is muted, one a line. */
export function listedAcks(all: readonly ShownAck[], on: CalendarDate): string[] {
  if (all.length === 0) return ['Nothing is muted.'];
  return table([
    ['MUTED UNTIL', 'ENVIRONMENT', 'RELEASE', 'WHY'].map((text): Cell => ({ text, paint: quiet })),
    ...all.map((one) => {
      const { until } = one.ack;
      const days = daysBetween(on, until);
      const end: Cell =
        days <= 0 ? { text: `${until}, over`, paint: quiet } : { text: `${until}, ${relativeDays(days)}` };
      return [end, plainLine(one.environment), titleOf(one), plainLine(reasonOf(one.ack))];
    }),
  ]);
}

/** `OpenStack 2025.1 Epoxy`; its keys where the catalog no longer has it. */
function titleOf({ ack, shown }: ShownAck): string {
  return plainLine(
    shown ? `${shown.product.title} ${releaseTitle(shown.release)}` : `${ack.product}@${ack.release}`,
  );
}
