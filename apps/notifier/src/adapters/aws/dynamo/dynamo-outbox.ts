import { addDays, type CalendarDate } from '@lastpatch/release-model';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Ack, FleetDeadline } from '../../../daily-check/ack.ts';
import type { Letter } from '../../../daily-check/letter.ts';
import { toldCounts } from '../../../daily-check/notice-groups.ts';
import {
  type Claim,
  type Commit,
  type Delivery,
  type Head,
  HeadMovedError,
  type Heartbeat,
  type HeldReading,
  type Ledger,
  type LedgerEntry,
  type Outbox,
  type Outcome,
  type ToldCount,
} from '../../../daily-check/ports.ts';
import { UnknownLetterError } from '../../unknown-letter.ts';
import type { Bucket } from '../s3/bucket.ts';
import { CatalogObjects } from '../s3/catalog-objects.ts';
import { AckStore } from './ack-store.ts';
import { isClosed } from './delivery-item.ts';
import { DeliveryStore, itemName } from './delivery-store.ts';
import type { HeadItem } from './head-item.ts';
import { HeadStore } from './head-store.ts';
import type { LaterLetters } from './later-letters.ts';
import { type Item, LedgerTable } from './ledger-table.ts';
import { LetterArchive } from './letter-archive.ts';
import { LetterShelf, type ShelvedLetter } from './letter-shelf.ts';
import { PackedValues } from './packed-value.ts';
import { openLettersOf, refuseDoubles } from './stored-letters.ts';

/** How long it is remembered how much was told: the brake looks back 90 days. */
const TOLD_DAYS = 400;

/** A head, and what was committed after the letters that are open by it. */
interface SinceOpen {
  readonly head: HeadItem;
  readonly later: LaterLetters;
}

/** What an outbox on AWS is made of. */
export interface DynamoOutboxParts {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** For catalogs, and for what is too large for an item. */
  readonly bucket: Bucket;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * An outbox and ledger in a DynamoDB table and an S3 bucket. The head is one item, which also holds the letters of the last
 * commit and all that are still open, so that one conditional write makes catalog and letters real, and reading it finds
 * everything that is open.
 *
 * Every method throws AwsFailure when AWS cannot be asked or refuses, and LocationFailure when what is stored is damaged.
 */
export class DynamoOutbox implements Outbox, Ledger {
  readonly #head: HeadStore;
  readonly #acks: AckStore;
  readonly #deliveries: DeliveryStore;
  readonly #shelf: LetterShelf;
  readonly #archive: LetterArchive;
  readonly #catalogs: CatalogObjects;
  readonly #now: () => number;
  /** The head as this outbox read or wrote it last, until something may have changed it. */
  #read: HeadItem | undefined;
  /** The items of open deliveries, as they were read for the last commit. */
  #items: ReadonlyMap<string, Item> = new Map();
  /** The revision that this outbox has just committed: nobody had claimed anything of it before. */
  #own: number | undefined;
  /** The attempt of the head that counted last; that head, if it was shown what is open by it; and what came after that. */
  #shown: { readonly attempt: string; readonly head?: HeadItem; since?: Promise<SinceOpen> } | undefined;
  /** The letters of the last commit that this outbox made: none is later. */
  #latest: ReadonlySet<string> = new Set();

  constructor({ client, table, bucket, now }: DynamoOutboxParts) {
    const ledger = new LedgerTable(client, table);
    const values = new PackedValues(bucket);
    this.#head = new HeadStore(ledger, values);
    this.#acks = new AckStore(ledger, values);
    this.#deliveries = new DeliveryStore(ledger, values);
    this.#archive = new LetterArchive(ledger, values);
    this.#shelf = new LetterShelf(this.#archive, this.#deliveries);
    this.#catalogs = new CatalogObjects(bucket);
    this.#now = now;
  }

  async head(): Promise<Head | undefined> {
    const { committed, newsTold } = await this.#readAnew();
    if (!committed) return undefined;
    const { revision, lastDay, body } = committed;
    const { watches, held, sources, news } = body;
    const catalog = await this.#catalogs.load(body.catalog);
    return {
      ...{ revision, lastDay, catalog, watches, held },
      ...(sources.length === 0 ? {} : { sources }),
      ...(news === undefined || newsTold === revision ? {} : { news }),
    };
  }

  async commit({ after, head, letters, taken }: Commit): Promise<number> {
    const from = await this.#headAfter(after);
    const known = from.committed?.body;
    refuseDoubles(letters, known?.open ?? []);
    const { open, items } = await this.#shelf.stillOpen(from);
    const { catalog, lastDay, watches, held, sources = [], news = [] } = head;
    const since = addDays(lastDay, -TOLD_DAYS);
    const written = await this.#head.write({
      from,
      lastDay,
      body: {
        catalog: await this.#catalogs.store(catalog, known?.catalog),
        watches,
        held,
        sources,
        ...(news.length === 0 ? {} : { news }),
        told: [
          ...(known?.told ?? []).filter(({ on }) => on >= since),
          ...toldCounts(letters.map(({ letter }) => letter)),
        ],
        open: [...open, ...openLettersOf(after + 1, letters)],
      },
      takenNames: from.accepted
        .filter(({ reading }) => taken.includes(reading.source))
        .map(({ name }) => name),
    });
    this.#read = written;
    if (!written) throw new HeadMovedError(after);
    this.#items = items;
    this.#own = after + 1;
    this.#latest = new Set(letters.map(({ letter }) => letter.id));
    return after + 1;
  }

  async toldSince(day: CalendarDate): Promise<readonly ToldCount[]> {
    const { committed } = await this.#lastRead();
    const told = (committed?.body.told ?? []).filter(({ on }) => on >= day);
    return told.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  }

  async openDeliveries(): Promise<readonly Delivery[]> {
    const head = await this.#lastRead();
    const [items, own] = [this.#items, this.#own];
    // Whoever asks again wants to know what has become of them since.
    this.#forget();
    this.#shown = { attempt: head.committed?.attempt ?? '', head };
    const open = await this.#shelf.open(head);
    const unread = open.filter((which) => which.revision !== own && !items.has(itemName(which)));
    const read = await this.#deliveries.items(unread);
    const itemOf = (which: ShelvedLetter): Item | undefined =>
      items.get(itemName(which)) ?? read.get(itemName(which));
    return Promise.all(
      open
        .filter((which) => !isClosed(itemOf(which)))
        .map((which) => this.#deliveries.soundDelivery(which, itemOf(which))),
    );
  }

  async laterLetters(delivery: Delivery): Promise<readonly Letter[]> {
    if (this.#latest.has(delivery.letter.id)) return [];
    const { head, later } = await this.#sinceOpen();
    return this.#shelf.after(delivery, head, later);
  }

  async claim(delivery: Delivery, claim: Claim): Promise<number | undefined> {
    this.#forget();
    if (!(await this.#isCommitted(delivery))) return undefined;
    return this.#deliveries.claim(delivery, claim);
  }

  async settle(
    delivery: Delivery,
    attempt: number,
    outcome: Outcome & { readonly at: number },
  ): Promise<void> {
    this.#forget();
    await this.#deliveries.settle(delivery, attempt, outcome);
  }

  async cancel(delivery: Delivery, outcome: { readonly why: string; readonly at: number }): Promise<void> {
    this.#forget();
    if (await this.#isCommitted(delivery)) await this.#deliveries.cancel(delivery, outcome);
  }

  async accept(reading: HeldReading): Promise<void> {
    this.#forget();
    await this.#head.accept(reading);
  }

  async accepted(): Promise<readonly HeldReading[]> {
    return (await this.#lastRead()).accepted.map(({ reading }) => reading);
  }

  async acks(): Promise<readonly Ack[]> {
    return this.#acks.unpack((await this.#lastRead()).acks);
  }

  async acknowledge(ack: Ack, today: CalendarDate): Promise<void> {
    this.#forget();
    await this.#acks.acknowledge(ack, today);
  }

  async unacknowledge(deadline: FleetDeadline, from: CalendarDate): Promise<Ack | undefined> {
    this.#forget();
    return this.#acks.unacknowledge(deadline, from);
  }

  async newsTold(revision: number): Promise<void> {
    this.#forget();
    await this.#head.newsTold(revision);
  }

  async heartbeat(beat: Heartbeat): Promise<void> {
    this.#forget();
    await this.#head.heartbeat(beat);
  }

  async lastHeartbeat(): Promise<Heartbeat | undefined> {
    return (await this.#readAnew()).heartbeat;
  }

  async letters(limit: number): Promise<readonly LedgerEntry[]> {
    return this.#shelf.newest(await this.#readAnew(), limit);
  }

  async letter(id: string): Promise<LedgerEntry | undefined> {
    const found = await this.#shelf.find(await this.#readAnew(), id);
    return found && this.#shelf.entry(found);
  }

  async lettersWith(noticeId: string): Promise<readonly LedgerEntry[]> {
    return this.#shelf.telling(await this.#readAnew(), noticeId);
  }

  async resend(id: string, channel?: string): Promise<readonly string[]> {
    const found = await this.#shelf.find(await this.#readAnew(), id);
    const wanted = found?.channels.filter((name) => channel === undefined || name === channel) ?? [];
    if (!found || wanted.length === 0) throw new UnknownLetterError(id, channel);
    this.#forget();
    const anew: string[] = [];
    for (const name of wanted) {
      const which = { letter: found.letter, channel: name };
      const note = { revision: found.revision, letter: id, channel: name };
      // First where it is found: should this end here, a run looks at it in vain.
      await this.#head.reopen(note);
      if (!(await this.#deliveries.reopen(which, this.#now()))) continue;
      // And again: a run in between has looked at it in vain, and dropped it.
      await this.#head.reopen(note);
      anew.push(name);
    }
    return anew;
  }

  /** What was committed after what is open: worked out once for each head, which may be large. */
  async #sinceOpen(): Promise<SinceOpen> {
    const attempt = await this.#head.attempt();
    if (this.#shown?.attempt !== attempt) this.#shown = { attempt };
    return (this.#shown.since ??= this.#since(this.#shown.head));
  }

  async #since(shown: HeadItem | undefined): Promise<SinceOpen> {
    const head = shown ?? (await this.#readAnew());
    return { head, later: await this.#shelf.laterThanOpen(head) };
  }

  /** A letter that this head or an earlier one has committed. What was claimed before, was. */
  async #isCommitted({ letter, channel, attempts }: Delivery): Promise<boolean> {
    if (attempts > 0 || this.#shelf.hasShown({ letter, channel })) return true;
    const found = await this.#shelf.find(await this.#readAnew(), letter.id);
    return found?.channels.includes(channel) ?? false;
  }

  /** @throws HeadMovedError when it is another */
  async #headAfter(revision: number): Promise<HeadItem> {
    const isIt = ({ committed }: HeadItem): boolean => (committed?.revision ?? 0) === revision;
    const known = await this.#lastRead();
    if (isIt(known)) return known;
    const now = await this.#readAnew();
    if (isIt(now)) return now;
    throw new HeadMovedError(revision);
  }

  async #lastRead(): Promise<HeadItem> {
    return this.#read ?? this.#readAnew();
  }

  async #readAnew(): Promise<HeadItem> {
    this.#forget();
    this.#read = await this.#head.read();
    return this.#read;
  }

  #forget(): void {
    this.#read = undefined;
    this.#items = new Map();
    this.#own = undefined;
  }
}
