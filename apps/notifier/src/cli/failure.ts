/** Exit statuses of the command line, as docs/cli.md lists them. */
export const EXIT = { done: 0, failed: 1, usage: 2, found: 3 } as const;

/** The command failed for a reason that the message says in a sentence: exit status 1. */
export class CommandFailure extends Error {
  readonly status: number = EXIT.failed;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** What was asked for cannot be meant, or the settings are wrong: exit status 2. */
export class UsageFailure extends CommandFailure {
  override readonly status = EXIT.usage;
}

/** A check has found what it looks for: exit status 3. */
export class CheckFound extends CommandFailure {
  override readonly status = EXIT.found;
}
