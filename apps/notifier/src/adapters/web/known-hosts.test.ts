import { describe, expect, it } from 'vitest';
import { KnownHosts } from './known-hosts.ts';

const HOSTS = new KnownHosts({
  allowedHosts: ['opendev.org', 'EndOfLife.date'],
  trustedHosts: ['mirror.example.org:8443', 'mirror.example.org', '[::1]:8443', '10.0.0.5'],
});

function check(url: string): string {
  try {
    HOSTS.check(new URL(url));
    return 'may be read';
  } catch (error) {
    return (error as Error).message;
  }
}

const NOT_AMONG = 'is not among the hosts that may be read; a mirror of your own is named in the settings';

describe('an address', () => {
  it.each([
    'https://opendev.org/a',
    'https://OPENDEV.org:443/a',
    'https://endoflife.date/',
    'https://mirror.example.org/',
    'https://mirror.example.org:8443/',
    'https://[0:0::1]:8443/',
    'https://0xa.5/',
  ])('%s may be read', (url) => {
    expect(check(url)).toBe('may be read');
  });

  it.each([
    ['http://opendev.org/', 'only https is read'],
    ['file:///etc/passwd', 'only https is read'],
    ['https://user@opendev.org/', 'an address with a user name or a password in it is not read'],
    ['https://:geheim@opendev.org/', 'an address with a user name or a password in it is not read'],
    [
      'https://opendev.org:8443/',
      'port 8443 is not read, expected 443; a mirror of your own is named with its port in the settings',
    ],
    ['https://mirror.example.org:9443/', `mirror.example.org:9443 ${NOT_AMONG}`],
    ['https://opendev.org./', `opendev.org. ${NOT_AMONG}`],
    ['https://opendev.org.evil.test/', `opendev.org.evil.test ${NOT_AMONG}`],
    ['https://evilopendev.org/', `evilopendev.org ${NOT_AMONG}`],
    ['https://opendev.org@evil.test/', 'an address with a user name or a password in it is not read'],
    ['https://169.254.169.254/', `169.254.169.254 ${NOT_AMONG}`],
    ['https://opendеv.org/', `xn--opendv-7of.org ${NOT_AMONG}`],
  ])('%s may not', (url, why) => {
    expect(check(url)).toBe(why);
  });
});

describe('a host that the team has named', () => {
  it.each([
    ['https://mirror.example.org:8443/', true],
    ['https://mirror.example.org:9443/', false],
    ['https://opendev.org/', false],
  ])('%s is trusted: %s', (url, isTrusted) => {
    expect(HOSTS.isTrusted(new URL(url))).toBe(isTrusted);
  });

  it.each([
    '',
    'a b',
    'https://opendev.org',
    'opendev.org/',
    'user@opendev.org',
    'opendev.org:x',
    'a?b',
    'a\n',
  ])('is no host when it is %j', (name) => {
    expect(() => new KnownHosts({ allowedHosts: [], trustedHosts: [name] })).toThrow(
      'is no host, expected a name such as mirror.example.org:8443',
    );
  });
});
