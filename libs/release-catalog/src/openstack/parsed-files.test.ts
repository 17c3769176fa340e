import { describe, expect, it, test, vi } from 'vitest';
import { AS_OF, REPOSITORY } from '../../testing/openstack-repository.ts';
import type { Deliverable } from './deliverable.ts';
import { readOpenstack } from './import-openstack.ts';
import { ParsedFiles } from './parsed-files.ts';

const NOVA = { path: 'deliverables/epoxy/nova.yaml', text: 'team: nova' };
const SAID: { deliverable: Deliverable } = {
  deliverable: {
    file: NOVA.path,
    series: 'epoxy',
    project: 'nova',
    team: 'nova',
    abandoned: true,
    versions: ['31.0.0', '31.1.0'],
    endTags: [{ tag: 'eol', entry: 'epoxy-eol' }],
    isUnread: false,
    problems: [{ file: NOVA.path, line: 3, problem: 'a sentence' }],
  },
};

function memoryOf(file = NOVA): Uint8Array {
  const files = new ParsedFiles();
  files.read(file, () => SAID);
  return files.encode();
}

function memoryLines(): string[] {
  return new TextDecoder().decode(memoryOf()).split('\n');
}

describe('a file', () => {
  it('is parsed once while its text stays the same', () => {
    const parse = vi.fn(() => SAID);
    const files = new ParsedFiles(memoryOf());
    expect(files.read(NOVA, parse)).toEqual(SAID);
    expect(parse).not.toHaveBeenCalled();
    expect(files.parsed).toBe(0);
  });

  test.each([
    ['its text has changed', { ...NOVA, text: 'team: nova2' }],
    ['it is another file with the same text', { ...NOVA, path: 'deliverables/zed/nova.yaml' }],
  ])('is parsed when %s', (_, file) => {
    const parse = vi.fn(() => SAID);
    const files = new ParsedFiles(memoryOf());
    files.read(file, parse);
    expect(parse).toHaveBeenCalledOnce();
    expect(files.parsed).toBe(1);
  });

  it('that is no longer there is forgotten', () => {
    const later = new ParsedFiles(memoryOf());
    const parse = vi.fn(() => SAID);
    new ParsedFiles(later.encode()).read(NOVA, parse);
    expect(parse).toHaveBeenCalledOnce();
  });

  test.each([
    ['of another version', `parsed by importer 99, as lines\n${memoryLines()[1] ?? ''}`],
    ['that is no JSON', `${memoryLines()[0] ?? ''}\n{`],
    ['of another shape', '[]'],
    ['that is empty', ''],
  ])('is parsed when there is a memory %s', (_, memory) => {
    const parse = vi.fn(() => SAID);
    new ParsedFiles(new TextEncoder().encode(memory)).read(NOVA, parse);
    expect(parse).toHaveBeenCalledOnce();
  });
});

test('a repository that is read with a memory says the same, problems included', async () => {
  const broken = { path: 'deliverables/epoxy/odd.yaml', text: 'releases: [{version: ""}]' };
  const files = [...REPOSITORY, broken];
  const cold = await readOpenstack(files);
  const warm = await readOpenstack(files, { memory: cold.memory() });
  expect(warm.importAsOf(AS_OF)).toEqual(cold.importAsOf(AS_OF));
  expect(cold.importAsOf(AS_OF).problems).not.toEqual([]);
});
