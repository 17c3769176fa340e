import { type Mutation, mutateText } from './mutations.ts';

// What a field could hold that nobody expects there.
const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  20261002,
  '',
  ' ',
  '__proto__',
  'openstack',
  '2026-02-30',
  '2206-10-02',
  '0206-10-02',
  '2020-02-29',
  '2027-01-01',
  '9999-12-31',
  '1.10',
  '8.0 Update 3k, 50%',
  '\uD800',
  '\u2028\n',
  'x'.repeat(5000),
  [],
  {},
  [null],
  { name: 'x', releases: [] },
  { name: '1', releaseDate: '2024-01-01', isEol: true, eolFrom: null },
];

/** Damages a parsed document in place after place, so that what comes of it is JSON still. */
export function mutateJson(document: unknown, list: readonly Mutation[]): unknown {
  const root = { document: structuredClone(document) };
  for (const mutation of list) damage(root, 'document', { mutation, at: mutation.at, depth: 0 });
  return root.document;
}

interface Descent {
  readonly mutation: Mutation;
  /** Where, as a part of what is below: 0 is the beginning, 1 the end. */
  readonly at: number;
  readonly depth: number;
}

type Node = Record<string, unknown>;

function damage(parent: Node, key: string, { mutation, at, depth }: Descent): void {
  const value = parent[key];
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  // One bit for each step down: some damage is done near the root, most of it at the leaves.
  const isHere = keys.length === 0 || (depth > 0 && (mutation.bits >> (depth % 8)) % 8 === 0);
  const place = Math.min(keys.length - 1, Math.floor(at * keys.length));
  const below = keys[place];
  if (!isHere && below !== undefined) {
    damage(value as Node, below, { mutation, at: at * keys.length - place, depth: depth + 1 });
  } else {
    change(parent, key, mutation);
  }
}

function change(parent: Node, key: string, mutation: Mutation): void {
  const value = parent[key];
  switch (mutation.kind) {
    case 'delete':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
      return;
    case 'duplicate':
      if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(value));
      else set(parent, mutation.put, structuredClone(value));
      return;
    case 'insert':
      set(parent, key, structuredClone(ODD[mutation.length % ODD.length]));
      return;
    case 'flip':
      if (typeof value === 'string') set(parent, key, mutateText(value, [mutation]));
      else if (typeof value === 'boolean') set(parent, key, !value);
      else set(parent, key, ODD[mutation.bits % ODD.length]);
  }
}

/** As JSON has it: `__proto__` is a name like any other. */
function set(parent: Node, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, configurable: true, enumerable: true, writable: true });
}
