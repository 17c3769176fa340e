import type { Outcome } from '../../daily-check/ports.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { maskedLine } from './masked-line.ts';
import type { Ended } from './run-command.ts';

/**
 * What a program says with these (sysexits.h) will not get better by waiting: it was called wrongly, it cannot use the letter, it
 * does not know whom it is for. Everything else may.
 */
const REFUSALS: Readonly<Record<number, string>> = {
  64: 'EX_USAGE',
  65: 'EX_DATAERR',
  67: 'EX_NOUSER',
};

/** What is needed to say why. */
export interface CommandCircumstances {
  /** How long the program had. */
  readonly seconds: number;
  /** What it must not be quoted with. */
  readonly privates: readonly string[];
}

/** What the end of a program means for a delivery (docs/webhooks-and-chats.md, commands). */
export function commandOutcome(ended: Ended, { seconds, privates }: CommandCircumstances): Outcome {
  switch (ended.kind) {
    case 'not-started':
      return { state: 'pending', why: `the command could not be started (${plainLine(ended.code)})` };
    case 'killed':
      return {
        state: 'unknown',
        why: `the command was killed ${ended.by === null ? `at its limit of ${seconds} s` : `by ${ended.by}`}, and may have sent the letter`,
      };
    case 'exited': {
      if (ended.status === 0) return { state: 'sent' };
      if (isOfSignal(ended.status)) {
        return {
          state: 'unknown',
          why: `the command ended with status ${ended.status}, as a shell does when what it ran was killed, and may have sent the letter`,
        };
      }
      const name = REFUSALS[ended.status];
      const line = maskedLine(ended.output, privates);
      return {
        state: name === undefined ? 'pending' : 'refused',
        why: `the command ended with status ${ended.status}${name === undefined ? '' : ` (${name})`}${line === '' ? '' : `: ${line}`}`,
      };
    }
  }
}

/** 128 and a signal: a shell, and what does as shells do, ends with this when what it ran was killed (POSIX, exit status of commands). */
function isOfSignal(status: number): boolean {
  return status > SIGNALLED && status <= SIGNALLED + MOST_SIGNAL;
}

const SIGNALLED = 128;

/** Of those that have names; 255 is what programs say of any failure. */
const MOST_SIGNAL = 31;
