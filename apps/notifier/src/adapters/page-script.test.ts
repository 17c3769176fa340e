import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { finishedPageScript } from '../../page-script-plugin.ts';
import { pageScript } from './page-script.ts';

describe('the script of the pages', () => {
  it('is the same in a checkout and in a built program, which needs no bundler for it', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [fileURLToPath(new URL('page-script.ts', import.meta.url))],
      bundle: true,
      format: 'esm',
      platform: 'node',
      minify: true,
      metafile: true,
      plugins: [finishedPageScript],
      write: false,
    });
    const [output] = Object.values(metafile.outputs);
    expect(output?.imports).toEqual([]);
    const text = outputFiles[0]?.text ?? '';
    const built = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
      pageScript: typeof pageScript;
    };
    expect(await built.pageScript()).toBe(await pageScript());
  });
});
