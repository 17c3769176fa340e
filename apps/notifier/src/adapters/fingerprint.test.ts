import { calendarDate } from '@lastpatch/release-model';
import { knownBy, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

const releases = (ends: string, known = '2026-11-01') => [
  releaseWith('reef', [knownBy('maintained', known), scheduled('end-of-life', ends)]),
];
const ceph = productWith({
  key: 'ceph',
  source: 'custom',
  asOf: calendarDate('2026-11-01'),
  releases: releases('2026-12-20'),
});

describe('the fingerprint of what products say', () => {
  it('is the same whenever they were read, and somebody looked', () => {
    const later = {
      ...ceph,
      asOf: calendarDate('2026-11-23'),
      releases: releases('2026-12-20', '2026-11-22'),
    };
    expect(fingerprint([later])).toBe(fingerprint([ceph]));
    expect(fingerprint([{ ...later, readOn: calendarDate('2026-11-22') }])).toBe(fingerprint([ceph]));
  });

  it('is another when a date is', () => {
    expect(fingerprint([{ ...ceph, releases: releases('2026-12-21') }])).not.toBe(fingerprint([ceph]));
  });

  it('is another when they date another product', () => {
    expect(fingerprint([{ ...ceph, overlays: 'openstack' }])).not.toBe(fingerprint([ceph]));
  });
});
