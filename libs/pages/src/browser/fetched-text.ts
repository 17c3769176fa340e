import { UnreadableDocument } from '../box/document-field.ts';
import type { TextAt } from '../box/tree-data.ts';

/** How long a document may take, in milliseconds. */
const TIME_LIMIT = 20_000;

/** Reads documents of the tree below an address. */
export function fetchedText(root: URL): TextAt {
  return async (path) => {
    const answer = await answerOf(new URL(path, root)).catch(() => undefined);
    if (answer === undefined) {
      throw new UnreadableDocument(
        `${path} could not be read: there was no answer. Look whether you are connected, and try again.`,
      );
    }
    if (typeof answer === 'string') return answer;
    throw new UnreadableDocument(
      `${path} could not be read: the server answered with ${answer}. Load the page anew; where that does not help, its publisher has to make it anew.`,
    );
  };
}

/** The text at an address, or the status with which a server refuses it. */
async function answerOf(address: URL): Promise<string | number> {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIME_LIMIT) });
  return response.ok ? response.text() : response.status;
}
