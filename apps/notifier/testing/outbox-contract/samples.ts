import type { PartState } from '../../src/refresh/source-state.ts';
import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import type { Ack } from '../../src/daily-check/ack.ts';
import type { Letter } from '../../src/daily-check/letter.ts';
import type { Message } from '../../src/daily-check/message.ts';
import type { Notice } from '../../src/daily-check/notice.ts';
import type { Claim, Commit, Delivery, HeldReading, Ledger, Outbox } from '../../src/daily-check/ports.ts';
import { letterOf, noticeOf } from '../sample-letters.ts';

/** An outbox and ledger that nobody has used, with a clock of its own. */
export type CreateOutbox = (now: () => number) => Outbox & Ledger;

/** The catalog of a head. */
export const CATALOG = catalogWith(
  productWith({ releases: [releaseWith('a', [declared('maintained', '2026-01-01')])] }),
);
/** Another one. */
export const LATER_CATALOG = catalogWith(productWith({ asOf: calendarDate('2026-08-22') }));
/** How long a claim lasts. */
export const LEASE = 1000;

/** A part of a source that the catalog was made of, with hostile words. */
export const READ_SOURCE: PartState = {
  source: 'openstack',
  part: 'series-status',
  kept: 'a'.repeat(64),
  content: 'c0ffee',
  readOn: calendarDate('2026-08-21'),
  url: 'https://example.org/series_status.yaml',
  etag: '"it\'s \ud800 \u0000"',
  lastModified: null,
  madeAt: '2026-08-21T13:02:00.000Z',
  earlier: ['decaf'],
};

/** A reading that is held. */
export const HELD: HeldReading = {
  source: 'openstack',
  hash: '3f2a91c07d5e',
  since: calendarDate('2026-08-21'),
  why: 'it lacks 5 of 30 releases',
  facts: ['moved/openstack/epoxy/phase=unmaintained/date=2026-10-16/2', 'lacks openstack/zed'],
};

/** A deadline that is muted. */
export const ACK: Ack = {
  environment: 'region-one',
  product: 'openstack',
  release: 'epoxy',
  until: calendarDate('2027-03-01'),
  why: 'is replaced in spring',
  at: 1_787_000_000_000,
};

/** A head, but for its revision. */
export const HEAD: Commit['head'] = {
  lastDay: calendarDate('2026-08-21'),
  catalog: CATALOG,
  watches: [
    {
      id: 'platform',
      since: 1,
      followed: [
        { product: 'openstack', releases: ['2024.1', 'epoxy'] },
        { product: 'ubuntu', releases: 'supported' },
      ],
    },
    // As an earlier version of Lastpatch commits it.
    { id: 'storage', since: 3 },
  ],
  held: [],
};

/** A commit of a head, unless told otherwise. */
export function commitOf({
  head,
  ...parts
}: Partial<Omit<Commit, 'head'>> & { readonly head?: Partial<Commit['head']> } = {}): Commit {
  return { after: 0, letters: [], taken: [], ...parts, head: { ...HEAD, ...head } };
}

/** A notice with all that one has, unless told otherwise. */
export function wholeNotice(parts: Partial<Notice> = {}): Notice {
  return noticeOf({
    cause: 'source',
    evidence: 'data/series_status.yaml',
    asOf: calendarDate('2026-09-01'),
    hops: [{ releaseTitle: '2026.1 Gazpacho', kind: 'slurp', supportEnds: calendarDate('2027-10-27') }],
    ...parts,
  });
}

/** A letter with one such notice, unless told otherwise. */
export function wholeLetter(parts: Partial<Letter> = {}): Letter {
  return letterOf({ notices: [wholeNotice()], ...parts });
}

/** What a letter becomes when it is sent. */
export function messageOf(parts: Partial<Message> = {}): Message {
  return {
    letter: 'platform-2',
    watch: 'platform',
    on: calendarDate('2026-09-02'),
    subject: 'OpenStack 2025.1 Epoxy: 30 days until end of maintenance',
    text: 'REMINDER\n',
    sms: 'LASTPATCH> 2025.1 Epoxy',
    json: '{"letter":"platform-2"}',
    chat: '{"text":"2025.1 Epoxy"}',
    ...parts,
  };
}

/** A claim at a moment. */
export function claimAt(now: number, message = messageOf()): Claim {
  return { now, leaseMs: LEASE, message };
}

/** Commits letters, on the channel `folder` unless told otherwise. */
export async function committed(
  outbox: Outbox & Ledger,
  letters: readonly Letter[],
  channels: readonly string[] = ['folder'],
): Promise<void> {
  const after = (await outbox.head())?.revision ?? 0;
  await outbox.commit(commitOf({ after, letters: letters.map((letter) => ({ letter, channels })) }));
}

/** How far the only letter has come on its only channel. */
export async function onlyDelivery(outbox: Ledger): Promise<Delivery> {
  const [entry, ...others] = await outbox.letters(10);
  const [delivery, ...more] = entry?.deliveries ?? [];
  if (!delivery || others.length + more.length > 0) throw new Error('there should be one delivery');
  return delivery;
}

/** An outbox with one letter on one channel. */
export async function withOne(
  fresh: () => Outbox & Ledger,
): Promise<{ outbox: Outbox & Ledger; delivery: Delivery }> {
  const outbox = fresh();
  await committed(outbox, [wholeLetter()]);
  return { outbox, delivery: await onlyDelivery(outbox) };
}

/** A claim by someone who has just read how far the delivery has come. */
export async function claimNow(
  outbox: Outbox & Ledger,
  { letter, channel }: Delivery,
  claim: Claim,
): Promise<number | undefined> {
  const deliveries = (await outbox.letter(letter.id))?.deliveries ?? [];
  const delivery = deliveries.find((known) => known.channel === channel);
  return delivery && outbox.claim(delivery, claim);
}
