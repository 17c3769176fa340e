import type { RunSummary } from '../daily-run/run-summary.ts';
import { isTraced } from './is-traced.ts';
import type { Invocation } from './lambda-handler.ts';

/**
 * What Lambda calls with the daily event. All that a run takes is loaded with the first event and not before, so that a
 * function that starts answers at once.
 *
 * @returns what the run did, in numbers
 */
export async function handler(event: unknown, invocation: Invocation): Promise<RunSummary> {
  const { dailyEvent } = await import('./daily-event.ts');
  if (!isTraced(process.env)) return dailyEvent()(event, invocation);
  const { capture, traced } = await import('./traced.ts');
  return traced('daily check', () => dailyEvent(capture)(event, invocation));
}
