import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Finds the addresses of a host, the preferred first. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

/**
 * A look-up for a socket that knows the answer: a second look-up could be answered otherwise than the one that was checked.
 *
 * @param addresses at least one
 */
export function pinnedLookup(addresses: readonly [LookupAddress, ...LookupAddress[]]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, addresses[0].address, addresses[0].family);
  };
}
