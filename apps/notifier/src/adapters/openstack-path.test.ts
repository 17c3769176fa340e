import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../testing/folder-files.ts';
import { REPOSITORY, REPOSITORY_COUNTS, SERIES_STATUS } from '../../testing/openstack-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { tarGz } from '../../testing/tar-archive.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { LocationFailure } from './file-failure.ts';
import { importOpenstackPath } from './openstack-path.ts';

const AS_OF = calendarDate('2026-08-21');

/** A folder with these files, and the path of one of them. */
function given(files: Readonly<Record<string, string | Uint8Array>>, path = ''): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return join(folder, path);
}

async function failure(path: string): Promise<string> {
  const error: unknown = await importOpenstackPath(path, AS_OF).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LocationFailure);
  return error instanceof Error ? error.message : '';
}

describe('OpenStack is imported', () => {
  it('from a lone series status, under any name', async () => {
    const path = given({ 'mine.txt': SERIES_STATUS }, 'mine.txt');
    const { product, counts, problems } = await importOpenstackPath(path, AS_OF);
    expect(counts).toEqual({ releases: 10, projects: 0, versions: 0, endTags: 0 });
    expect(problems).toEqual([]);
    expect(product.asOf).toBe(AS_OF);
    expect(product.releases.map(({ id }) => id)).toContain('2025.1');
  });

  it.each([
    ['a folder', () => given(REPOSITORY)],
    ['an archive', () => given({ 'r.tar.gz': tarGz(REPOSITORY) }, 'r.tar.gz')],
    [
      'an archive with a folder at its top',
      () => {
        const files = Object.entries(REPOSITORY).map(([path, text]) => [`releases-master/${path}`, text]);
        return given({ 'r.tgz': tarGz(Object.fromEntries(files) as Record<string, string>) }, 'r.tgz');
      },
    ],
  ])('from %s of upstream', async (_, create) => {
    const { product, counts, problems } = await importOpenstackPath(create(), AS_OF);
    expect(counts).toEqual(REPOSITORY_COUNTS);
    expect(problems).toEqual([]);
    const released = product.projects.filter(({ releases }) => releases.length > 0);
    expect(released.map(({ name }) => name)).toEqual(['gnocchi', 'kolla', 'magnum', 'nova']);
    expect(product.milestones).toHaveLength(1);
  });

  it('as the same catalog from a folder and from an archive', async () => {
    const [folder, archive] = [given(REPOSITORY), given({ 'r.tar.gz': tarGz(REPOSITORY) }, 'r.tar.gz')];
    const [a, b] = [await importOpenstackPath(folder, AS_OF), await importOpenstackPath(archive, AS_OF)];
    expect(a.product).toEqual(b.product);
  });

  it('without what links lead to, which may lie outside', async () => {
    const folder = given(REPOSITORY);
    const outside = given({ 'secret.yaml': 'releases:\n  - version: 1.0.0\n' }, 'secret.yaml');
    symlinkSync(outside, join(folder, 'deliverables/epoxy/secret.yaml'));
    expect((await importOpenstackPath(folder, AS_OF)).counts).toEqual(REPOSITORY_COUNTS);
  });

  it.each([
    ['is no text', Buffer.from([0xff, 0xfe, 0x00, 0x41])],
    ['is larger than 1 MB', Buffer.alloc(1024 * 1024 + 1, '#')],
  ])('but for a file that %s, which is told', async (_, bytes) => {
    const folder = given({ ...REPOSITORY, 'deliverables/zed/nova.yaml': bytes });
    const { counts, problems } = await importOpenstackPath(folder, AS_OF);
    expect(counts).toEqual(REPOSITORY_COUNTS);
    expect(problems).toEqual([
      {
        file: 'deliverables/zed/nova.yaml',
        line: null,
        problem: 'the file is not UTF-8 text of at most 1 MB',
      },
    ]);
  });
});

describe('a path that cannot be imported is told in a sentence that names it', () => {
  it.each([
    ['there is none', {}, 'none', 'there is no such file or folder'],
    ['a part of it is a file', { a: 'x' }, 'a/b', 'a part of the path is a file, expected a folder'],
    ['it is empty', { a: '' }, 'a', /the file is empty$/],
    [
      'it is a list of something else',
      { a: '- 1\n- 2\n' },
      'a',
      'entry 1 of the list is no series: a series is a mapping with a name',
    ],
    ['it is no list', { a: 'watches: []\n' }, 'a', /expected a list of series$/],
    ['it is no YAML', { a: '- name: zed\n bad' }, 'a', /^2: not valid YAML: /],
    ['it is a web page', { a: '<!doctype html><title>x</title>' }, 'a', /this is a web page, not YAML/],
    [
      'it is no text',
      { a: Buffer.from([0xff, 0xfe]) },
      'a',
      'expected a .tar.gz, a folder or a series_status.yaml, got a file that is no text',
    ],
    [
      'it is large',
      { a: Buffer.alloc(1024 * 1024 + 1, 'x') },
      'a',
      'expected a .tar.gz, a folder or a series_status.yaml, got 1048577 bytes of something else',
    ],
    [
      'it is a folder of something else',
      { 'a/x.txt': 'x' },
      'a',
      /there is no data\/series_status\.yaml in it/,
    ],
    [
      'it is an archive of something else',
      { a: tarGz({ 'x/y.txt': 'x' }) },
      'a',
      /there is no data\/series_status\.yaml in it/,
    ],
    [
      'it is an archive that is cut short',
      { a: tarGz(REPOSITORY).subarray(0, 400) },
      'a',
      /the archive is cut short/,
    ],
    [
      'it is compressed, but no archive',
      { a: gzipSync(SERIES_STATUS) },
      'a',
      /the archive (is damaged|is cut short|cannot)/,
    ],
  ])('when %s', async (_, files, name, said) => {
    const path = given(files, name);
    const message = await failure(path);
    expect(message.startsWith(`${path}:`)).toBe(true);
    const sentence = message.slice(path.length + 1).replace(/^ /, '');
    if (typeof said === 'string') expect(sentence).toBe(said);
    else expect(sentence).toMatch(said);
  });

  it('when a file may not be read', async () => {
    const path = given({ a: SERIES_STATUS }, 'a');
    chmodSync(path, 0);
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}: permission denied`);
  });

  it('when a folder may not be read', async () => {
    const path = temporaryFolder();
    chmodSync(path, 0);
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}: permission denied`);
  });

  it('when its links lead in a circle', async () => {
    const path = given({}, 'a');
    symlinkSync(path, path);
    expect(await failure(path)).toBe(`${path}: its links lead in a circle`);
  });
});

it('a lone file is named in its problems as it was given', async () => {
  const text = '- name: epoxy\n  release-id: 2025.1\n  status: maintained\n  initial-release: 2025-13-02\n';
  const path = given({ 'mine.yaml': text }, 'mine.yaml');
  const { problems } = await importOpenstackPath(path, AS_OF);
  expect(problems).toMatchObject([{ file: path, line: 4 }]);
});
