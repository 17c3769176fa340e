/** The run failed, or has to be done again. Its log says why. */
export class RunFailedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RunFailedError';
    // Lambda logs it: what happened stands in the log line before.
    this.stack = message;
  }
}
