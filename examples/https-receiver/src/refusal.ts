/** What a sender is told when its message is not taken. Of these SNS tries only 503 again. */
export type RefusalStatus = 400 | 403 | 405 | 413 | 422 | 503;

/** A message that is not taken: the status for its sender, and a reason that holds nothing of its content. */
export class Refusal extends Error {
  readonly status: RefusalStatus;

  constructor(status: RefusalStatus, reason: string) {
    super(reason);
    this.name = 'Refusal';
    this.status = status;
  }
}
