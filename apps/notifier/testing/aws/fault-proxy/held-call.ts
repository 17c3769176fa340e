import type { AwsCall } from './aws-call.ts';
import type { CallsToMeet } from './calls-to-meet.ts';

/** Where a call is held: before AWS hears of it, or when AWS has done it and has not been heard. */
export type HeldAt = 'before it is done' | 'before its reply';

/** A call that waits, so that the test can do something meanwhile, such as killing who called. */
export class HeldCall {
  readonly at: HeldAt;
  /** Resolves when the call has come to where it is held. */
  readonly arrived: Promise<AwsCall>;
  readonly #meant: CallsToMeet;
  readonly #arrival = Promise.withResolvers<AwsCall>();
  readonly #end = Promise.withResolvers<'let go' | 'dropped'>();

  constructor(meant: CallsToMeet, at: HeldAt) {
    this.#meant = meant;
    this.at = at;
    this.arrived = this.#arrival.promise;
  }

  /** Lets the call go on. It is done even when who called is gone, as AWS would do it. */
  letGo(): void {
    this.#end.resolve('let go');
  }

  /** Cuts the connection: the call is not done, or its reply is not heard. */
  drop(): void {
    this.#end.resolve('dropped');
  }

  /** Whether this is the call that is meant. */
  meets(call: AwsCall): boolean {
    return this.#meant.meets(call);
  }

  /** Waits until the test says how it goes on. */
  hold(call: AwsCall): Promise<'let go' | 'dropped'> {
    this.#arrival.resolve(call);
    return this.#end.promise;
  }
}
