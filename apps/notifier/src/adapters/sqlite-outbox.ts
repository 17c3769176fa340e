import type { DatabaseSync } from 'node:sqlite';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Ack, FleetDeadline } from '../daily-check/ack.ts';
import type { Letter } from '../daily-check/letter.ts';
import {
  type Claim,
  type Commit,
  type Delivery,
  type HandOn,
  type Handover,
  type Head,
  HeadMovedError,
  type Heartbeat,
  type HeldReading,
  type Ledger,
  type LedgerEntry,
  type Outbox,
  type Outcome,
  type ToldCount,
} from '../daily-check/ports.ts';
import { endAck, readAcks, writeAck } from './sqlite-acks.ts';
import { writeCommit } from './sqlite-commit.ts';
import { SqliteFile } from './sqlite-file.ts';
import { writeHandOn } from './sqlite-hand-on.ts';
import { decodeLetter } from './sqlite-letter.ts';
import { dropNews, readNews } from './sqlite-news.ts';
import { deliveriesOf, entriesOf, headOf, heldReadingOf } from './sqlite-rows.ts';
import { columnText, textOf } from './sqlite-text.ts';
import { UnknownLetterError } from './unknown-letter.ts';

/** Which delivery it is: its letter's id, then its channel. */
const THIS_DELIVERY = 'letter = (SELECT number FROM letter WHERE id = ?) AND channel = ?';

const DELIVERY_COLUMNS =
  'json, letter.number AS letter, channel, state, attempts, resent, lease_until, message, settled_at, why';

const ENTRIES = `SELECT ${DELIVERY_COLUMNS} FROM letter LEFT JOIN delivery ON delivery.letter = letter.number`;

/** An outbox and ledger in one SQLite file: head, catalog and letters are committed in one transaction. */
export class SqliteOutbox implements Outbox, Handover, Ledger {
  readonly #file: SqliteFile;
  readonly #now: () => number;

  private constructor(file: SqliteFile, now: () => number) {
    this.#file = file;
    this.#now = now;
  }

  /**
   * Opens the file, or makes it, and brings it up to date.
   *
   * @param now milliseconds since the epoch, to tell whether someone is sending what is to be sent again
   * @throws LocationFailure when it cannot be used, is damaged, or is of a later version of Lastpatch
   */
  static open(path: string, now: () => number = Date.now): SqliteOutbox {
    return new SqliteOutbox(SqliteFile.open(path), now);
  }

  /**
   * Opens the file for reading alone, where there may be no permission to write: nothing is written, not even a file beside
   * it.
   *
   * @throws NoLedgerError when it is not there
   * @throws LocationFailure when it cannot be read, is damaged, or is of a later version of Lastpatch
   */
  static openReadOnly(path: string): SqliteOutbox {
    return new SqliteOutbox(SqliteFile.openReadOnly(path), Date.now);
  }

  close(): void {
    this.#file.close();
  }

  head(): Promise<Head | undefined> {
    return this.#read((database) => {
      const row = database
        .prepare('SELECT head.*, text FROM head JOIN catalog ON catalog.hash = head.catalog')
        .get();
      return row && { ...headOf(row), ...readNews(database, Number(row['revision'])) };
    });
  }

  async commit(commit: Commit): Promise<number> {
    const revision = await this.#write((database) => writeCommit(database, commit));
    if (revision === undefined) throw new HeadMovedError(commit.after);
    return revision;
  }

  toldSince(day: CalendarDate): Promise<readonly ToldCount[]> {
    return this.#read((database) =>
      database
        .prepare('SELECT watch, day, count FROM told WHERE day >= ? ORDER BY day, rowid')
        .all(day)
        .map((row) => ({
          watch: textOf(row, 'watch'),
          on: String(row['day']) as CalendarDate,
          count: Number(row['count']),
        })),
    );
  }

  openDeliveries(): Promise<readonly Delivery[]> {
    return this.#read((database) =>
      deliveriesOf(
        database
          .prepare(
            `SELECT ${DELIVERY_COLUMNS} FROM delivery JOIN letter ON letter.number = delivery.letter
             WHERE state NOT IN ('sent', 'cancelled') ORDER BY letter.number, delivery.number`,
          )
          .all(),
      ),
    );
  }

  laterLetters({ letter: { id, watch, revision }, channel }: Delivery): Promise<readonly Letter[]> {
    return this.#read((database) =>
      database
        .prepare(
          `SELECT json FROM letter JOIN delivery ON delivery.letter = letter.number
           WHERE letter.number > (SELECT number FROM letter WHERE id = ?) AND revision > ?
             AND watch = ? AND channel = ? AND state <> 'cancelled' ORDER BY letter.number`,
        )
        .all(columnText(id), revision, columnText(watch), columnText(channel))
        .map(({ json }) => decodeLetter(String(json))),
    );
  }

  claim(delivery: Delivery, { now, leaseMs, message }: Claim): Promise<number | undefined> {
    const { letter, channel, attempts } = delivery;
    return this.#write((database) => {
      const claimed = database
        .prepare(
          `UPDATE delivery
           SET state = 'claimed', attempts = attempts + 1, resent = resent OR state IN ('unknown', 'claimed'),
             lease_until = ?, message = ?, why = NULL
           WHERE ${THIS_DELIVERY} AND attempts = ? AND (state IN ('pending', 'refused')
             OR (NOT resent AND (state = 'unknown' OR (state = 'claimed' AND lease_until < ?))))
           RETURNING attempts`,
        )
        .get(
          now + leaseMs,
          JSON.stringify(message),
          columnText(letter.id),
          columnText(channel),
          attempts,
          now,
        );
      return claimed && Number(claimed['attempts']);
    });
  }

  settle(
    { letter, channel }: Delivery,
    attempt: number,
    outcome: Outcome & { readonly at: number },
  ): Promise<void> {
    const why = outcome.state === 'sent' ? null : columnText(outcome.why);
    return this.#write((database) => {
      database
        .prepare(
          `UPDATE delivery SET state = ?, why = ?, settled_at = ?, lease_until = NULL
           WHERE ${THIS_DELIVERY} AND state = 'claimed' AND attempts = ?`,
        )
        .run(outcome.state, why, outcome.at, columnText(letter.id), columnText(channel), attempt);
    });
  }

  cancel(
    { letter, channel, state, attempts }: Delivery,
    { why, at }: { readonly why: string; readonly at: number },
  ): Promise<void> {
    return this.#write((database) => {
      database
        .prepare(
          `UPDATE delivery SET state = 'cancelled', why = ?, settled_at = ?, lease_until = NULL
           WHERE ${THIS_DELIVERY} AND state = ? AND attempts = ?
             AND state NOT IN ('sent', 'cancelled') AND (state <> 'claimed' OR lease_until < ?)`,
        )
        .run(columnText(why), at, columnText(letter.id), columnText(channel), state, attempts, at);
    });
  }

  handOn(delivery: Delivery, end: HandOn): Promise<readonly string[]> {
    return this.#write((database) => writeHandOn(database, delivery, end));
  }

  accept({ source, hash, since, why, facts }: HeldReading): Promise<void> {
    return this.#write((database) => {
      database
        .prepare(
          `INSERT INTO accepted (source, hash, since, why, facts) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET since = excluded.since, why = excluded.why, facts = excluded.facts`,
        )
        .run(columnText(source), columnText(hash), since, columnText(why), JSON.stringify(facts));
    });
  }

  accepted(): Promise<readonly HeldReading[]> {
    return this.#read((database) =>
      database
        .prepare('SELECT source, hash, since, why, facts FROM accepted ORDER BY rowid')
        .all()
        .map(heldReadingOf),
    );
  }

  acks(): Promise<readonly Ack[]> {
    return this.#read(readAcks);
  }

  acknowledge(ack: Ack, today: CalendarDate): Promise<void> {
    return this.#write((database) => writeAck(database, ack, today));
  }

  unacknowledge(deadline: FleetDeadline, from: CalendarDate): Promise<Ack | undefined> {
    return this.#write((database) => endAck(database, deadline, from));
  }

  newsTold(revision: number): Promise<void> {
    return this.#write((database) => {
      dropNews(database, revision);
    });
  }

  heartbeat({ day, at }: Heartbeat): Promise<void> {
    return this.#write((database) => {
      database.prepare('INSERT OR REPLACE INTO heartbeat (only, day, at) VALUES (1, ?, ?)').run(day, at);
    });
  }

  lastHeartbeat(): Promise<Heartbeat | undefined> {
    return this.#read((database) => {
      const row = database.prepare('SELECT day, at FROM heartbeat').get();
      return row && { day: String(row['day']) as CalendarDate, at: Number(row['at']) };
    });
  }

  letters(limit: number): Promise<readonly LedgerEntry[]> {
    const newest = 'SELECT number FROM letter ORDER BY number DESC LIMIT ?';
    const order = 'ORDER BY letter.number DESC, delivery.number';
    return this.#entries(
      `WHERE letter.number IN (${newest}) ${order}`,
      Math.min(limit, Number.MAX_SAFE_INTEGER),
    );
  }

  async letter(id: string): Promise<LedgerEntry | undefined> {
    const [entry] = await this.#entries('WHERE letter.id = ? ORDER BY delivery.number', columnText(id));
    return entry;
  }

  lettersWith(noticeId: string): Promise<readonly LedgerEntry[]> {
    const telling = 'SELECT letter FROM notice WHERE id = ?';
    const order = 'ORDER BY letter.number, delivery.number';
    return this.#entries(`WHERE letter.number IN (${telling}) ${order}`, columnText(noticeId));
  }

  async resend(id: string, channel?: string): Promise<readonly string[]> {
    const anew = await this.#write((database) => {
      const wanted = database
        .prepare(
          `SELECT delivery.number, channel FROM delivery JOIN letter ON letter.number = delivery.letter
           WHERE letter.id = ? AND channel = ifnull(?, channel)`,
        )
        .all(columnText(id), channel === undefined ? null : columnText(channel));
      if (wanted.length === 0) return undefined;
      const update = database.prepare(
        `UPDATE delivery SET state = 'pending', resent = 0, lease_until = NULL, why = NULL
         WHERE number = ? AND (state <> 'claimed' OR lease_until < ?)`,
      );
      return wanted
        .filter(({ number }) => update.run(number ?? null, this.#now()).changes > 0)
        .map((row) => textOf(row, 'channel'));
    });
    if (!anew) throw new UnknownLetterError(id, channel);
    return anew;
  }

  #entries(which: string, value: string | number): Promise<readonly LedgerEntry[]> {
    return this.#read((database) => entriesOf(database.prepare(`${ENTRIES} ${which}`).all(value)));
  }

  // The port is asynchronous for outboxes that are far away; this one answers at once.
  #read<T>(work: (database: DatabaseSync) => T): Promise<T> {
    return new Promise((resolve) => {
      resolve(this.#file.read(work));
    });
  }

  #write<T>(work: (database: DatabaseSync) => T): Promise<T> {
    return new Promise((resolve) => {
      resolve(this.#file.write(work));
    });
  }
}
