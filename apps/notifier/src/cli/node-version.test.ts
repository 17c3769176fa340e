import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lastpatchIn } from '../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { oldNodeSaid } from './node-version.ts';

describe('the version of Node.js', () => {
  it.each(['18.20.4', '20.20.2', '22.21.0', '24.15.9'])('%s is too old', (version) => {
    expect(oldNodeSaid(version)).toContain(`This is Node.js ${version}, and Lastpatch needs 24.16 or later`);
  });

  it.each(['24.16.0', '24.21.0', '25.0.0', '26.1.0', '100.0.0'])('%s is not', (version) => {
    expect(oldNodeSaid(version)).toBeUndefined();
  });

  it('is the one that the workspace asks for', () => {
    const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
    const { engines } = JSON.parse(text) as { readonly engines: { readonly node: string } };
    const oldest = engines.node.replace('>=', '');
    expect(oldNodeSaid(oldest)).toBeUndefined();
    expect(oldNodeSaid('1.0.0')).toContain(`needs ${oldest.replace(/\.0$/, '')} or later`);
  });

  it('is said in a sentence where it is too old, before anything else is loaded', async () => {
    const pretend = 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });';
    const node = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
    expect(await lastpatchIn(temporaryFolder(), ['status'], { node })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^lastpatch: This is Node\.js 20\.20\.2, .+\n$/) as unknown,
    });
  });
});
