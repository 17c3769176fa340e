/** How long a connection may take to be made, in milliseconds. */
const CONNECTION_MS = 3000;

/**
 * How an AWS client asks over HTTP.
 *
 * @param limitMs how long a request may take with its answer, in milliseconds
 * @param maxAttempts how often a request is made, the first time counted
 */
export function clientSettings(limitMs: number, maxAttempts: number): ClientSettings {
  return {
    maxAttempts,
    // Without the last one, the SDK only warns of a request that takes longer.
    requestHandler: {
      connectionTimeout: CONNECTION_MS,
      requestTimeout: limitMs,
      throwOnRequestTimeout: true,
    },
  };
}

/** A part of the settings that every AWS client takes. */
export interface ClientSettings {
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
}
