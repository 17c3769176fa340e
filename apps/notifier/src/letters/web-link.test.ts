import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { bareLink, webLink } from './web-link.ts';

describe('a link of upstream', () => {
  it.each([
    ['https://releases.openstack.org/caracal/', 'releases.openstack.org/caracal'],
    ['https://endoflife.date/ubuntu', 'endoflife.date/ubuntu'],
    ['http://example.org', 'example.org'],
    ['https://example.org:8443/a?b=c&d=e#f', 'example.org:8443/a?b=c&d=e#f'],
    [
      'https://ubuntu.com/about/release-cycle#ubuntu-kernel-release-cycle',
      'ubuntu.com/about/release-cycle#ubuntu-kernel-release-cycle',
    ],
  ])('%s is one', (link, bare) => {
    expect(webLink(link)).toBe(link);
    expect(bareLink(link)).toBe(bare);
  });

  it.each([
    null,
    '',
    'example.org',
    'javascript:alert(1)',
    'ftp://example.org/',
    'https://',
    'https://user@example.org/',
    'https://example.org/a b',
    'https://example.org/<b>',
    'https://example.org/a|b',
    'https://example.org/"onclick=',
    'https://example.org/\n',
    'https://例え.jp/',
  ])('%j is none that is shown', (link) => {
    expect(webLink(link)).toBeNull();
    expect(bareLink(link)).toBeNull();
  });

  it.each(Object.entries(HOSTILE_NAMES))('holds nothing that breaks out after %s', (_, name) => {
    expect(webLink(`https://releases.example/${name}`) ?? '').not.toMatch(/[\s<>|"[\]`\\]/);
  });
});
