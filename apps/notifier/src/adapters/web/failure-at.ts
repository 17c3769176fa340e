import { ReadFailure } from './read-failure.ts';
import { shownAddress } from './shown-text.ts';

/** The same failure, with the address that it is about in front. Other errors stay as they are. */
export function failureAt(error: unknown, first: URL, url: URL): unknown {
  if (!(error instanceof ReadFailure)) return error;
  const from = url === first ? '' : ` (where ${shownAddress(first)} leads)`;
  return new ReadFailure(`${shownAddress(url)}${from}: ${error.message}`, error);
}
