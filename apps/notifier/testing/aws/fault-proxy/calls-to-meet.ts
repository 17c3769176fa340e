import type { AwsCall } from './aws-call.ts';

/** Which call is meant. */
export interface CallToMeet {
  /** As AWS names it: `Publish`, `PutItem`, `GetObject`. Every action when it is left out. */
  readonly action?: string;
  /** One of the things that the call is about: the ARN of a topic, the name of a table, a bucket or `bucket/key`. */
  readonly resource?: string;
  /** What must hold of it besides. */
  readonly where?: (call: AwsCall) => boolean;
  /** How many such calls are let pass first; none when it is left out. */
  readonly afterPassing?: number;
}

/** A call that is met is met once, or as often as it says. */
export class CallsToMeet {
  readonly #wanted: CallToMeet;
  #toPass: number;
  #left: number;

  constructor(wanted: string | CallToMeet, times = 1) {
    this.#wanted = typeof wanted === 'string' ? { action: wanted } : wanted;
    this.#toPass = this.#wanted.afterPassing ?? 0;
    this.#left = times;
  }

  /** Whether none has been met so often as was wanted. */
  get isWaiting(): boolean {
    return this.#left > 0;
  }

  /** Whether this call is one of them; it counts as such. */
  meets(call: AwsCall): boolean {
    if (!this.isWaiting || !this.#isSuch(call)) return false;
    if (this.#toPass > 0) {
      this.#toPass--;
      return false;
    }
    this.#left--;
    return true;
  }

  /** In words, for an error. */
  toString(): string {
    const { action = 'any call', resource } = this.#wanted;
    const about = resource === undefined ? '' : ` of ${resource}`;
    const first = this.#toPass === 0 ? '' : `, after ${this.#toPass} more`;
    return `${action}${about}${first}`;
  }

  #isSuch(call: AwsCall): boolean {
    const { action, resource, where } = this.#wanted;
    return (
      (action === undefined || call.action === action) &&
      (resource === undefined || call.resources.includes(resource)) &&
      (where?.(call) ?? true)
    );
  }
}
