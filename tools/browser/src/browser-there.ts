import { chromiumPath } from './chromium.ts';

/** Before any test: files that are run at the same time would install and unpack one browser at the same time. */
export async function setup(): Promise<void> {
  await chromiumPath();
}
