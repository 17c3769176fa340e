import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameVersionRelease, upstreamVersion } from './upstream-version.ts';

describe('upstreamVersion', () => {
  it.each([
    // Plain.
    ['31.0.0', '31.0.0'],
    [' 31.0.0\r', '31.0.0'],
    ['22.04', '22.04'],
    ['31.0.0.0rc1', '31.0.0.0rc1'],
    ['31.0.0rc1', '31.0.0rc1'],
    ['31.0.0.0b2', '31.0.0.0b2'],
    ['1.0.0a1', '1.0.0a1'],
    ['31.0.0.dev12', '31.0.0.dev12'],
    ['31.0.0.dev12+gabcdef1', '31.0.0.dev12'],
    ['31.0.0.post1', '31.0.0'],
    ['31.0.0+local.7', '31.0.0'],
    // Debian.
    ['3:31.0.0-0ubuntu1~cloud0', '31.0.0'],
    ['2:25.2.1+git2023041112.4ab2d6c-0ubuntu1', '25.2.1'],
    ['3:31.0.0~rc1-0ubuntu1~cloud0', '31.0.0rc1'],
    ['1:26.0.0~b1-0ubuntu1', '26.0.0b1'],
    ['1:26.0.0~git2025010112.0a1b2c3-0ubuntu1', '26.0.0.dev0'],
    ['8.0.36-0ubuntu0.22.04.1', '8.0.36'],
    ['1:10.6.18+maria~ubu2204', '10.6.18'],
    ['5:27.3.1-1~ubuntu.22.04~jammy', '27.3.1'],
    ['16+257build1.1', '16'],
    ['1.30.3+really1.28.2-1', '1.28.2'],
    ['12.4+deb12u5', '12.4'],
    // RPM, with and without the name.
    ['nova-31.1.0-1.el9', '31.1.0'],
    ['openstack-nova-compute-31.1.0-0.20250301120000.4ab2d6c.el9.noarch', '31.1.0.dev0'],
    ['openstack-nova-1:31.0.0-0.1.0rc1.el9.noarch', '31.0.0rc1'],
    ['1:31.1.0-1.el9', '31.1.0'],
    ['31.1.0-1.el9s', '31.1.0'],
    // Kubernetes.
    ['v1.31.2+k3s1', '1.31.2'],
    ['v1.30.5-eks-ce1d5eb', '1.30.5'],
    ['v1.32.0-rc.1', '1.32.0rc1'],
    ['v1.29.4-gke.1043002', '1.29.4'],
    // A letter that is part of the version.
    ['1.1.1c', '1.1.1'],
    ['1:1.1.1k-12.el8_9', '1.1.1'],
  ])('takes %j for %s', (written, version) => {
    expect(upstreamVersion(written)?.text).toBe(version);
  });

  it.each([
    '',
    ' ',
    'latest',
    'master',
    'v',
    '-1',
    ':3',
    'x-y-z',
    '1'.repeat(15),
    '1.2.3.4.5.6.7.8.9.10.11',
    '3'.padEnd(300, '.1'),
  ])('finds none in %j', (written) => {
    expect(upstreamVersion(written)).toBeUndefined();
  });

  it('keeps numbers as they are written', () => {
    expect(upstreamVersion('22.04.5')?.numbers).toEqual(['22', '04', '5']);
  });

  it('is total, and what it finds it finds again', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0 1 2 3 4 5 9 . : ~ + - v a b rc dev git _'.split(' ')) }),
    );
    fc.assert(
      fc.property(texts, (written) => {
        const found = upstreamVersion(written);
        if (found) expect(upstreamVersion(found.text)).toEqual(found);
      }),
    );
  });
});

describe('nameVersionRelease', () => {
  it.each([
    ['openstack-nova-api-31.1.0-1.el9s.noarch', 'openstack-nova-api', '31.1.0-1.el9s'],
    ['java-1.8.0-openjdk-1.8.0.402.b06-2.el9.x86_64', 'java-1.8.0-openjdk', '1.8.0.402.b06-2.el9'],
    ['python3.11-3.11.11-1.el9.x86_64', 'python3.11', '3.11.11-1.el9'],
    ['nova-1:31.1.0-1.el9', 'nova', '1:31.1.0-1.el9'],
  ])('takes %s apart', (text, name, version) => {
    expect(nameVersionRelease(text)).toEqual({ name, version });
  });

  it.each(['nova', 'nova-31.0.0', 'a-b-c', '-1-2'])('does not take %s for one', (text) => {
    expect(nameVersionRelease(text)).toBeUndefined();
  });
});
