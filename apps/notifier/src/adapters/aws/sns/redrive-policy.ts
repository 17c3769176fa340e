/** The ARN of the queue that a subscription's redrive policy names; null when there is no such policy. */
export function deadLetterQueueIn(policy: string | undefined): string | null {
  if (policy === undefined || policy === '') return null;
  try {
    const value: unknown = JSON.parse(policy);
    const target = (value as { readonly deadLetterTargetArn?: unknown } | null)?.deadLetterTargetArn;
    return typeof target === 'string' ? target : null;
  } catch {
    // What cannot be read is set anew.
    return null;
  }
}
