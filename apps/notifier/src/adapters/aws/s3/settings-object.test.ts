import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../../../testing/hostile-names.ts';
import { MemoryObjects } from '../../../../testing/memory-objects.ts';
import { ARCHIVE, CEPH } from '../../../../testing/own-products.ts';
import { LocationFailure } from '../../file-failure.ts';
import {
  fleetFilesOf,
  loadSettingsObject,
  productFilesOf,
  pushSettingsObject,
  type SettingsObject,
} from './settings-object.ts';

const KEY = 'settings/settings.json';
const WHERE = `s3://bucket/${KEY}`;

const SETTINGS: SettingsObject = {
  settings: { name: 'lastpatch.yaml', text: 'watches: []\n' },
  products: [
    { name: 'products/ceph.yaml', text: CEPH },
    { name: 'products/archive.yaml', text: ARCHIVE },
  ],
  fleet: [{ name: 'fleet/secret-env.yaml', text: '- { name: SECRET-ENV, runs: [{ nova: 31.0.0 }] }\n' }],
  certificateAuthorities: '-----BEGIN CERTIFICATE-----\n',
};

function withObject(text: string): MemoryObjects {
  const bucket = new MemoryObjects();
  bucket.objects.set(KEY, Buffer.from(text));
  return bucket;
}

describe('the settings of a deployment', () => {
  it('come back as they were pushed', async () => {
    const bucket = new MemoryObjects();
    await pushSettingsObject(bucket, SETTINGS);
    expect(bucket.written).toEqual([KEY]);
    expect(await loadSettingsObject(bucket)).toEqual(SETTINGS);
    const bare = { ...SETTINGS, products: [], fleet: [], certificateAuthorities: null };
    await pushSettingsObject(bucket, bare);
    expect(await loadSettingsObject(bucket)).toEqual(bare);
  });

  it.each(Object.entries(HOSTILE_NAMES))('come back with %s in them', async (_, text) => {
    const bucket = new MemoryObjects();
    const settings = { ...SETTINGS, settings: { name: text, text } };
    await pushSettingsObject(bucket, settings);
    expect(await loadSettingsObject(bucket)).toEqual(settings);
  });

  it('need no certificate authorities, and older ones have no fleet', async () => {
    const { settings, products } = SETTINGS;
    const bucket = withObject(JSON.stringify({ format: 1, settings, products }));
    expect(await loadSettingsObject(bucket)).toEqual({
      settings,
      products,
      fleet: [],
      certificateAuthorities: null,
    });
  });
});

describe('the files of the fleet', () => {
  it('are read', () => {
    expect(fleetFilesOf(SETTINGS).map(({ environments }) => environments)).toEqual([
      [{ name: 'SECRET-ENV', runs: [{ name: 'nova', version: '31.0.0' }] }],
    ]);
  });

  it('are refused with all that is wrong in them, by their places and not by their names', () => {
    const fleet = ['- name: SECRET-ENV\n', 'x\n', '- { name: lab, runs: [] }\n'].map((text) => ({
      name: 'fleet/secret-env.yaml',
      text,
    }));
    const failing = (): unknown => fleetFilesOf({ ...SETTINGS, fleet });
    expect(failing).toThrow('fleet file 1:1: 1, runs: it is missing');
    expect(failing).toThrow('fleet file 2: expected environments');
  });
});

describe('settings that cannot be used', () => {
  it('are not there yet', async () => {
    await expect(loadSettingsObject(new MemoryObjects())).rejects.toThrow(
      new LocationFailure(`${WHERE}: there are no settings yet: lastpatch settings push writes them`),
    );
  });

  it('were written by a later version, whatever they look like', async () => {
    await expect(loadSettingsObject(withObject('{"format": 2, "all": {}}'))).rejects.toThrow(
      new LocationFailure(
        `${WHERE}: a later version of Lastpatch wrote these settings (format 2; this one knows 1): deploy that version`,
      ),
    );
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{}',
    'watches: []',
    '{"format": 1}',
    '{"settings": {"name": "a", "text": "b"}}',
    '{"settings": {"name": "a"}, "products": []}',
    '{"settings": {"name": "a", "text": 7}, "products": []}',
    '{"settings": null, "products": []}',
    '{"settings": "watches: []", "products": []}',
    '{"settings": {"name": "a", "text": "b"}, "products": {}}',
    '{"settings": {"name": "a", "text": "b"}, "products": [null]}',
    '{"settings": {"name": "a", "text": "b"}, "products": ["product: ceph"]}',
    '{"settings": {"name": "a", "text": "b"}, "products": [], "certificateAuthorities": []}',
  ])('are none: %s', async (text) => {
    await expect(loadSettingsObject(withObject(text))).rejects.toThrow(
      new LocationFailure(`${WHERE}: these are no settings: lastpatch settings push writes them anew`),
    );
  });
});

describe('the files of own products', () => {
  it('are read', () => {
    const { files, problems } = productFilesOf(SETTINGS);
    expect(files.map(({ product }) => product)).toEqual(['ceph', 'ubuntu-cloud-archive']);
    expect(problems).toEqual([]);
  });

  it('are read where another one is broken, with what is wrong with that', () => {
    const broken = { name: 'products/broken.yaml', text: 'product: broken\nreleases: 7\n' };
    const { files, problems } = productFilesOf({ ...SETTINGS, products: [broken, ...SETTINGS.products] });
    expect(files.map(({ product }) => product)).toEqual(['ceph', 'ubuntu-cloud-archive']);
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['products/broken.yaml']));
    expect(problems.map(({ line, problem }) => `${line ?? '-'}: ${problem}`)).toMatchInlineSnapshot(`
      [
        "1: source: it is missing: expected where the dates come from, an https link or a sentence",
        "1: checked: it is missing: expected the day on which somebody last looked, such as 2026-11-01",
        "2: releases: got 7: expected releases by their names, as in reef: { released: 2023-08-07 }",
      ]
    `);
  });

  it.each(Object.entries(HOSTILE_NAMES))('say what is wrong with %s in harmless words', (_, text) => {
    const { files, problems } = productFilesOf({ ...SETTINGS, products: [{ name: 'a.yaml', text }] });
    expect(files).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    for (const { problem } of problems) expect(problem).not.toMatch(HARMFUL);
  });
});
