import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { addMonths, calendarDate } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { expect, it } from 'vitest';
import { openBrowser } from '../src/open-browser.ts';
import { servedPages } from '../src/served-pages.ts';
import { watchedPage } from '../src/watched-page.ts';

const ON = calendarDate('2026-08-21');

/** As many products as endoflife.date has, each with some releases of which one or two live. */
const CATALOG = catalogWith(
  ...Array.from({ length: 464 }, (_, number) =>
    productWith({
      key: `product-${number}`,
      name: `product-${number}`,
      title: `Product ${number}`,
      source: 'endoflife-date',
      asOf: ON,
      releases: Array.from({ length: 18 }, (__, release) => {
        const begins = addMonths(ON, 12 * release - 200 + (number % 12));
        const starts = begins <= ON ? [declared('maintained', begins)] : [scheduled('maintained', begins)];
        const ends = addMonths(begins, 24);
        return releaseWith(`${release + 1}`, [
          ...starts,
          ends <= ON ? declared('end-of-life', ends) : scheduled('end-of-life', ends),
        ]);
      }),
    }),
  ),
);

it('the first page of 464 products renders without trouble, and leads to each of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lastpatch-browser-'));
  const file = join(folder, 'catalog.json');
  writeFileSync(file, encodeCatalog(CATALOG));
  const [browser, served] = await Promise.all([openBrowser(), servedPages('--catalog', file, '--on', ON)]);
  try {
    const { page, troubles } = await watchedPage(browser, served.address);
    await page.goto(served.address);
    expect(await page.locator('section.products li').count()).toBe(464);
    await page.getByRole('link', { name: 'Product 463' }).click();
    await page.getByRole('heading', { level: 1, name: 'Product 463' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(18);
    expect(troubles).toEqual([]);
  } finally {
    await browser.close();
    await served.stop();
    rmSync(folder, { recursive: true });
  }
});
