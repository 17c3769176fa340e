const LIMIT_MS = 5000;

/**
 * Calls the address that watches over the notifier from outside.
 *
 * @returns what went wrong, as a sentence without the address, which is a secret; undefined when it was heard
 */
export async function callHeartbeatUrl(url: string): Promise<string | undefined> {
  try {
    const { ok, status } = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(LIMIT_MS) });
    return ok ? undefined : `The external heartbeat was not taken (HTTP ${status}).`;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return `The external heartbeat could not be called (${name}).`;
  }
}
