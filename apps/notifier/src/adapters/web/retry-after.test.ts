import { describe, expect, it } from 'vitest';
import { retryAfter } from './retry-after.ts';

const NOW = Date.parse('2026-08-21T16:00:00Z');
const AT = 'Fri, 21 Aug 2026 16:02:00 GMT';

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [AT, 120_000],
    ['Fri, 21 Aug 2026 15:59:59 GMT', 0],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
  ])('%s is %i ms', (value, ms) => {
    expect(retryAfter(value, undefined, NOW)).toBe(ms);
  });

  it.each([undefined, '', '-1', '1.5', '1e3', 'soon', '2026-08-21', 'Fri, 32 Aug 2026 16:02:00 GMT'])(
    '%s says nothing',
    (value) => {
      expect(retryAfter(value, undefined, NOW)).toBeUndefined();
    },
  );

  it('is counted from the answer itself, whatever our clock says', () => {
    expect(retryAfter(AT, 'Fri, 21 Aug 2026 16:01:30 GMT', NOW)).toBe(30_000);
    expect(retryAfter(AT, 'yesterday', NOW)).toBe(120_000);
  });
});
