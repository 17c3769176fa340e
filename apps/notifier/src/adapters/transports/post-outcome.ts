import { STATUS_CODES } from 'node:http';
import { type Answer, type Posted, TOO_MANY } from './http-post.ts';
import type { Attempted } from './transport.ts';

const UNAVAILABLE = 503;

/** What to look at, where a status says it. */
const ADVICE: Readonly<Record<number, string>> = {
  401: 'it does not let Lastpatch post: look at the secret or the token',
  403: 'it does not let Lastpatch post: look at the secret or the token',
  404: 'the address is not known there: look whether it still is the right one',
  410: 'the address is gone there: take it out of the subscribers',
  413: 'the letter is too large for it: let the watch follow less',
};

/**
 * What a request means for a delivery (docs/webhooks-and-chats.md, faults). The reason holds nothing of the address, and nothing
 * that the far side has written.
 *
 * @param isTaken whether an answer with a status of 2xx is the far side's word that it has the letter
 */
export function postOutcome(posted: Posted, isTaken: (answer: Answer) => boolean): Attempted {
  switch (posted.kind) {
    case 'unfit':
      return { state: 'refused', why: posted.why };
    case 'unsent':
      return { state: 'pending', why: posted.why };
    case 'unreached':
      return { state: 'pending', why: posted.why, isSilent: true };
    case 'unanswered':
      return { state: 'unknown', why: `${posted.why}, and the letter may have arrived` };
    case 'answered':
      return answerOutcome(posted, isTaken);
  }
}

function answerOutcome(answer: Answer, isTaken: (answer: Answer) => boolean): Attempted {
  const { status } = answer;
  const why = `it answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  switch (Math.floor(status / 100)) {
    case 2:
      if (isTaken(answer)) return { state: 'sent' };
      return { state: 'unknown', why: `${why}, and not as it does when it has taken a letter` };
    case 3:
      return { state: 'refused', why: `${why}: redirects are not followed, write down where it leads` };
    case 4: {
      if (status === TOO_MANY) return { state: 'pending', why };
      const advice = ADVICE[status];
      return { state: 'refused', why: advice === undefined ? why : `${why}: ${advice}` };
    }
    default:
      // It says that it has not handled the request (RFC 9110, 15.6.4).
      if (status === UNAVAILABLE) return { state: 'pending', why };
      return { state: 'unknown', why: `${why}, and the letter may have arrived` };
  }
}
