import { waitAtMost } from '../adapters/wait-at-most.ts';
import { attempt } from '../daily-check/attempt.ts';
import type { Channel } from '../daily-check/ports.ts';
import type { DailyRunDone } from '../daily-run/daily-run.ts';
import { newsSaid } from '../daily-run/operator-news.ts';
import { messageStamp } from '../subscribers/message-stamp.ts';
import { operatorMessage } from '../subscribers/operator-message.ts';
import { note } from './write.ts';

/**
 * Tells the operators what is new of what needs them: once, and after the letters, which none of them holds up. Who cannot be
 * told is said on standard error, and fails nothing: the report of each run says the same until it is mended.
 *
 * @returns whether somebody has been told, or nobody is to be: who could not be told alone is not told again, or the others
 *   would be, each day
 */
export async function newsToOperators(
  { report }: Pick<DailyRunDone, 'report'>,
  operators: readonly Channel[],
): Promise<boolean> {
  const sentences = newsSaid(report.news, report.on);
  if (sentences.length === 0) return false;
  const now = Date.now();
  const message = { ...operatorMessage({ on: report.on, sentences, stamp: messageStamp(now) }), madeAt: now };
  let isTold = operators.length === 0;
  for (const channel of operators) {
    // Whatever its server did before: an operator is told in this run, or maybe never.
    const outcome = await attempt(waitAtMost, channel, message);
    if (outcome.state === 'sent' || outcome.state === 'unknown') isTold = true;
    if (outcome.state !== 'sent') note(`lastpatch: an operator was not told: ${outcome.why}`);
  }
  return isTold;
}
