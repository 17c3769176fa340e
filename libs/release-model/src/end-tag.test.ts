import { describe, expect, it } from 'vitest';
import { END_TAG_PHASE, endTagKind } from './end-tag.ts';

describe('endTagKind', () => {
  it.each([
    ['zed-em', 'em'],
    ['2023.1-eom', 'eom'],
    ['2024.1-eol', 'eol'],
    ['newton-eol', 'eol'],
    ['train-last', 'last'],
    ['ZED-EOL', 'eol'],
  ])('%s is of the kind %s', (entry, kind) => {
    expect(endTagKind(entry)).toBe(kind);
  });

  it.each([
    '13.0.0',
    '13.0.0.0rc1',
    'v0.4.0',
    '1.0.0a1',
    '-eol',
    'eol',
    'zed-eo',
    'zed-eolx',
    'zed-eol-1',
    'a b-eol',
    '',
  ])('%j is a version', (entry) => {
    expect(endTagKind(entry)).toBeUndefined();
  });
});

describe('END_TAG_PHASE', () => {
  it('says which phase a tag begins; -last begins none', () => {
    expect(END_TAG_PHASE).toEqual({
      em: 'extended',
      eom: 'unmaintained',
      eol: 'end-of-life',
      last: null,
    });
  });
});
