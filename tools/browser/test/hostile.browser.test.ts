import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileCatalog, HOSTILE_NAMES } from '@lastpatch/pages/testing';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../src/axe.ts';
import { openBrowser } from '../src/open-browser.ts';
import { servedPages, type ServedPages } from '../src/served-pages.ts';
import { watchedPage } from '../src/watched-page.ts';

let browser: Browser;
let served: ServedPages;
const folder = mkdtempSync(join(tmpdir(), 'lastpatch-browser-'));

beforeAll(async () => {
  const file = join(folder, 'catalog.json');
  writeFileSync(file, encodeCatalog(hostileCatalog()));
  [browser, served] = await Promise.all([
    openBrowser(),
    servedPages('--catalog', file, '--on', '2026-08-21'),
  ]);
});

afterAll(async () => {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true });
});

describe('hostile names', () => {
  it('are harmless on the first page, and on that of each product', async () => {
    const { page, troubles, close } = await watchedPage(browser, served.address);
    await page.goto(served.address);
    const links = await page
      .locator('section.products a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThanOrEqual(Object.keys(HOSTILE_NAMES).length - 1);
    expect(await axeViolations(page)).toEqual([]);
    for (const link of links) {
      await page.goto(link);
      expect(await page.locator('script:not([src])').count()).toBe(0);
      // What hides, reorders or breaks text would show as a character of its own.
      expect(await page.locator('main').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
    }
    expect(troubles).toEqual([]);
    await close();
  });

  it('do no harm in the box', async () => {
    const { page, troubles, close } = await watchedPage(browser, served.address);
    await page.goto(served.address);
    for (const name of Object.values(HOSTILE_NAMES)) {
      await page.goto(`${served.address}#run=${encodeURIComponent(name.toWellFormed().slice(0, 300))}`);
      await page.waitForLoadState('networkidle');
      expect(await page.locator('[aria-live] img, [aria-live] script').count()).toBe(0);
    }
    expect(troubles).toEqual([]);
    await close();
  });
});
