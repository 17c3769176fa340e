import type { Letter } from './letter.ts';
import type { Log } from './log.ts';

/**
 * Your part: open a ticket, tell a pager, write to a database. Be done within 15 seconds, and throw when it has failed: SNS
 * then tries again.
 */
export function onLetter(letter: Letter, log: Log): void {
  log.debug(`${letter.letter}: ${letter.subject} (notices: ${letter.notices.length})`);
}
