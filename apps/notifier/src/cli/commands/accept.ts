import type { HeldReading } from '../../daily-check/ports.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { UsageFailure } from '../failure.ts';
import { say, sayJson } from '../write.ts';
import { type LedgerOptions, openForWriting } from '../open-ledger.ts';

/** `lastpatch accept SOURCE@HASH`: lets a held change through; the next run tells it. */
export async function accept(asked: string, options: LedgerOptions): Promise<void> {
  const at = asked.lastIndexOf('@');
  if (at <= 0 || at === asked.length - 1) {
    throw new UsageFailure(
      `${JSON.stringify(plainLine(asked).slice(0, 60))} names no held change: write SOURCE@HASH, as the run that held it does.`,
    );
  }
  const [source, hash] = [asked.slice(0, at), asked.slice(at + 1)];
  const outbox = await openForWriting(options);
  try {
    const held = (await outbox.head())?.held ?? [];
    const reading = held.find((known) => known.source === source && known.hash === hash);
    if (!reading) throw new UsageFailure(notHeld(asked, held));
    await outbox.accept(reading);
    if (options.json) sayJson({ source, hash, notices: reading.facts.length });
    else say(`${source}@${hash} is let through: the next run tells what it says.`);
  } finally {
    outbox.close();
  }
}

function notHeld(asked: string, held: readonly HeldReading[]): string {
  const names = held.map(({ source, hash }) => `${source}@${hash}`);
  return (
    `${JSON.stringify(plainLine(asked).slice(0, 60))} is not held. ` +
    (names.length === 0 ? 'Nothing is.' : `Held: ${names.join(', ')}.`)
  );
}
