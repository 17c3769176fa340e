import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { ImportProblem } from '../import-problem.ts';
import { excerpt, type SourceFile } from './source-file.ts';

/** A file that is not YAML at all, or YAML that is refused. */
export class YamlFileError extends Error {
  readonly code = 'YAML_FILE';
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem, options?: ErrorOptions) {
    super(problem.problem, options);
    this.name = 'YamlFileError';
    this.problem = problem;
  }
}

/** A parsed YAML file that can say on which line something stands. */
export interface YamlFile {
  readonly path: string;
  /** Maps, lists and strings; every scalar is a string as it was written, so `2025.1` is a word. */
  readonly value: unknown;
  /** What was wrong with it though it could be read. */
  readonly problems: readonly ImportProblem[];
  /**
   * A problem at the first line on which the texts given stand one after another; without a line when they do not, and
   * after the first 200 problems of a file.
   */
  problem(text: string, ...at: readonly string[]): ImportProblem;
}

// Looking up a line reads the file again: a megabyte that is wrong in every line would take minutes.
const MOST_LINES_LOOKED_UP = 200;

/**
 * Parses a YAML file with every scalar as a string. Aliases are refused (they can make a small file grow without end);
 * of a key given twice the last counts, as for upstream's own tools, and is reported.
 *
 * @throws YamlFileError with the line, when it is not YAML
 */
export function parseYamlFile(file: SourceFile): YamlFile {
  const where = { file: file.path, line: null };
  if (typeof file.text !== 'string') throw new YamlFileError({ ...where, problem: 'the file is not text' });
  if (file.text.trim() === '') throw new YamlFileError({ ...where, problem: 'the file is empty' });
  if (/^\s*<(!doctype|html|\?xml)/i.test(file.text)) {
    throw new YamlFileError({
      ...where,
      problem: `this is a web page, not YAML: it begins with ${excerpt(file.text)}`,
    });
  }
  const problems: ImportProblem[] = [];
  const read = (json: boolean): unknown => load(file.text, { schema: FAILSAFE_SCHEMA, maxAliases: 0, json });
  let value: unknown;
  try {
    value = read(false);
  } catch (error) {
    const problem = yamlProblem(file.path, error);
    if (!problem.problem.includes('duplicated mapping key'))
      throw new YamlFileError(problem, { cause: error });
    problems.push(problem);
    try {
      value = read(true);
    } catch (second) {
      throw new YamlFileError(yamlProblem(file.path, second), { cause: second });
    }
  }
  let told = 0;
  return {
    path: file.path,
    value,
    problems,
    problem(text, ...at) {
      told += 1;
      return {
        file: file.path,
        line: told > MOST_LINES_LOOKED_UP ? null : lineOf(file.text, at),
        problem: text,
      };
    },
  };
}

function yamlProblem(path: string, error: unknown): ImportProblem {
  if (error instanceof YAMLException) {
    return {
      file: path,
      line: error.mark ? error.mark.line + 1 : null,
      problem: `not valid YAML: ${error.reason}`,
    };
  }
  return { file: path, line: null, problem: `not valid YAML: ${String(error)}` };
}

function lineOf(text: string, needles: readonly string[]): number | null {
  let offset = 0;
  for (const needle of needles) {
    const found = text.indexOf(needle, offset);
    if (found < 0) return null;
    offset = found;
  }
  return needles.length === 0 ? null : text.slice(0, offset).split('\n').length;
}
