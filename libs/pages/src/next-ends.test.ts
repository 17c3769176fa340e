import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { nextEnds } from './next-ends.ts';
import { shelvesOf } from './shelf.ts';

const ON = calendarDate('2026-08-21');

describe('the next ends of support', () => {
  it('are one of each release that has one, the soonest first, what is overdue before all', () => {
    const product = productWith({
      asOf: ON,
      releases: [
        releaseWith('over', [declared('maintained', '2020-01-01'), declared('end-of-life', '2024-01-01')]),
        releaseWith('overdue', [
          declared('maintained', '2023-01-01'),
          scheduled('unmaintained', '2026-08-20'),
        ]),
        releaseWith('later', [
          declared('maintained', '2024-01-01'),
          scheduled('security', '2027-05-01'),
          scheduled('end-of-life', '2028-01-01'),
        ]),
        releaseWith('today', [declared('maintained', '2024-01-01'), scheduled('end-of-life', '2026-08-21')]),
        releaseWith('soon', [
          declared('maintained', '2024-06-01'),
          declared('security', '2025-01-01'),
          scheduled('end-of-life', '2026-09-01'),
        ]),
        releaseWith('all at once', [
          declared('maintained', '2024-06-01'),
          scheduled('security', '2026-11-07'),
          scheduled('end-of-life', '2026-11-07'),
        ]),
        releaseWith('unknown', [declared('maintained', '2025-01-01'), scheduled('end-of-life', null)]),
        releaseWith('to come', [scheduled('maintained', '2026-10-01')]),
      ],
    });
    const { releases } = shelvesOf(catalogWith(product))(product);
    expect(nextEnds(releases, ON).map(({ release, phase }) => `${release.id} ${phase}`)).toEqual([
      'overdue unmaintained',
      'today end-of-life',
      'soon end-of-life',
      'all at once end-of-life',
      'later security',
    ]);
  });
});
