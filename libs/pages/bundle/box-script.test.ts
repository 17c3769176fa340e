import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { boxScript, MOST_BYTES, sentBytes } from './box-script.ts';

describe('the script of the pages', () => {
  it('is within its budget', async () => {
    expect(sentBytes(await boxScript())).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('is the same bytes from the same sources', async () => {
    expect(await boxScript()).toBe(await boxScript());
  });

  it('is one classic script that makes no code, names no place on the machine and no other site', async () => {
    const text = await boxScript();
    expect(() => new Script(text)).not.toThrow();
    expect(text).not.toMatch(/\beval\(|\bFunction\(|\bimport\(|sourceMappingURL/);
    expect(text).not.toContain(import.meta.dirname);
    const addresses = new Set([...text.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address));
    // Names of markup languages, which are addresses of nothing that is read.
    addresses.delete('http://www.w3.org');
    expect([...addresses]).toEqual([]);
  });
});
