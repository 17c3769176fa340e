import { waitAtMost } from '../adapters/wait-at-most.ts';
import { attempt } from '../daily-check/attempt.ts';
import type { Channel } from '../daily-check/ports.ts';
import type { DailyRunDone } from '../daily-run/daily-run.ts';
import { operatorNews } from '../daily-run/operator-news.ts';
import { messageStamp } from '../subscribers/message-stamp.ts';
import { operatorMessage } from '../subscribers/operator-message.ts';
import { note } from './write.ts';

/**
 * Tells the operators what is new of what needs them: once, and after the letters, which none of them holds up. Who cannot be
 * told is said on standard error, and fails nothing: the report of each run says the same until it is mended.
 */
export async function newsToOperators(
  { report, settings }: Pick<DailyRunDone, 'report' | 'settings'>,
  operators: readonly Channel[],
): Promise<void> {
  const sentences = operatorNews(report, settings.watches, { isRemote: false });
  if (sentences.length === 0) return;
  const now = Date.now();
  const message = { ...operatorMessage({ on: report.on, sentences, stamp: messageStamp(now) }), madeAt: now };
  for (const channel of operators) {
    // Whatever its server did before: a letter that is not tried waits in the ledger, and this would be lost.
    const outcome = await attempt(waitAtMost, channel, message);
    if (outcome.state !== 'sent') note(`lastpatch: an operator was not told: ${outcome.why}`);
  }
}
