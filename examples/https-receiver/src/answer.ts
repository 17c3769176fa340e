import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';

/** What the sender of a POST gets. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The answer to a message that was not taken, which is logged. What is no refusal is our own failure: SNS tries again. */
export function answerTo(error: unknown, log: Log): Answer {
  if (error instanceof Refusal) {
    log.warn(`refused (${error.status}): ${error.message}`);
    return { status: error.status, text: error.message };
  }
  // The message of such an error may quote the letter.
  const { name, stack } = error instanceof Error ? error : new Error(String(error));
  log.warn(`failed (500): ${name}; LOG_LEVEL=debug shows it in full`);
  log.debug(stack ?? name);
  return { status: 500, text: 'this receiver has failed' };
}
