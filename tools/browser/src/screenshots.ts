/** The pictures of the documentation: npm run --silent screenshots -w @lastpatch/browser */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mailPicture, smsPicture } from './letter-picture.ts';
import { openBrowser } from './open-browser.ts';
import { sampleLetter } from './sample-letter.ts';
import { servedPages } from './served-pages.ts';

/** The day of the bundled catalog, so that the pictures change only when the pages do. */
const SHOWN = ['--catalog', 'bundled', '--on', '2026-08-21'];

const PICTURES = [
  { name: 'page-360', path: '#run=nova%2031.0.0', width: 360, height: 780, colorScheme: 'light' },
  { name: 'page-1280', path: '#run=nova%2031.0.0', width: 1280, height: 860, colorScheme: 'light' },
  { name: 'page-2560', path: '', width: 2560, height: 1200, colorScheme: 'dark' },
  {
    name: 'page-openstack',
    path: 'products/openstack/index.html',
    width: 1280,
    height: 860,
    colorScheme: 'dark',
  },
] as const;

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const [browser, served] = await Promise.all([openBrowser(), servedPages(...SHOWN)]);
for (const { name, path, width, height, colorScheme } of PICTURES) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-08-21T12:00:00Z'));
  await page.goto(served.address + path, { waitUntil: 'networkidle' });
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
}
const letter = sampleLetter();
for (const { name, html, width } of [
  { name: 'letter', html: mailPicture(letter), width: 660 },
  { name: 'letter-phone', html: mailPicture(letter), width: 360 },
  { name: 'sms', html: smsPicture(letter), width: 330 },
]) {
  const context = await browser.newContext({ viewport: { width, height: 100 } });
  const page = await context.newPage();
  await page.setContent(html);
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
  await context.close();
}
await browser.close();
await served.stop();
