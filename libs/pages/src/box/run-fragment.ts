const START = '#run=';

/** What is entered, as the fragment of an address: it is shared with the address, and no server sees it. */
export function runFragment(text: string): string {
  // Half a character is no part of any address.
  return `${START}${encodeURIComponent(text.toWellFormed())}`;
}

/** What an address's fragment says was entered; undefined where it says nothing of that. */
export function enteredIn(fragment: string): string | undefined {
  if (!fragment.startsWith(START)) return undefined;
  const written = fragment.slice(START.length);
  try {
    return decodeURIComponent(written);
  } catch {
    // Whoever wrote it by hand meant what is there.
    return written;
  }
}
