import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CertificateAuthority } from '../../../testing/web/certificate-authority.ts';
import { listening } from '../../../testing/web/listening.ts';
import { readerOf, readFrom } from '../../../testing/web/reader-of.ts';
import { AUTHORITY, HOST, upstream } from '../../../testing/web/upstream.ts';
import { HttpsReader } from './https-reader.ts';

const NOT_PUBLIC = 'is not a public one; a mirror of your own is named in the settings';

/** Without own certificate authorities, and with the system's look-up. */
const PLAIN = {
  allowedHosts: [],
  environment: {},
  version: '1.2.3',
  contact: 'https://lastpatch.example',
  limits: { attempts: 1 },
  random: () => 0,
  now: () => 0,
};

function found(...addresses: readonly string[]): LookupAddress[] {
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

describe('a host that is allowed and not trusted', () => {
  it.each([
    [['10.0.0.1'], '10.0.0.1'],
    [['169.254.169.254'], '169.254.169.254'],
    [['::ffff:127.0.0.1'], '::ffff:127.0.0.1'],
    [['fd00:ec2::254'], 'fd00:ec2::254'],
    [['8.8.8.8', '127.0.0.1'], '127.0.0.1'],
  ])('is not connected to at %j', async (addresses, named) => {
    const reader = readerOf([], {
      allowedHosts: ['upstream.test'],
      lookup: () => Promise.resolve(found(...addresses)),
    });
    expect(await reader.read({ url: 'https://upstream.test/file', mostBytes: 10 })).toEqual({
      kind: 'failed',
      why: `https://upstream.test/file: its address ${named} ${NOT_PUBLIC}`,
      isRefusal: true,
    });
  });

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['[::1]', '::1'],
    ['[::ffff:10.0.0.1]', '::ffff:a00:1'],
  ])('is not connected to when it is the address %s itself', async (host, named) => {
    const lookup = vi.fn();
    const reader = readerOf([], { allowedHosts: [host], lookup });
    expect(await reader.read({ url: `https://${host}/`, mostBytes: 10 })).toMatchObject({
      why: expect.stringContaining(`its address ${named} ${NOT_PUBLIC}`) as string,
      isRefusal: true,
    });
    expect(lookup).not.toHaveBeenCalled();
  });

  it('is not connected to through a proxy when it is such an address itself', async () => {
    const reader = readerOf([], {
      allowedHosts: ['10.0.0.1'],
      environment: { HTTPS_PROXY: 'http://127.0.0.1:9' },
    });
    expect(await reader.read({ url: 'https://10.0.0.1/', mostBytes: 10 })).toMatchObject({ isRefusal: true });
  });
});

describe('a connection', () => {
  it('goes to the address that was checked, whatever the name means a moment later', async () => {
    const server = await upstream((_request, response) => response.end('checked'));
    const answers = [found('127.0.0.1'), found('127.0.0.2')];
    const lookup = vi.fn(() => Promise.resolve(answers.shift() ?? []));
    expect(await readFrom(server, { lookup })).toMatchObject({ body: Buffer.from('checked') });
    expect(lookup.mock.calls).toEqual([[HOST]]);
  });

  it('tries all addresses of a name', async () => {
    const server = await upstream((_request, response) => response.end('second'));
    // Nothing listens on the first.
    const lookup = () => Promise.resolve(found('127.0.0.2', '127.0.0.1'));
    expect(await readFrom(server, { lookup })).toMatchObject({ body: Buffer.from('second') });
  });

  it('goes to a trusted address without a name', async () => {
    const server = await upstream((_request, response) => response.end('here'));
    const host = `127.0.0.1:${server.port}`;
    const answer = await readFrom(server, { trustedHosts: [host] }, { url: `https://${host}/` });
    expect(answer).toMatchObject({ body: Buffer.from('here') });
  });

  it('asks the system for a name when nothing else is said', async () => {
    const server = await upstream((_request, response) => response.end());
    const reader = new HttpsReader({ ...PLAIN, trustedHosts: [`localhost:${server.port}`] });
    // That far the connection came.
    expect(await reader.read({ url: `https://localhost:${server.port}/`, mostBytes: 10 })).toMatchObject({
      why: expect.stringContaining('its certificate is not trusted') as string,
    });
  });
});

describe('a certificate', () => {
  it('of an authority that is not named is not trusted', async () => {
    const server = await upstream((_request, response) => response.end());
    const reader = readerOf([server], { authorities: new CertificateAuthority().pem });
    expect(await reader.read({ url: server.url, mostBytes: 10 })).toEqual({
      kind: 'failed',
      why: `${server.url}: its certificate is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE); a certificate authority of your own is named in the settings`,
      isRefusal: true,
    });
    expect(server.requests).toEqual([]);
  });

  it('is not trusted without own authorities, even where the environment says that all are', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await upstream((_request, response) => response.end());
    const lookup = () => Promise.resolve(found('127.0.0.1'));
    const reader = new HttpsReader({ ...PLAIN, trustedHosts: [server.host], lookup });
    expect(await reader.read({ url: server.url, mostBytes: 10 })).toMatchObject({
      kind: 'failed',
      isRefusal: true,
    });
  });

  it.each([
    [{ hosts: ['other.test'] }, 'is for another host'],
    [{ hosts: [HOST], days: -1 }, 'has expired'],
  ])('for %j is not trusted', async (options, said) => {
    const server = await upstream((_request, response) => response.end(), AUTHORITY.identity(options));
    expect(await readFrom(server, { limits: { attempts: 3 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: its certificate ${said}`,
      isRefusal: true,
    });
  });
});

describe('a host that cannot be reached', () => {
  it('has no name that is known', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    const reader = readerOf([], { allowedHosts: [HOST], lookup, limits: { attempts: 1 } });
    expect(await reader.read({ url: `https://${HOST}/file`, mostBytes: 10 })).toEqual({
      kind: 'failed',
      why: `https://${HOST}/file: its name is not known`,
      isRefusal: false,
    });
  });

  it('has a name and no address', async () => {
    const reader = readerOf([], {
      allowedHosts: [HOST],
      lookup: () => Promise.resolve([]),
      limits: { attempts: 1 },
    });
    expect(await reader.read({ url: `https://${HOST}/file`, mostBytes: 10 })).toMatchObject({
      why: `https://${HOST}/file: its name is not known`,
    });
  });

  it('does not answer the look-up', async () => {
    const lookup = () => new Promise<never>(() => undefined);
    const limits = { attempts: 1, silenceMs: 50 };
    const reader = readerOf([], { allowedHosts: [HOST], lookup, limits });
    expect(await reader.read({ url: `https://${HOST}/file`, mostBytes: 10 })).toMatchObject({
      why: `https://${HOST}/file: nothing came for 0.05 seconds`,
    });
  });

  it('does not answer in TLS', async () => {
    const port = await listening(createServer((socket) => socket.resume().on('error', () => undefined)));
    const url = `https://${HOST}:${port}/file`;
    const limits = { attempts: 1, silenceMs: 50 };
    const reader = readerOf([], { trustedHosts: [`${HOST}:${port}`], limits });
    expect(await reader.read({ url, mostBytes: 10 })).toMatchObject({
      why: `${url}: nothing came for 0.05 seconds`,
    });
  });
});
