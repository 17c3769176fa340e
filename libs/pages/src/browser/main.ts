/** What `assets/box.js` runs: the box, over the tree of pages in which the script lies, wherever that is published. */
import { fetchedText } from './fetched-text.ts';
import { localDay } from './local-day.ts';
import { startBox } from './start-box.ts';

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) {
  const root = new URL('..', currentScript.src);
  startBox({
    textAt: fetchedText(root),
    today: () => localDay(new Date()),
    hrefOf: (path) => new URL(path, root).href,
  });
}
