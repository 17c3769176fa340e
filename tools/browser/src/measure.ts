/**
 * What the first page costs to load: npm run --silent measure -w @lastpatch/browser [-- OPTIONS OF lastpatch pages]
 *
 * The bytes are those that go over the wire, gzipped, headers not counted; the largest paint is the median of nine loads in a
 * fresh context each, with a processor slowed down four times.
 */
import type { Browser } from 'playwright-core';
import { openBrowser } from './open-browser.ts';
import { pageFigures } from './page-figures.ts';
import { servedPages } from './served-pages.ts';

const LOADS = 9;
const SLOWED = 4;

interface Load {
  readonly bytes: ReadonlyMap<string, number>;
  readonly layoutShift: number;
  readonly largestPaintMs: number;
}

async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const bytes = new Map<string, number>();
  page.on('response', (response) => {
    const size = Number(response.headers()['content-length']);
    bytes.set(new URL(response.url()).pathname, size);
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const figures = await pageFigures(page);
  await context.close();
  return { bytes, ...figures };
}

const served = await servedPages(...process.argv.slice(2));
const browser = await openBrowser();
const loads: Load[] = [];
for (let count = 0; count < LOADS; count++) loads.push(await load(browser, served.address));
await browser.close();
await served.stop();

const bytes = loads[0]?.bytes ?? new Map<string, number>();
for (const [path, size] of bytes) console.log(`${path}: ${(size / 1024).toFixed(1)} KB gzipped`);
const sum = [...bytes.values()].reduce((total, size) => total + size, 0);
const paints = loads.map(({ largestPaintMs }) => largestPaintMs).sort((a, b) => a - b);
console.log(`together: ${(sum / 1024).toFixed(1)} KB gzipped`);
console.log(`layout shift: ${Math.max(...loads.map(({ layoutShift }) => layoutShift))}`);
console.log(
  `largest paint: ${Math.round(paints[Math.floor(LOADS / 2)] ?? Number.NaN)} ms, processor slowed ${SLOWED} times`,
);
