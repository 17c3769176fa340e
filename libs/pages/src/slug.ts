import { fingerprint } from './fingerprint.ts';

const PLAIN = /^[a-z0-9](?:[a-z0-9._~+-]{0,78}[a-z0-9_~+-])?$/;
// Names of devices on Windows, and what the page of a folder is called.
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|index)(?:\.|$)/;
// What a name of ours may look like.
const MARKED = /~[0-9a-f]{16}(?:~\d+)?$/;
const READABLE = 40;

/**
 * A name as a part of a path and of an address: itself where it is plain already, else what is readable of it and its
 * fingerprint. It depends on nothing but the name, so that an address stays when other names come and go.
 *
 * @example slug('2025.1') is '2025.1'; slug('../Etc') is 'etc~' and 16 digits
 */
export function slug(name: string): string {
  if (PLAIN.test(name) && !RESERVED.test(name) && !MARKED.test(name)) return name;
  const readable = name
    .slice(0, 4 * READABLE)
    .toLowerCase()
    .replace(/[^a-z0-9._+-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, READABLE)
    .replace(/[^a-z0-9]+$/, '');
  const start = readable === '' ? 'x' : RESERVED.test(readable) ? `x-${readable}` : readable;
  return `${start}~${fingerprint(name)}`;
}

/**
 * The slugs of names that stand beside each other. Where two have one fingerprint, the later in the order of texts is numbered.
 *
 * @param slugOf for tests, which know no two names with one fingerprint
 */
export function slugs(names: Iterable<string>, slugOf = slug): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    [...new Set(names)].sort().map((name): [string, string] => {
      const own = slugOf(name);
      let free = own;
      for (let number = 2; taken.has(free); number++) free = `${own}~${number}`;
      taken.add(free);
      return [name, free];
    }),
  );
}
