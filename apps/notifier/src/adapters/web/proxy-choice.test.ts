import { describe, expect, it } from 'vitest';
import { proxyFor, shownProxy } from './proxy-choice.ts';

const UPSTREAM = new URL('https://releases.openstack.org/file');

describe('the proxy for an address', () => {
  it.each([
    ['http://proxy.test:3128', 'http://proxy.test:3128/'],
    ['https://proxy.test', 'https://proxy.test/'],
    ['proxy.test:3128', 'http://proxy.test:3128/'],
    [' http://proxy.test:3128 ', 'http://proxy.test:3128/'],
    ['http://[::1]:3128/path?query', 'http://[::1]:3128/'],
  ])('is %j as %s', (HTTPS_PROXY, href) => {
    const proxy = proxyFor(UPSTREAM, { HTTPS_PROXY });
    expect(proxy).toMatchObject({ authorization: null });
    expect(proxy?.url.href).toBe(href);
  });

  it.each([{}, { HTTPS_PROXY: '' }, { HTTPS_PROXY: ' ' }, { HTTP_PROXY: 'http://proxy.test' }])(
    'is none for %j',
    (environment) => {
      expect(proxyFor(UPSTREAM, environment)).toBeNull();
    },
  );

  it('is the one in small letters first', () => {
    const environment = { https_proxy: 'http://small.test', HTTPS_PROXY: 'http://large.test' };
    expect(proxyFor(UPSTREAM, environment)?.url.host).toBe('small.test');
    expect(proxyFor(UPSTREAM, { ...environment, https_proxy: '' })?.url.host).toBe('large.test');
  });

  it('keeps its credentials apart, so that nobody is shown them', () => {
    const proxy = proxyFor(UPSTREAM, { HTTPS_PROXY: 'http://us%40er:ge%3Aheim@proxy.test:3128' })!;
    expect(proxy.authorization).toBe(`Basic ${Buffer.from('us@er:ge:heim').toString('base64')}`);
    expect(proxy.url.href).toBe('http://proxy.test:3128/');
    expect(shownProxy(proxy)).toBe('the proxy proxy.test:3128');
  });

  it.each([
    [
      'socks5://user:geheim@proxy.test',
      'the proxy in HTTPS_PROXY is no address such as http://proxy.example.org:3128',
    ],
    ['http://', 'the proxy in HTTPS_PROXY is no address such as http://proxy.example.org:3128'],
    [
      'http://user:%zz@proxy.test',
      'the user name or password of the proxy in HTTPS_PROXY is not percent-encoded',
    ],
  ])('is never left out because %j is none', (HTTPS_PROXY, why) => {
    expect(() => proxyFor(UPSTREAM, { HTTPS_PROXY })).toThrow(
      expect.objectContaining({ message: why, isRefusal: true }),
    );
  });
});

describe('no proxy', () => {
  it.each([
    ['releases.openstack.org', true],
    ['RELEASES.OpenStack.org', true],
    ['openstack.org', true],
    ['.openstack.org', true],
    ['*.openstack.org', true],
    ['a.test, openstack.org', true],
    ['a.test openstack.org', true],
    ['openstack.org:443', true],
    ['*', true],
    ['openstack.org:8443', false],
    ['stack.org', false],
    ['releases.openstack.org.evil.test', false],
    ['.releases', false],
    ['', false],
    [',', false],
    [':443', false],
  ])('is used by %j: %s', (NO_PROXY, isExempt) => {
    const environment = { HTTPS_PROXY: 'http://proxy.test', NO_PROXY };
    expect(proxyFor(UPSTREAM, environment) === null).toBe(isExempt);
  });

  it('is used for a port of its own', () => {
    const environment = { HTTPS_PROXY: 'http://proxy.test', no_proxy: 'mirror.test:8443' };
    expect(proxyFor(new URL('https://mirror.test:8443/'), environment)).toBeNull();
    expect(proxyFor(new URL('https://mirror.test/'), environment)).not.toBeNull();
  });
});
