import { describe, expect, it } from 'vitest';
import { isConditional, requestHeaders, userAgentOf } from './request-headers.ts';

const FILE = { url: 'https://upstream.test/', mostBytes: 1 };

describe('the headers of a request', () => {
  it.each([
    [{ etag: '"a1"' }, true],
    [{ etag: 'W/"a1"' }, true],
    [{ etag: '""' }, true],
    [{ etag: '"caf\u00e9"' }, true],
    [{ lastModified: 'Thu, 20 Aug 2026 13:02:00 GMT' }, true],
    [{}, false],
    [{ etag: 'a1' }, false],
    [{ etag: '*' }, false],
    [{ etag: '"a"b"' }, false],
    [{ etag: '"a"\r\nx: 1' }, false],
    [{ etag: '"\u{1f680}"' }, false],
    [{ lastModified: '' }, false],
    [{ lastModified: 'Thu\nx: 1' }, false],
  ])('with %j ask for what has changed only: %s', (marks, expected) => {
    expect(isConditional(requestHeaders({ ...FILE, ...marks }, 'Lastpatch/1'))).toBe(expected);
  });

  it.each([
    [undefined, '*/*'],
    ['application/json', 'application/json'],
    ['text/yaml\r\nx: 1', '*/*'],
  ])('with %j ask for %s', (accept, expected) => {
    const headers = requestHeaders({ ...FILE, ...(accept === undefined ? {} : { accept }) }, 'Lastpatch/1');
    expect(headers).toMatchObject({ accept: expected });
  });
});

describe('who asks', () => {
  it('is named with an address', () => {
    expect(userAgentOf('1.2.3', 'mailto:ops@example.org')).toBe('Lastpatch/1.2.3 (+mailto:ops@example.org)');
  });

  it.each(['https://example.org\r\nx: 1', 'https://ex\u00e4mple.org'])('cannot be %j', (contact) => {
    expect(() => userAgentOf('1.2.3', contact)).toThrow('expected an address in plain ASCII');
  });
});
