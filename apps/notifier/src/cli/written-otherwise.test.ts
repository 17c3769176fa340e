import {
  catalogWith,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { writtenOtherwise } from './written-otherwise.ts';

const CATALOG = catalogWith(
  productWith({
    releases: [
      { ...releaseWith('2024.2'), name: 'Dalmatian' },
      { ...releaseWith('2025.1'), name: 'Epoxy' },
    ],
    projects: [projectWith('nova', { releases: [inRelease('2025.1', { versions: [version('31.0.0')] })] })],
  }),
  productWith({
    ...{ key: 'tux', name: 'tux', title: 'Tux', aliases: ['tux-os'], source: 'endoflife-date' },
    releases: ['20.04', '22.04', '22.10'].map((id) => releaseWith(id)),
  }),
  productWith({
    ...{ key: 'snake', name: 'snake', title: 'Snake', source: 'endoflife-date' },
    releases: ['2.7', '3.10', '22.04'].map((id) => releaseWith(id)),
  }),
);

describe('writtenOtherwise', () => {
  it.each([
    ['tux-22.04', 'tux@22.04'],
    ['tux2204', 'tux@22.04'],
    ['Tux_OS 22.04', 'tux@22.04'],
    ['tux 22', 'tux@22.10 or tux@22.04'],
    ['openstack=2025.1', 'openstack@2025.1'],
    ['openstack:epoxy', 'openstack@2025.1'],
    ['Epoxy', 'openstack@Epoxy'],
    ['v2.7', 'snake@v2.7'],
    ['22.04', 'tux@22.04 or snake@22.04'],
    // What is misspelt.
    ['epoxi', 'openstack@Epoxy'],
    ['nvoa 31.0.0', 'nova@31.0.0 of a project'],
    // Versions of projects are known or not.
    ['nova31.0.0', 'nova@31.0.0 of a project'],
    ['nova==31.0.0', 'nova@31.0.0 of a project'],
    ['nova-31.0.9', 'nothing'],
    ['nova-api', 'nothing'],
    // A name alone names no release.
    ['tux', 'nothing'],
    ['nova', 'nothing'],
    ['elsewhere', 'nothing'],
    ['__proto__', 'nothing'],
    ['', 'nothing'],
  ])('%j: %s', (text, meaning) => {
    const found = writtenOtherwise(CATALOG, text);
    expect(found ? `${found.written}${found.isProject ? ' of a project' : ''}` : 'nothing').toBe(meaning);
  });

  it('does not look for what is too long', () => {
    expect(writtenOtherwise(CATALOG, 'tux 22.04 '.repeat(1000))).toBeUndefined();
  });
});
