import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../src/axe.ts';
import { openBrowser } from '../src/open-browser.ts';
import { pageFigures } from '../src/page-figures.ts';
import { servedPages, type ServedPages } from '../src/served-pages.ts';
import { watchedPage } from '../src/watched-page.ts';

const SETTINGS = `timezone: Europe/Zurich
watches:
  - id: platform
    title: Platform team
    follow: { openstack: supported }
fleet:
  hopDays: 30
  environments:
    - name: region-west
      runs: [{ nova: 31.0.0 }, { ubuntu: 22.04 }]
    - name: region-east
      runs: [{ openstack: 2024.1 }, { nova: 32.0.0 }, { ubuntu: 24.04 }]
`;

const PATHS = [
  '',
  'products/openstack/index.html',
  'products/openstack/releases/epoxy.html',
  'products/openstack/projects/nova.html',
  'products/ubuntu/index.html',
  'products/ubuntu/releases/22.04.html',
  'private/',
];

/** A phone, a laptop and a wide screen. */
const WIDTHS = [360, 1280, 2560];

let browser: Browser;
let served: ServedPages;
const folder = mkdtempSync(join(tmpdir(), 'lastpatch-browser-'));

beforeAll(async () => {
  const config = join(folder, 'lastpatch.yaml');
  writeFileSync(config, SETTINGS);
  const on = ['--catalog', 'bundled', '--on', '2026-08-21'];
  [browser, served] = await Promise.all([openBrowser(), servedPages('--config', config, '--private', ...on)]);
});

afterAll(async () => {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(PATHS)('/%s renders without trouble, and axe finds nothing', async (path) => {
    const { page, troubles, close } = await watchedPage(browser, served.address, { colorScheme });
    await page.goto(served.address + path);
    // What is folded away is read as well.
    for (const details of await page.locator('details:not([open]) > summary').all()) await details.click();
    expect(await axeViolations(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });
});

describe.each(WIDTHS)('at a width of %d px', (width) => {
  it.each(PATHS)('/%s fits, and nothing in it moves while it loads', async (path) => {
    const viewport = { width, height: 900 };
    const { page, close } = await watchedPage(browser, served.address, { viewport });
    await page.goto(served.address + path);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect((await pageFigures(page)).layoutShift).toBe(0);
    await close();
  });
});

describe('on paper', () => {
  it.each(PATHS)('/%s is one page', async (path) => {
    const { page, close } = await watchedPage(browser, served.address);
    await page.goto(served.address + path);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await close();
  });
});

describe('for those who do not use a mouse or see', () => {
  it('leads from the top to the content with the first key', async () => {
    const { page, close } = await watchedPage(browser, served.address);
    await page.goto(served.address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    // The browser tells of a key before it tells of where the key has led.
    await page.waitForURL(`${served.address}#main`);
    await close();
  });

  it('has headings, landmarks and tables that say what they are', async () => {
    const { page, close } = await watchedPage(browser, served.address);
    await page.goto(served.address);
    const tree = await page.locator('body').ariaSnapshot();
    expect(tree).toContain('heading "Lastpatch" [level=1]');
    expect(tree).toContain('heading "What ends next" [level=2]');
    expect(tree).toContain('img "Support windows of the 12 releases whose support ends next"');
    expect(tree).toContain('table "The next end of support of each release, the soonest first"');
    await close();
  });
});

describe('without JavaScript', () => {
  it('says everything but what the box would', async () => {
    const { page, troubles, close } = await watchedPage(browser, served.address, {
      javaScriptEnabled: false,
    });
    await page.goto(served.address);
    expect(await page.locator('svg[role=img]').isVisible()).toBe(true);
    expect(await page.locator('section.ends table tbody tr').count()).toBe(12);
    expect(await page.locator('form').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'OpenStack', exact: true }).click();
    await page.waitForURL(`${served.address}products/openstack/index.html`);
    expect(await page.title()).toBe('OpenStack');
    expect(troubles).toEqual([]);
    await close();
  });
});
