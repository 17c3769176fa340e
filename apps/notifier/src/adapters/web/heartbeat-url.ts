const LIMIT_MS = 5000;

/**
 * Calls the address that watches over the notifier from outside.
 *
 * @param limitMs how long it may take to answer, in milliseconds
 * @returns what went wrong, as a sentence without the address, which is a secret; undefined when it was heard
 */
export async function callHeartbeatUrl(url: string, limitMs = LIMIT_MS): Promise<string | undefined> {
  try {
    // Where a redirect leads to, nobody has set.
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
    const { ok, status, body } = answer;
    // Else its connection would stay open.
    await body?.cancel();
    return ok ? undefined : `The external heartbeat was not taken (HTTP ${status}).`;
  } catch (error) {
    return `The external heartbeat could not be called (${nameOf(error)}).`;
  }
}

/** `ECONNREFUSED` and the like where there is such a code: its message may hold the address. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
