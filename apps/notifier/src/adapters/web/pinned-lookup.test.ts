import { describe, expect, it } from 'vitest';
import { pinnedLookup } from './pinned-lookup.ts';

const ADDRESSES = [
  { address: '2606:2800:21f::1', family: 6 },
  { address: '8.8.8.8', family: 4 },
] as const;

function asked(all: boolean): Promise<unknown[]> {
  return new Promise((resolve) => {
    pinnedLookup(ADDRESSES)('upstream.test', { all }, (...given) => {
      resolve(given);
    });
  });
}

describe('a look-up that knows the answer', () => {
  it('gives all addresses to a socket that tries one after the other', async () => {
    expect(await asked(true)).toEqual([null, ADDRESSES]);
  });

  it('gives the preferred one to a socket that tries one', async () => {
    expect(await asked(false)).toEqual([null, '2606:2800:21f::1', 6]);
  });
});
