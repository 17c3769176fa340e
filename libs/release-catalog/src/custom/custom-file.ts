import type { CalendarDate } from '@lastpatch/release-model';
import { ImportError, type ImportProblem } from '../import-problem.ts';
import { decodeText, excerpt } from '../source-files/source-file.ts';
import {
  parseYamlNodes,
  type YamlMapping,
  type YamlNode,
  YamlNodesError,
} from '../source-files/yaml-nodes.ts';
import { FieldReader, isLink, type Tell } from './field-reader.ts';
import { readReleases, type WrittenRelease } from './written-release.ts';

/** One file of a team: a product of its own, or an overlay. */
export interface CustomFile {
  /** Its path, for problems. */
  readonly file: string;
  /** The name of the product. */
  readonly product: string;
  readonly title: string;
  readonly aliases: readonly { readonly name: string; readonly line: number }[];
  /** Where the dates come from: a link or a sentence. */
  readonly source: string;
  /** The day on which somebody last looked there. */
  readonly checked: CalendarDate;
  /** Of an overlay: a name of the product whose releases it dates. */
  readonly overlay: string | undefined;
  /** In the order in which they were written. */
  readonly releases: readonly WrittenRelease[];
  readonly lines: { readonly product: number; readonly overlay: number };
}

const KEYS = ['product', 'title', 'source', 'checked', 'aliases', 'releases'] as const;
const OVERLAY_KEYS = ['overlay', 'product', 'title', 'source', 'checked', 'releases'] as const;

const PRODUCT_NAME = /^[a-z0-9][a-z0-9._+-]{0,99}$/;

/** Files of this size are written by no team. */
const MOST_BYTES = 1_000_000;

/**
 * Reads the file of a product of a team's own, or of an overlay (docs/own-products.md). Every name is read as it is written.
 *
 * @param file its path, for problems
 * @throws ImportError with all problems of the file, each with its line
 */
export function readCustomFile(bytes: Uint8Array, file: string): CustomFile {
  const problems: ImportProblem[] = [];
  const tell: Tell = (line, problem) => problems.push({ file, line, problem });
  const root = mappingOf(bytes, file);
  const read = readFields(new FieldReader(root, [], tell), tell);
  if (read && problems.length === 0) return { file, ...read };
  throw problemsOf(file, problems);
}

/** The error for problems of files, in the order of their lines. */
export function problemsOf(file: string, problems: readonly ImportProblem[]): ImportError {
  const ordered = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const lines = ordered.map(({ line, problem }) => `${file}${line === null ? '' : `:${line}`}: ${problem}`);
  const message =
    lines.length === 1 ? lines.join('') : [`${file} has ${lines.length} problems:`, ...lines].join('\n');
  return new ImportError(message, { problems: ordered });
}

function mappingOf(bytes: Uint8Array, file: string): YamlMapping {
  const refused = (problem: string, line: number | null = null): ImportError =>
    problemsOf(file, [{ file, line, problem }]);
  if (bytes.length > MOST_BYTES) throw refused(`it has ${bytes.length} bytes, far more than a product needs`);
  const text = decodeText(bytes);
  if (text === undefined) throw refused('it is not text in UTF-8');
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) {
    throw refused(`this is a web page, not YAML: it begins with ${excerpt(text)}`);
  }
  try {
    const root = parseYamlNodes(text);
    if (root?.kind === 'mapping') return root;
    throw refused(
      isNothing(root)
        ? 'the file is empty: it needs a product and its releases'
        : 'expected keys such as product and releases, not a list or a word',
    );
  } catch (error) {
    if (error instanceof YamlNodesError) throw refused(error.message, error.line);
    throw error;
  }
}

function isNothing(root: YamlNode | undefined): boolean {
  return root === undefined || (root.kind === 'text' && root.text.trim() === '');
}

function readFields(fields: FieldReader, tell: Tell): Omit<CustomFile, 'file'> | undefined {
  const isOverlay = fields.has('overlay');
  fields.knowsOnly(isOverlay ? OVERLAY_KEYS : [...KEYS, 'overlay']);
  const overlay = fields.text('overlay', 'the name of the product whose releases it dates');
  const product = productName(fields);
  const title = fields.name('title') ?? product;
  const source = sourceOf(fields);
  const checked = fields.has('checked') ? fields.day('checked') : undefined;
  if (!fields.has('checked')) {
    tell(
      fields.line,
      'checked: it is missing: expected the day on which somebody last looked, such as 2026-11-01',
    );
  }
  const aliases = isOverlay ? [] : fields.names('aliases');
  const written = fields.mapping('releases', 'releases by their names, as in reef: { released: 2023-08-07 }');
  const releases = written ? readReleases(written, isOverlay, tell) : [];
  if (written?.entries().length === 0) fields.problem('releases', 'expected at least one release');
  for (const { name, line } of aliases) {
    if (name.includes('@'))
      tell(line, `aliases: ${excerpt(name)} holds @, which stands between a product and its release`);
  }
  tellRepeatedNames(releases, tell);
  if (product === undefined || title === undefined || source === undefined || checked === undefined)
    return undefined;
  const lines = { product: fields.lineOf('product'), overlay: fields.lineOf('overlay') };
  return { product, title, aliases, source, checked, overlay, releases, lines };
}

function productName(fields: FieldReader): string | undefined {
  const expected = '1 to 100 lower-case letters, digits and any of . _ + -, as in ceph';
  const name = fields.requiredText('product', expected);
  if (name === undefined) return undefined;
  if (!PRODUCT_NAME.test(name)) {
    fields.problem('product', `expected ${expected}, got ${excerpt(name)}`);
    return undefined;
  }
  if (name !== 'openstack') return name;
  fields.problem('product', 'openstack is what OpenStack itself goes by: give yours another name');
  return undefined;
}

function sourceOf(fields: FieldReader): string | undefined {
  const expected = 'where the dates come from, an https link or a sentence';
  const source = fields.requiredText('source', expected);
  if (source === undefined) return undefined;
  const isOtherLink = /^[a-z][a-z0-9+.-]*:\/\//i.test(source) && !isLink(source);
  if (!isOtherLink && (isLink(source) || /\S\s+\S/.test(source))) return source;
  fields.problem('source', `expected ${expected}, got ${excerpt(source)}`);
  return undefined;
}

/** A name that means two releases would be read as the one that is written first. */
function tellRepeatedNames(releases: readonly WrittenRelease[], tell: Tell): void {
  const owners = new Map<string, WrittenRelease>();
  for (const release of releases) {
    const names = [
      { name: release.id, line: release.line },
      ...(release.name === undefined ? [] : [{ name: release.name, line: release.line }]),
      ...release.aliases,
    ];
    for (const { name, line } of names) {
      const owner = owners.get(name.toLowerCase());
      if (!owner) owners.set(name.toLowerCase(), release);
      else if (owner !== release) {
        tell(
          line,
          `releases, ${excerpt(release.id)}: ${excerpt(name)} is a name of ${excerpt(owner.id)} too (line ${owner.line})`,
        );
      }
    }
  }
}
