import type { Invocation } from './lambda-handler.ts';

/**
 * What Lambda calls with the daily event. All that a run takes is loaded with the first event and not before, so that a
 * function that starts answers at once.
 */
export async function handler(event: unknown, invocation: Invocation): Promise<void> {
  const { dailyEvent } = await import('./daily-event.ts');
  await dailyEvent(event, invocation);
}
