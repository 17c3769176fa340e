import { environmentKey } from '@lastpatch/fleet';
import { addDays, type CalendarDate, type Catalog, supportEnds } from '@lastpatch/release-model';
import type { Ack } from '../../daily-check/ack.ts';
import { isSameDeadline } from '../../daily-check/kept-acks.ts';
import { muteFrom } from '../ack-input.ts';
import { mutedIn, type ShownAck, shownAcks } from '../shown-acks.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { fleetOf, fleetPlans } from '../fleet-plans.ts';
import { dayOf } from '../global-options.ts';
import { ledgerReleases } from '../ledger-releases.ts';
import { meantRelease } from '../meant-release.ts';
import { type LedgerOptions, openForWriting, type ReadLedger, withLedger } from '../open-ledger.ts';
import { ackJson, ackLines, endedLines, listedAcks, mutedJson } from '../output/ack-lines.ts';
import { datedCatalogOf } from '../team-catalog.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch ack`. */
export interface AckOptions extends LedgerOptions {
  readonly until?: string;
  readonly why?: string;
  readonly list?: boolean;
  readonly remove?: boolean;
}

/** More than these nobody looks through. */
const MOST_ACKS = 10_000;

/** `lastpatch ack ENVIRONMENT RELEASE`: mutes one deadline until a day, or ends that; `--list` shows all. */
export async function ack(
  environment: string | undefined,
  release: string | undefined,
  options: AckOptions,
): Promise<void> {
  const isEnding = options.list === true || options.remove === true;
  if (isEnding && (options.until !== undefined || options.why !== undefined)) {
    throw new UsageFailure(
      `--${options.list === true ? 'list' : 'remove'} mutes nothing: leave out --until and --why.`,
    );
  }
  if (options.list === true) {
    if (environment !== undefined || options.remove === true) {
      throw new UsageFailure('--list shows all that is muted: leave out everything else.');
    }
    await list(options);
    return;
  }
  if (environment === undefined || release === undefined) {
    throw new UsageFailure(
      'Say which deadline: the environment and what it runs, as in lastpatch ack region-one openstack@2025.1 --until 2026-11-01 --why "is switched off in October". lastpatch ack --list shows what is muted.',
    );
  }
  if (options.remove === true) await remove(environment, release, options);
  else await mute(environment, release, options);
}

async function mute(asked: string, release: string, options: AckOptions): Promise<void> {
  const on = await dayOf(options);
  const { until, why } = muteFrom(options, on);
  const loaded = await fleetOf(options);
  if (!loaded) {
    throw new UsageFailure(
      'There is no fleet in the settings, so nothing of it can be muted: see docs/fleet.md.',
    );
  }
  const catalog = await datedCatalogOf(options);
  const [own] = fleetPlans(loaded, catalog, { names: [asked], on });
  const environment = own?.name ?? asked;
  const meant = meantRelease(release, {
    catalog,
    on,
    among: own?.plans.flatMap(({ outlook, others }) => [outlook, ...others]) ?? [],
    unlike: `${environment} does not run`,
    they: 'It runs',
  });
  const outbox = await openForWriting(options);
  try {
    const { acks, known } = await seen(outbox);
    const keys = ledgerReleases(known, catalog.upstream).keysOf(meant);
    const muted: Ack = { environment: environmentKey(environment), ...keys, until, why, at: Date.now() };
    const replaced = acks.find((other) => isSameDeadline(other, muted));
    if (!replaced && acks.length >= MOST_ACKS) {
      throw new CommandFailure(
        `${acks.length} deadlines are muted already, which nobody looks through: take out of the fleet what needs no upgrade.`,
      );
    }
    await outbox.acknowledge(muted, on);
    const done = { environment, meant, ack: muted, replaced };
    if (options.json) sayJson(ackJson(done));
    else say(...ackLines(done));
  } finally {
    outbox.close();
  }
}

async function remove(asked: string, release: string, options: AckOptions): Promise<void> {
  const on = await dayOf(options);
  const catalog = await datedCatalogOf(options);
  const outbox = await openForWriting(options);
  try {
    const { acks, known } = await seen(outbox);
    const shown = shownAcks(acks, ledgerReleases(known, catalog.upstream));
    const meant = mutedIn(shown, asked, release, { catalog, on });
    // From tomorrow on, whether today's run has been or is at it: what it was not told, it is told then.
    const ended = (await outbox.unacknowledge(meant.ack, addDays(on, 1))) ?? meant.ack;
    const done: ShownAck = { ...meant, ack: ended };
    if (options.json) sayJson({ ...mutedJson(done, on), removed: true });
    else say(...endedLines(done, { on, supportEnds: endOf(done, catalog.chosen) }));
  } finally {
    outbox.close();
  }
}

/** When the support of what is muted ends, by the dates that the team goes by; null where nothing says. */
function endOf({ shown }: ShownAck, chosen: Catalog): CalendarDate | null {
  const product = chosen.products.find(({ key }) => key === shown?.product.key);
  const release = product?.releases.find(({ key }) => key === shown?.release.key);
  return release === undefined ? null : supportEnds(release);
}

async function list(options: AckOptions): Promise<void> {
  const on = await dayOf(options);
  const { acks, known } = await withLedger(options, seen);
  const { upstream } = await datedCatalogOf(options);
  const names = new Map(
    ((await fleetOf(options))?.fleet.environments ?? []).map(({ name }) => [environmentKey(name), name]),
  );
  const shown = byEnd(shownAcks(acks, ledgerReleases(known, upstream), names), on);
  if (options.json) sayJson({ on, muted: shown.map((one) => mutedJson(one, on)) });
  else say(...listedAcks(shown, on));
}

/** What is muted, what ends next first; then what is over, the latest first. */
function byEnd(shown: readonly ShownAck[], on: CalendarDate): ShownAck[] {
  const byDay = shown.toSorted((a, b) =>
    a.ack.until < b.ack.until ? -1 : a.ack.until > b.ack.until ? 1 : 0,
  );
  const isOver = ({ ack: { until } }: ShownAck): boolean => until <= on;
  return [...byDay.filter((one) => !isOver(one)), ...byDay.filter(isOver).reverse()];
}

async function seen(
  ledger: ReadLedger,
): Promise<{ readonly acks: readonly Ack[]; readonly known: Catalog | undefined }> {
  // The head first: on AWS what is muted is read with it.
  const head = await ledger.head();
  return { acks: await ledger.acks(), known: head?.catalog };
}
