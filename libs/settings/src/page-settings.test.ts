import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './index.ts';
import { pagesAddress } from './page-settings.ts';

const WATCH = 'watches: [{ id: platform, follow: { openstack: supported } }]\n';

function problemsOf(pages: string): string[] {
  try {
    readSettings(`pages: ${pages}\n${WATCH}`, 'lastpatch.yaml');
    return [];
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ path, problem }) => `${path}: ${problem}`);
    throw error;
  }
}

describe('the settings of pages', () => {
  it('are none where nothing is said of them', () => {
    expect(readSettings(WATCH, 'lastpatch.yaml').settings.pages).toBeNull();
  });

  it.each([
    ['{}', { public: null, private: null, onAws: 'public', address: null }],
    ['{ public: out }', { public: 'out', private: null, onAws: 'public', address: null }],
    ['{ private: ../in }', { public: null, private: '../in', onAws: 'public', address: null }],
    ['{ onAws: all }', { public: null, private: null, onAws: 'all', address: null }],
    [
      '{ address: "https://pages.example/x" }',
      { public: null, private: null, onAws: 'public', address: 'https://pages.example/x/' },
    ],
  ])('are read as they are written: %s', (written, pages) => {
    expect(readSettings(`pages: ${written}\n${WATCH}`, 'lastpatch.yaml').settings.pages).toEqual(pages);
  });

  it.each([
    ['out', 'pages: expected public, private, onAws and address'],
    ['{ publik: out }', 'pages: unknown key publik: did you mean public?'],
    ['{ public: "" }', 'pages, public: expected the path of a folder'],
    ['{ private: [in] }', 'pages, private: expected the path of a folder'],
    ['{ onAws: private }', 'pages, onAws: expected public or all'],
    ['{ address: pages.example }', /^pages, address: expected an address that begins with http: or https:/],
  ])('say what is wrong with %s', (written, said) => {
    expect(problemsOf(written)).toEqual([typeof said === 'string' ? said : expect.stringMatching(said)]);
  });
});

describe('an address of pages', () => {
  it.each([
    ['https://pages.example', 'https://pages.example/'],
    ['http://10.0.0.1:8080/a/b', 'http://10.0.0.1:8080/a/b/'],
    ['https://Pages.Example/a b"<', 'https://pages.example/a%20b%22%3C/'],
  ])('%s is read as %s', (text, address) => {
    expect(pagesAddress(text)).toBe(address);
  });

  it.each([
    '',
    '/pages',
    'pages.example',
    'ftp://pages.example/',
    'javascript:alert(1)',
    'https://user@pages.example/',
    'https://:secret@pages.example/',
    'https://pages.example/?',
    'https://pages.example/?a=b',
    'https://pages.example/#a',
    'https://',
  ])('%s is none', (text) => {
    expect(pagesAddress(text)).toBeUndefined();
  });
});
