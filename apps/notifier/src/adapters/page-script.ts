/**
 * The script of the pages, `assets/box.js`. In a checkout it is made when it is asked for; in a built program this file is
 * replaced by the finished text (`page-script-plugin.ts`), so that it needs no bundler.
 */
export async function pageScript(): Promise<string> {
  const { boxScript } = await import('@lastpatch/pages/bundle');
  return boxScript();
}
