import { calendarDate, type Product } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { anyTexts, boxCatalog, hostileCatalog, HOSTILE_NAMES, treeDataOf } from '../../testing/index.ts';
import { type Answer, answerTo } from './answer.ts';
import { AnswerView } from './answer-view.ts';
import { choicesOf } from './choices.ts';

const ON = calendarDate('2026-08-21');
const EXAMPLES = ['nova 31.0.0'];

async function answered(text: string, catalog = boxCatalog()): Promise<Answer> {
  return answerTo(text, { on: ON, data: treeDataOf(catalog, ON).data });
}

/** The release that is meant, else the kind of the answer and what may be picked. */
async function meant(text: string, catalog = boxCatalog()): Promise<string> {
  const answer = await answered(text, catalog);
  if (answer.kind === 'running') {
    const { product, release, by } = answer.running;
    const others = answer.others.map((other) => other.product.name);
    return [product.name, release.id, by?.project.name ?? [], others].flat().join(' ');
  }
  const { choices } = choicesOf(answer, { on: ON, examples: EXAMPLES });
  return [answer.kind, ...choices.map(({ entered }) => entered)].join(', ');
}

describe('what is entered', () => {
  it.each([
    ['nova 31.0.0', 'openstack 2025.1 nova'],
    ['nova@31.0.0', 'openstack 2025.1 nova'],
    ['NOVA  31.0.0 ', 'openstack 2025.1 nova'],
    ['nova==31.0.0', 'openstack 2025.1 nova'],
    ['nova: 31.0.0', 'openstack 2025.1 nova'],
    ['nova v31.0.0', 'openstack 2025.1 nova'],
    ['nova-31.0.0', 'openstack 2025.1 nova'],
    ['openstack nova 31.0.0', 'openstack 2025.1 nova'],
    ['Compute service 31.0.0', 'openstack 2025.1 nova'],
    ['Networking 8.0.0', 'openstack 2025.1 ovn-octavia-provider'],
    // A version of a package, and one that nobody has published.
    ['nova 3:31.0.0-0ubuntu1~cloud0', 'openstack 2025.1 nova'],
    ['nova 31.1.9', 'openstack 2025.1 nova'],
    ['openstack epoxy', 'openstack 2025.1'],
    ['OpenStack 2025.1 Epoxy', 'openstack 2025.1'],
    ['openstack 2025.1.2', 'openstack 2025.1'],
    ['nova epoxy', 'openstack 2025.1'],
    ['Ubuntu 22.04.3 LTS', 'ubuntu 22.04'],
    ['ubuntu:22.04', 'ubuntu 22.04'],
    ['ubuntu-22.04', 'ubuntu 22.04'],
    ['ubuntu-linux 22.04', 'ubuntu 22.04'],
    ['ubuntu jammy', 'ubuntu 22.04'],
    ['ubuntu jammy-5', 'ubuntu 22.04 ubuntu'],
    ['Ubuntu release 22.04 (Jammy)', 'ubuntu 22.04'],
    ['the big appliance 22.04', 'big-appliance 22.04'],
    ['big appliance 22.04', 'big-appliance 22.04'],
    // A release alone: where several have it OpenStack's is answered, else one is to be picked.
    ['epoxy', 'openstack 2025.1'],
    ['Epoxy (2025.1)', 'openstack 2025.1'],
    ['jammy', 'ubuntu 22.04'],
    ['24.04.1', 'ubuntu 24.04'],
    ['2025.1', 'openstack 2025.1 big-appliance'],
    ['22.04', 'releases, ubuntu 22.04, big-appliance 22.04'],
    // A name alone.
    ['ubuntu', 'product, ubuntu 24.04, ubuntu 22.04'],
    ['nova', 'versions, nova 33.0.0, nova 31.1.0, nova 30.0.0'],
    ['Networking', 'projects, neutron, ovn-octavia-provider'],
    // What is not known.
    ['ubunut 22.04', 'unknown, ubuntu 22.04'],
    ['nvoa 31.0.0', 'unknown, nova 31.0.0'],
    ['epoxi', 'unknown, Epoxy'],
    ['something else entirely', 'unknown, nova 31.0.0'],
    ['never-released 1.0', 'unknown, nova 31.0.0'],
    ['ubuntu 26', 'unplaced, ubuntu 24.04'],
    ['ubuntu 9', 'unplaced, ubuntu 24.04, ubuntu 22.04, ubuntu 20.04'],
    ['ubuntu 22.05', 'unplaced, ubuntu 22.04'],
    ['openstack 2026', 'unplaced, openstack 2026.2, openstack 2026.1'],
    ['nova 99.0.0', 'unplaced, nova 33.0.0'],
    ['nova 0.1', 'unplaced'],
    ['', 'nothing, nova 31.0.0'],
    [' \u202e\n ', 'nothing, nova 31.0.0'],
    ['x'.repeat(121), 'too-long, nova 31.0.0'],
    ['x'.repeat(100_000), 'too-long, nova 31.0.0'],
    ['constructor', 'unknown, nova 31.0.0'],
    ['__proto__ 1', 'unknown, nova 31.0.0'],
  ])('%j: %s', async (text, meaning) => {
    expect(await meant(text)).toBe(meaning);
  });

  it('is said in a sentence where it does not exist yet', async () => {
    const early = { on: calendarDate('2020-01-01'), data: treeDataOf(boxCatalog(), ON).data };
    const answer = await answerTo('openstack epoxy', early);
    expect(answer.kind === 'running' ? '' : choicesOf(answer, { on: ON, examples: [] }).sentence).toBe(
      'OpenStack 2025.1 Epoxy does not exist yet.',
    );
  });

  it('is answered with a release or a sentence, whatever it is', async () => {
    const words = fc.constantFrom(
      'nova',
      'openstack',
      'ubuntu',
      '31.0.0',
      '22.04',
      'epoxy',
      '@',
      ' ',
      '-',
      'LTS',
    );
    const texts = fc.oneof(
      anyTexts(),
      fc.constantFrom(...Object.values(HOSTILE_NAMES)),
      fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    const { data } = treeDataOf(boxCatalog(), ON);
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const answer = await answerTo(text, { on: ON, data });
        const view = h(AnswerView, { answer, on: ON, examples: EXAMPLES, hrefOf: (path) => path });
        expect(renderToString(view)).toMatch(/[.?:]</);
      }),
    );
  });

  it('is answered for products of hostile names, and what is shown is harmless', async () => {
    const { data } = treeDataOf(hostileCatalog(), ON);
    for (const name of Object.values(HOSTILE_NAMES)) {
      const answer = await answerTo(`${name} ${name}`, { on: ON, data });
      const view = h(AnswerView, { answer, on: ON, examples: [], hrefOf: (path) => path });
      expect(renderToString(view)).not.toMatch(/<script|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });
});

/** A product of endoflife.date, with the latest version of its last release. */
function listedProduct(name: string, title: string, ids: readonly string[]): Product {
  const last = ids.at(-1) ?? '';
  return productWith({
    ...{ key: name, name, title, source: 'endoflife-date' as const },
    releases: ids.map((id) =>
      releaseWith(id, [declared('maintained', '2024-04-10'), scheduled('end-of-life', '2026-09-01')]),
    ),
    projects: [projectWith(name, { releases: [inRelease(last, { versions: [version(`${last}.1`)] })] })],
  });
}

describe('where several products have alike names', () => {
  const catalog = catalogWith(
    listedProduct('functions', 'Functions', ['snake3.11', 'node18.x', 'snake1']),
    listedProduct('node', 'Node', ['18', '20']),
    listedProduct('older', 'Older', ['3', '1']),
    listedProduct('snake', 'Snake', ['3.1', '3.10', '3.11']),
    listedProduct('web-server', 'Web Server', ['2019', '2022']),
    ...boxCatalog().products,
  );

  it.each([
    // A product whose release stands right behind its name comes before what is called so as a whole.
    ['snake3.11', 'snake 3.11 functions'],
    ['Snake3.11.4', 'snake 3.11'],
    ['snake3.10', 'snake 3.10'],
    ['snake3.11-slim', 'snake 3.11 functions'],
    ['web server2019', 'web-server 2019'],
    ['node18', 'node 18'],
    ['ubuntu22.04.3 LTS', 'ubuntu 22.04'],
    ['nova31.0.0', 'openstack 2025.1 nova'],
    ['openstack nova31.0.0', 'openstack 2025.1 nova'],
    // Where it has no such release, it is what is called so, or something near.
    ['node18.x', 'functions node18.x'],
    ['snake1', 'functions snake1'],
    ['ubuntu2204', 'unplaced, ubuntu 22.04'],
    // Several that begin so are all listed, one is suggested.
    ['snake 3', 'unplaced, snake 3.11, snake 3.10, snake 3.1'],
    ['snake3', 'unplaced, snake 3.11, snake 3.10, snake 3.1'],
    ['snake v3', 'unplaced, snake 3.11, snake 3.10, snake 3.1'],
    ['snake series 3', 'unplaced, snake 3.11, snake 3.10, snake 3.1'],
    ['ubuntu 24', 'unplaced, ubuntu 24.04'],
    // A version alone is likelier of the longer release.
    ['3.11.4', 'releases, snake 3.11, older 3'],
  ])('%j: %s', async (text, meaning) => {
    expect(await meant(text, catalog)).toBe(meaning);
  });

  it('is said where the releases stand that begin so', async () => {
    const answer = await answered('snake 3', catalog);
    const { sentence, choices } = choicesOf(answer as Exclude<Answer, { kind: 'running' }>, {
      on: ON,
      examples: [],
    });
    expect(sentence).toBe('Snake 3 may be any of these. Which one?');
    expect(choices[0]).toEqual({
      entered: 'snake 3.11',
      label: 'Snake 3.11',
      note: 'maintained, supported until 1 September 2026, in 11 days',
    });
  });
});

describe('an answer', () => {
  it('reads no more than it needs', async () => {
    const { data, asked } = treeDataOf(boxCatalog(), ON);
    await answerTo('ubuntu 22.04', { on: ON, data });
    await answerTo('ubuntu 24.04', { on: ON, data });
    expect(asked).toEqual(['names.json', 'readings.json', 'products/ubuntu/model.json']);
    await answerTo('nova 31.0.0', { on: ON, data });
    expect(asked.slice(3)).toEqual([
      'products/openstack/model.json',
      'products/openstack/projects/nova.json',
    ]);
  });

  it('leads to the pages of the release', async () => {
    const answer = await answered('nova 31.0.0');
    const view = h(AnswerView, { answer, on: ON, examples: [], hrefOf: (path) => `../${path}` });
    const links = [...renderToString(view).matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect(links).toEqual(
      ['html', 'ics', 'json'].map((ending) => `../products/openstack/releases/epoxy.${ending}`),
    );
  });
});
