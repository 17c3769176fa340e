import { mayHaveArrived, noteArrived } from '../../daily-check/note-arrived.ts';
import type { Ledger, LedgerEntry } from '../../daily-check/ports.ts';
import { renderMessage } from '../../letters/message.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { isRemote } from '../deployment-for.ts';
import { UsageFailure } from '../failure.ts';
import { numberFrom } from '../global-options.ts';
import { type LedgerOptions, openForWriting, withLedger } from '../open-ledger.ts';
import { entryJson, entryLines, listLines } from '../output/ledger-lines.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch ledger list`. */
export interface LedgerListOptions extends LedgerOptions {
  readonly limit: string;
}

/** The options of `lastpatch ledger show`. */
export interface LedgerShowOptions extends LedgerOptions {
  readonly form: string;
}

/** The options of `lastpatch ledger resend` and `lastpatch ledger arrived`. */
export interface LedgerResendOptions extends LedgerOptions {
  readonly channel?: string;
}

/** `lastpatch ledger list`: what was told to whom, the newest first. */
export async function ledgerList(options: LedgerListOptions): Promise<void> {
  const limit = numberFrom('--limit', options.limit, { least: 1, most: 100_000 });
  const entries = await withLedger(options, (ledger) => ledger.letters(limit));
  if (options.json) sayJson({ letters: entries.map(entryJson) });
  else say(...listLines(entries));
}

const FORMS = ['text', 'sms', 'json', 'chat'] as const;

/** `lastpatch ledger show LETTER`: one letter as it was sent, or as it would be now. */
export async function ledgerShow(id: string, options: LedgerShowOptions): Promise<void> {
  const form = FORMS.find((known) => known === options.form);
  if (!form)
    throw new UsageFailure(
      `--form: expected one of ${FORMS.join(', ')}, got ${JSON.stringify(plainLine(options.form).slice(0, 40))}.`,
    );
  const entry = await withLedger(options, (ledger) => letterOf(ledger, id));
  const message =
    entry.deliveries.find((delivery) => delivery.message !== null)?.message ??
    renderMessage(entry.letter, entry.letter.on);
  if (options.json) sayJson({ ...entryJson(entry), notices: entry.letter.notices, message });
  else if (form === 'text') say(...entryLines(entry, message));
  else say(message[form] ?? 'This letter is not urgent: it has no SMS.');
}

/** `lastpatch ledger resend LETTER`: has the next run deliver a letter anew. */
export async function ledgerResend(id: string, options: LedgerResendOptions): Promise<void> {
  const outbox = await openForWriting(options);
  try {
    await letterFor(outbox, id, options);
    const anew = await outbox.resend(id, options.channel);
    if (options.json) sayJson({ letter: id, channels: anew });
    else if (anew.length === 0) say(`Letter ${plainLine(id)} is being sent at this moment.`);
    else say(`The next run sends letter ${plainLine(id)} again to ${anew.join(', ')}.`);
  } finally {
    outbox.close();
  }
}

/** `lastpatch ledger arrived LETTER`: a letter that may not have arrived has, so that nothing of it is sent again. */
export async function ledgerArrived(id: string, options: LedgerResendOptions): Promise<void> {
  const outbox = await openForWriting(options);
  try {
    const { deliveries } = await letterFor(outbox, id, options);
    const asked = deliveries.filter(
      (delivery) =>
        (options.channel === undefined || delivery.channel === options.channel) &&
        mayHaveArrived(delivery, Date.now()),
    );
    if (asked.length === 0) {
      throw new UsageFailure(
        `It is known how far letter ${plainLine(id)} has come: "lastpatch ledger show ${plainLine(id)}" says.`,
      );
    }
    const channels: string[] = [];
    for (const delivery of asked) {
      if (await noteArrived(outbox, delivery, Date.now)) channels.push(delivery.channel);
    }
    if (options.json) sayJson({ letter: id, channels });
    else if (channels.length === 0) say(`Letter ${plainLine(id)} is being sent at this moment.`);
    else say(`Letter ${plainLine(id)} counts as sent to ${channels.join(', ')}.`);
  } finally {
    outbox.close();
  }
}

/** A letter, of which the channel is one where one is named. */
async function letterFor(ledger: Ledger, id: string, options: LedgerResendOptions): Promise<LedgerEntry> {
  const entry = await letterOf(ledger, id);
  const channels = entry.deliveries.map(({ channel }) => channel);
  if (options.channel === undefined || channels.includes(options.channel)) return entry;
  throw new UsageFailure(
    `Letter ${entry.letter.id} goes to ${channels.join(', ')}, not to ${JSON.stringify(plainLine(options.channel))}.${isRemote(options) ? '' : HANDED_ON}`,
  );
}

/** On AWS a channel is a topic, and nobody is known to have left. */
const HANDED_ON = ' Where one of these has left, what is sent again there goes to whoever has come since.';

async function letterOf(ledger: Ledger, id: string): Promise<LedgerEntry> {
  const entry = await ledger.letter(id);
  if (entry) return entry;
  const recent = (await ledger.letters(MOST_NAMED)).map(({ letter }) => letter.id);
  throw new UsageFailure(
    `Unknown letter ${JSON.stringify(plainLine(id).slice(0, 60))}. The newest: ${recent.map(plainLine).join(', ') || 'none yet'}.`,
  );
}

const MOST_NAMED = 5;
