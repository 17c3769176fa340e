import type { WaitAtMost } from '../daily-check/ports.ts';

/** The limit holds the process until it is over or the work is done: the work itself may have nothing that does. */
export const waitAtMost: WaitAtMost = async (ms, work) => {
  const attempt = new AbortController();
  const over = Promise.withResolvers<undefined>();
  const limit = setTimeout(() => {
    // First, or what the work makes of the signal would come before it.
    over.resolve(undefined);
    attempt.abort();
  }, ms);
  try {
    return await Promise.race([work(attempt.signal), over.promise]);
  } finally {
    clearTimeout(limit);
  }
};
