import type { OutgoingHttpHeaders } from 'node:http';
import type { WebRequest } from '../../refresh/web-reader.ts';
import { ENCODINGS } from './answer-body.ts';
import { shownText } from './shown-text.ts';

// What a header may hold: visible ASCII and spaces, and in an entity tag what old servers put there.
const TAG = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;
const LINE = /^[\x20-\x7e]+$/;

/**
 * Who asks, as servers write it into their logs.
 *
 * @param contact where those who run the servers find out more; undefined when that is not said
 * @throws an error with a sentence when no header can carry it
 */
export function userAgentOf(version: string, contact: string | undefined): string {
  const userAgent = `Lastpatch/${version}${contact === undefined ? '' : ` (+${contact})`}`;
  if (LINE.test(userAgent)) return userAgent;
  throw new Error(
    `"${shownText(contact ?? version)}" cannot be named to the servers that are read, expected an address in plain ASCII`,
  );
}

/** Whether a file is asked for only if it differs from what is known. */
export function isConditional(headers: OutgoingHttpHeaders): boolean {
  return 'if-none-match' in headers || 'if-modified-since' in headers;
}

/**
 * The headers of a request. A mark of what is known that no header can carry is left out: the whole answer is never wrong.
 */
export function requestHeaders(
  { etag, lastModified, accept = '*/*' }: WebRequest,
  userAgent: string,
): OutgoingHttpHeaders {
  return {
    'user-agent': userAgent,
    accept: LINE.test(accept) ? accept : '*/*',
    'accept-encoding': ENCODINGS,
    connection: 'close',
    ...(etag !== undefined && TAG.test(etag) ? { 'if-none-match': etag } : {}),
    ...(lastModified !== undefined && LINE.test(lastModified) ? { 'if-modified-since': lastModified } : {}),
  };
}
