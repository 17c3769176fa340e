import { UnreadableDocument } from '../box/document-field.ts';
import type { TextAt } from '../box/tree-data.ts';

/** How long a document may take, in milliseconds. */
const TIME_LIMIT = 20_000;

/** Reads documents of the tree below an address. */
export function fetchedText(root: URL): TextAt {
  return async (path) => {
    const response = await fetch(new URL(path, root), { signal: AbortSignal.timeout(TIME_LIMIT) }).catch(
      () => undefined,
    );
    if (response === undefined) {
      throw new UnreadableDocument(
        `${path} could not be read: there was no answer. Look whether you are connected, and try again.`,
      );
    }
    if (!response.ok) {
      throw new UnreadableDocument(
        `${path} could not be read: the server answered with ${response.status}. Load the page anew; where that does not help, its publisher has to make it anew.`,
      );
    }
    return response.text();
  };
}
