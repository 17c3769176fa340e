import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../src/axe.ts';
import { openBrowser } from '../src/open-browser.ts';
import { pageFigures } from '../src/page-figures.ts';
import { servedPages, type ServedPages } from '../src/served-pages.ts';
import { watchedPage } from '../src/watched-page.ts';

let browser: Browser;
let served: ServedPages;

beforeAll(async () => {
  const on = ['--catalog', 'bundled', '--on', '2026-08-21'];
  [browser, served] = await Promise.all([openBrowser(), servedPages(...on)]);
});

afterAll(async () => {
  await browser.close();
  await served.stop();
});

/** The reader's own day, which the box goes by. */
const TODAY = new Date('2026-08-21T12:00:00Z');

async function answerTo(page: Page, text: string): Promise<string> {
  await page.locator('form input').fill(text);
  await page.locator('form input').press('Enter');
  // Something other than that it is being looked up.
  const answer = page.locator('[aria-live]').filter({ hasText: /\S/, hasNotText: /^Looking up/ });
  return (await answer.innerText()).replaceAll(/\s+/g, ' ');
}

describe('the box', () => {
  it.each([
    [
      'nova 31.0.0',
      [
        'nova 31.0.0 belongs to OpenStack 2025.1 Epoxy',
        'Support ends on 2 October 2026, in 42 days',
        'Go to 2026.1 Gazpacho (SLURP to SLURP)',
      ],
    ],
    ['2025.1', ['OpenStack 2025.1 Epoxy', '2 October 2026']],
    ['ubuntu 22.04', ['Ubuntu 22.04 Jammy Jellyfish', 'April 2027', 'All support ends on 10 April 2032']],
    ['novva 31.0.0', ['nova']],
    ['!!!', ['nova 31.0.0']],
    ['<img src=x onerror=alert(1)>', ['is called so']],
  ])('answers %s', async (entered, expected) => {
    const { page, troubles, close } = await watchedPage(browser, served.address);
    await page.clock.setFixedTime(TODAY);
    await page.goto(served.address);
    const said = await answerTo(page, entered);
    for (const part of expected) expect(said).toContain(part);
    await page.waitForURL(/#run=/);
    const url = new URL(page.url());
    expect(url.search).toBe('');
    expect(decodeURIComponent(url.hash.replaceAll('+', ' '))).toContain(entered);
    expect(await axeViolations(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });

  it('is asked by the address alone, and goes back and forth with it', async () => {
    const { page, troubles, close } = await watchedPage(browser, served.address);
    await page.clock.setFixedTime(TODAY);
    await page.goto(`${served.address}#run=nova%2031.0.0`);
    const answer = page.locator('[aria-live]');
    await answer.getByText('2 October 2026').first().waitFor();
    expect(await page.locator('form input').inputValue()).toBe('nova 31.0.0');
    await answerTo(page, 'ubuntu 22.04');
    await answer.getByText('22.04').first().waitFor();
    await page.goBack();
    await answer.getByText('2 October 2026').first().waitFor();
    expect(await page.locator('form input').inputValue()).toBe('nova 31.0.0');
    expect(troubles).toEqual([]);
    await close();
  });

  it('moves nothing before it is asked', async () => {
    const { page, close } = await watchedPage(browser, served.address);
    await page.goto(served.address);
    await page.waitForLoadState('networkidle');
    expect((await pageFigures(page)).layoutShift).toBe(0);
    await close();
  });
});
