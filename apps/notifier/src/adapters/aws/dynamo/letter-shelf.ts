import type { Letter } from '../../../daily-check/letter.ts';
import type { Delivery, LedgerEntry } from '../../../daily-check/ports.ts';
import { isClosed } from './delivery-item.ts';
import { type DeliveryStore, itemName } from './delivery-store.ts';
import type { HeadItem } from './head-item.ts';
import type { Item } from './ledger-table.ts';
import { type FoundLetter, LaterLetters } from './later-letters.ts';
import type { LetterArchive } from './letter-archive.ts';
import type { OpenLetters, StoredLetter } from './stored-letters.ts';

/** A letter on one of its channels, and where it stands. */
export interface ShelvedLetter {
  readonly letter: Letter;
  readonly channel: string;
  /** Of the commit of the letter. */
  readonly revision: number;
}

/** All letters that were committed: the last ones in the head, the others in the archive. */
export class LetterShelf {
  readonly #archive: LetterArchive;
  readonly #deliveries: DeliveryStore;
  readonly #shown = new Set<string>();

  constructor(archive: LetterArchive, deliveries: DeliveryStore) {
    this.#archive = archive;
    this.#deliveries = deliveries;
  }

  /** Whether somebody has been shown the letter on that channel, so that it has been committed. */
  hasShown(which: Pick<ShelvedLetter, 'letter' | 'channel'>): boolean {
    return this.#shown.has(itemName(which));
  }

  /** What may be open by the head, letter by letter, the oldest first. */
  async open(head: HeadItem): Promise<readonly ShelvedLetter[]> {
    const groups = await this.#openGroups(head);
    return groups.flatMap(({ revision, letters }) =>
      letters.flatMap((stored) => this.#show(stored).map((which) => ({ ...which, revision }))),
    );
  }

  /**
   * What of the letters in a head is still open, so that the next head holds that alone; what is not, is in the archive then.
   */
  async stillOpen(
    head: HeadItem,
  ): Promise<{ readonly open: readonly OpenLetters[]; readonly items: ReadonlyMap<string, Item> }> {
    const groups = await this.#openGroups(head);
    const items = await this.#deliveries.openItems(
      groups.flatMap(({ letters }) => letters.flatMap(eachChannel)),
    );
    for (const group of groups) if (!group.isArchived) await this.#archive.keep(group);
    const open = groups.map(({ revision, letters }): OpenLetters => {
      const isOpen = (stored: StoredLetter): boolean =>
        eachChannel(stored).some((which) => !isClosed(items.get(itemName(which))));
      return { revision, isArchived: true, letters: letters.filter(isOpen) };
    });
    return { open: open.filter(({ letters }) => letters.length > 0), items };
  }

  async newest(head: HeadItem, limit: number): Promise<readonly LedgerEntry[]> {
    const found: FoundLetter[] = [];
    for await (const letter of this.#newestFirst(head)) {
      if (found.length >= limit) break;
      found.push(letter);
    }
    return this.#entries(found);
  }

  async find(head: HeadItem, id: string): Promise<FoundLetter | undefined> {
    for await (const found of this.#newestFirst(head)) if (found.letter.id === id) return found;
    return undefined;
  }

  async entry(found: FoundLetter): Promise<LedgerEntry | undefined> {
    return (await this.#entries([found]))[0];
  }

  /** The letters that tell a notice, the oldest first. */
  async telling(head: HeadItem, noticeId: string): Promise<readonly LedgerEntry[]> {
    const found: FoundLetter[] = [];
    for await (const letter of this.#newestFirst(head)) {
      if (letter.letter.notices.some(({ id }) => id === noticeId)) found.unshift(letter);
    }
    return this.#entries(found);
  }

  /** What was committed after the letters that are open by a head, for the same watches on the same channels. */
  async laterThanOpen(head: HeadItem): Promise<LaterLetters> {
    const groups = await this.#openGroups(head);
    const later = new LaterLetters(groups.flatMap(({ letters }) => letters));
    const [oldest] = groups;
    for await (const found of this.#newestFirst(head)) {
      // Of one commit, no letter is later than another.
      if (!oldest || found.revision <= oldest.revision) break;
      later.add(found);
    }
    return later;
  }

  /**
   * The letters of later commits to the same watch on the same channel that were not cancelled there, the oldest first.
   *
   * @param known what was committed after the letters that were open by the head
   */
  async after(delivery: Delivery, head: HeadItem, known: LaterLetters): Promise<readonly Letter[]> {
    const { channel } = delivery;
    const later = known.than(delivery) ?? (await this.#laterThan(delivery, head));
    const entries = await this.#entries(later);
    return entries
      .filter(({ deliveries }) =>
        deliveries.some((other) => other.channel === channel && other.state !== 'cancelled'),
      )
      .map((entry) => entry.letter);
  }

  async #laterThan({ letter, channel }: Delivery, head: HeadItem): Promise<readonly FoundLetter[]> {
    const later = new LaterLetters([{ letter, channels: [channel] }]);
    for await (const found of this.#newestFirst(head)) {
      if (found.letter.id === letter.id) break;
      later.add(found);
    }
    return later.than({ letter, channel }) ?? [];
  }

  #show(stored: StoredLetter): { letter: Letter; channel: string }[] {
    const shown = eachChannel(stored);
    for (const which of shown) this.#shown.add(itemName(which));
    return shown;
  }

  async *#newestFirst(head: HeadItem): AsyncGenerator<FoundLetter> {
    const unarchived = (head.committed?.body.open ?? []).filter(({ isArchived }) => !isArchived);
    const inHead = new Set(unarchived.map(({ revision }) => revision));
    for (const { revision, letters } of unarchived.toReversed()) {
      for (const { letter, channels } of letters.toReversed()) yield { letter, channels, revision };
    }
    for await (const { revision, letters } of this.#archive.newestFirst()) {
      // A run that was cut short may have archived what its head still holds.
      if (inHead.has(revision)) continue;
      for (const { letter, channels } of letters.toReversed()) yield { letter, channels, revision };
    }
  }

  async #entries(found: readonly FoundLetter[]): Promise<LedgerEntry[]> {
    const items = await this.#deliveries.items(found.flatMap(eachChannel));
    return Promise.all(
      found.map(async (stored) => {
        const deliveries = this.#show(stored).map((which) =>
          this.#deliveries.delivery(which, items.get(itemName(which))),
        );
        return { letter: stored.letter, deliveries: await Promise.all(deliveries) };
      }),
    );
  }

  /** The letters that a head holds as open, and those that are to be delivered anew, each commit once, the oldest first. */
  async #openGroups({ committed, reopened }: HeadItem): Promise<readonly OpenLetters[]> {
    const groups = new Map((committed?.body.open ?? []).map((group) => [group.revision, group]));
    for (const { revision, letter } of reopened) {
      const group = groups.get(revision) ?? { revision, isArchived: true, letters: [] };
      if (group.letters.some((stored) => stored.letter.id === letter)) continue;
      const archived = (await this.#archive.ofRevision(revision)).map((stored, place) => ({
        ...stored,
        place,
      }));
      const again = archived.filter((stored) => stored.letter.id === letter);
      const letters = [...group.letters, ...again].sort((a, b) => a.place - b.place);
      groups.set(revision, { ...group, letters });
    }
    return [...groups.values()].sort((a, b) => a.revision - b.revision);
  }
}

function eachChannel({ letter, channels }: StoredLetter): { letter: Letter; channel: string }[] {
  return channels.map((channel) => ({ letter, channel }));
}
