// @vitest-environment happy-dom
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boxCatalog, HOSTILE_NAMES } from '../../testing/index.ts';
import { BOX_IDS, BoxSection } from '../box/box-section.ts';
import { UnreadableDocument } from '../box/document-field.ts';
import { runFragment } from '../box/run-fragment.ts';
import { publicPages } from '../public-pages.ts';
import { startBox } from './start-box.ts';

const ON = calendarDate('2026-08-21');

interface Page {
  readonly asked: string[];
  /** Holds a document back until what it gives is called. */
  readonly holdBack: (path: string) => () => void;
}

interface Opening {
  readonly fragment?: string;
  readonly catalog?: Catalog;
  /** What goes wrong whenever a document is asked for. */
  readonly fault?: Error;
  /** In the input, before the script has run. */
  readonly written?: string;
}

/** A page with the box over the documents of a catalog, at an address with a fragment. */
function opened({ fragment = '', catalog = boxCatalog(), fault, written = '' }: Opening = {}): Page {
  const { pages } = publicPages(catalog, ON);
  document.body.innerHTML = renderToString(h(BoxSection, null));
  history.replaceState(null, '', `/sub/path/${fragment}`);
  input().value = written;
  const asked: string[] = [];
  const held = new Map<string, Promise<undefined>>();
  startBox({
    today: () => ON,
    hrefOf: (path) => new URL(path, 'https://example.org/sub/path/').href,
    textAt: async (path) => {
      asked.push(path);
      if (fault) throw fault;
      await held.get(path);
      const text = pages.get(path);
      if (text === undefined) throw new UnreadableDocument(`${path} could not be read.`);
      return text;
    },
  });
  const holdBack = (path: string): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    held.set(path, promise);
    return () => resolve(undefined);
  };
  return { asked, holdBack };
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new RangeError(id);
  return found;
}

function input(): HTMLInputElement {
  return element(BOX_IDS.entered) as HTMLInputElement;
}

function enter(text: string): void {
  input().value = text;
  element(BOX_IDS.form).dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
}

function region(): string {
  return element(BOX_IDS.answer).textContent;
}

/** Waits for as long as it takes on a busy machine. */
function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000, interval: 10 });
}

async function said(text: string): Promise<void> {
  await eventually(() => expect(region()).toContain(text));
}

// The box listens to the window for as long as the page lives; a page of a test ends with it.
let listening: Parameters<typeof window.addEventListener>[] = [];
beforeEach(() => {
  listening = vi.spyOn(window, 'addEventListener').mock.calls;
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const [type, listener] of listening) window.removeEventListener(type, listener);
});

describe('the box on a page', () => {
  it('reads nothing before it is used, and names alone when it gets the focus', async () => {
    const { asked } = opened();
    expect(region()).toBe('');
    expect(asked).toEqual([]);
    input().dispatchEvent(new Event('focus'));
    await eventually(() => expect(asked).toEqual(['names.json']));
  });

  it('answers what is entered, and puts it into the fragment alone', async () => {
    opened();
    enter('nova 31.0.0');
    await said('Support ends on 2 October 2026, in 42 days, as planned by OpenStack.');
    expect(region()).toContain('Go to 2026.1 Gazpacho');
    expect(location.hash).toBe('#run=nova%2031.0.0');
    expect(location.search).toBe('');
    const links = [...element(BOX_IDS.answer).querySelectorAll('a')].map(({ href }) => href);
    expect(links[0]).toBe('https://example.org/sub/path/products/openstack/releases/epoxy.html');
  });

  it('answers an address that was shared', async () => {
    opened({ fragment: '#run=ubuntu%2022.04' });
    await said('Ubuntu 22.04 Jammy Jellyfish');
    expect(input().value).toBe('ubuntu 22.04');
  });

  it('keeps the focus where it was, when what was picked in an answer is gone with it', async () => {
    opened({ fragment: runFragment('openstack') });
    await said('Which one?');
    element(BOX_IDS.answer).querySelector('a')?.focus();
    location.hash = runFragment('openstack epoxy');
    await said('Support ends on');
    expect(document.activeElement?.id).toBe(BOX_IDS.answer);
  });

  it('takes the focus from nothing else', async () => {
    opened();
    input().focus();
    enter('openstack epoxy');
    await said('OpenStack 2025.1 Epoxy');
    expect(document.activeElement?.id).toBe(BOX_IDS.entered);
  });

  it('follows the fragment: back, forward and links', async () => {
    opened({ fragment: runFragment('ubuntu 22.04') });
    await said('Ubuntu 22.04');
    location.hash = runFragment('openstack epoxy');
    await said('OpenStack 2025.1 Epoxy');
    location.hash = runFragment('ubuntu 22.04');
    await said('Ubuntu 22.04');
    location.hash = '';
    await vi.waitFor(() => expect(region()).toBe(''));
    expect(input().value).toBe('');
  });

  it('leaves what is there where a fragment leads to a part of the page', async () => {
    opened({ fragment: runFragment('ubuntu 22.04') });
    await said('Ubuntu 22.04');
    location.hash = '#products';
    // The event comes with a later task.
    await new Promise((done) => window.addEventListener('hashchange', done, { once: true }));
    expect(region()).toContain('Ubuntu 22.04');
    expect(input().value).toBe('ubuntu 22.04');
  });

  it('leaves what was written before it was there', () => {
    opened({ written: 'nova 3' });
    expect(input().value).toBe('nova 3');
  });

  it('answers the same again, and an empty text without an address', async () => {
    const { asked } = opened({ fragment: runFragment('ubuntu 22.04') });
    await said('Ubuntu 22.04');
    const before = asked.length;
    enter('ubuntu 22.04');
    expect(region()).toContain('Looking up');
    await said('Ubuntu 22.04 Jammy');
    enter('');
    await said('Enter what you run');
    expect(location.hash).toBe('#run=ubuntu%2022.04');
    expect(asked).toHaveLength(before);
  });

  it('answers the last that was asked, in whatever order documents come', async () => {
    const { asked, holdBack } = opened();
    const release = holdBack('products/ubuntu/model.json');
    enter('ubuntu 22.04');
    await eventually(() => expect(asked).toContain('products/ubuntu/model.json'));
    enter('openstack epoxy');
    await said('OpenStack 2025.1 Epoxy');
    release();
    // All that follows from the document follows before the next task.
    await new Promise((done) => setTimeout(done));
    expect(region()).toContain('OpenStack 2025.1 Epoxy');
  });

  it('says what could not be read', async () => {
    opened({ catalog: catalogWith() });
    enter('ubuntu 22.04');
    await said('names.json could not be read.');
  });

  it('says so where it has a fault of its own, and reports it', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    opened({ fault: new RangeError('a fault') });
    enter('ubuntu 22.04');
    await said('the script of this page has a fault');
    expect(reported).toHaveBeenCalledWith(new RangeError('a fault'));
  });

  it('suggests, as links that enter it', async () => {
    opened();
    enter('ubunut 22.04');
    await said('Did you mean this?');
    const [link] = element(BOX_IDS.answer).querySelectorAll('a');
    expect(link?.getAttribute('href')).toBe('#run=ubuntu%2022.04');
  });

  it.each(Object.entries(HOSTILE_NAMES))('shows as text what is entered: %s', async (_, name) => {
    opened();
    enter(`${name} 1`);
    await eventually(() => expect(region()).not.toContain('Looking up'));
    expectHarmless();
  });

  it('shows as text what products and releases are called', async () => {
    const name = HOSTILE_NAMES['a script element'] ?? '';
    const release = releaseWith('1', [scheduled('end-of-life', '2027-01-01')], { name });
    const product = productWith({ key: 'x', name: 'x', title: name, releases: [release] });
    opened({ catalog: catalogWith(product) });
    enter('x 1');
    await said('<script>alert(1)</script>');
    expectHarmless();
  });

  it('does nothing on a page without its section', () => {
    document.body.innerHTML = '<p>Something else</p>';
    const textAt = vi.fn();
    startBox({ textAt, today: () => ON, hrefOf: (path) => path });
    expect(textAt).not.toHaveBeenCalled();
  });
});

function expectHarmless(): void {
  const answer = element(BOX_IDS.answer);
  expect(answer.querySelectorAll('script, img, iframe, [style], [onclick], [onerror]')).toHaveLength(0);
  for (const { href } of answer.querySelectorAll('a')) expect(href).toMatch(/^(https?:|#)/);
}
