import type { Message } from '../../daily-check/message.ts';
import type { Outcome } from '../../daily-check/ports.ts';

/** How an attempt has ended. */
export type Attempted = Outcome & {
  /**
   * Given when the server has not answered at all before it knew of a message: by then it cannot have it, and what it does
   * depends neither on the message nor on whom it is for.
   */
  readonly isSilent?: true;
};

/** A way by which messages leave this machine. An attempt never throws: what went wrong is its outcome. */
export interface Transport {
  /** How long an attempt may take, in milliseconds. */
  readonly timeLimitMs: number;
  /** The most bytes of one message; null when there is no limit. */
  readonly maxBytes: number | null;
  /** How many of those a message takes: what this transport sends of it. Left out where there is no limit. */
  bytesOf?(message: Message): number;
  /** @param to the subscriber's endpoint, private: never in an outcome's `why`, which is shown masked (libs/settings masked-endpoint) */
  publish(
    message: Message,
    to: string,
    attempt: { readonly signal: AbortSignal; readonly carries: 'letters' | 'urgent' },
  ): Promise<Attempted>;
  /** The server that is asked for an endpoint, as it may be shown; undefined where there is none, and left out where there never is. */
  serverOf?(to: string): string | undefined;
  /** As of a channel (`Channel.silence`), for an endpoint; left out where no server is remembered. */
  silence?(to: string): string | undefined;
}
