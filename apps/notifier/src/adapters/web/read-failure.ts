/** What is known of a failure besides its words. */
export interface FailureTraits {
  /** The reader itself would not have it. */
  readonly isRefusal?: boolean;
  /** It may go well in a moment. */
  readonly isWorthRetry?: boolean;
  /** How long upstream asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** Why a file was not had. The message follows the address and a colon, and holds no secrets. */
export class ReadFailure extends Error {
  readonly code = 'READ';
  readonly isRefusal: boolean;
  readonly isWorthRetry: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, traits: FailureTraits & ErrorOptions = {}) {
    super(message, traits);
    this.name = 'ReadFailure';
    this.isRefusal = traits.isRefusal ?? false;
    this.isWorthRetry = traits.isWorthRetry ?? false;
    this.retryAfterMs = traits.retryAfterMs;
  }
}

/** A failure of the reader's own making. */
export function refusal(message: string): ReadFailure {
  return new ReadFailure(message, { isRefusal: true });
}
