import { nearestName } from '@lastpatch/release-model';
import type * as z from 'zod';
import type { SettingsProblem } from './settings-error.ts';
import type { SettingsYaml, YamlPath } from './settings-yaml.ts';

/** The keys that may stand in the mapping at a path, for whoever misspelt one. */
export type KnownKeys = (path: YamlPath) => readonly string[];

/** What is wrong by a schema, in sentences with lines. */
export function problemsOf(
  issue: z.core.$ZodIssue,
  yaml: SettingsYaml,
  knownKeys: KnownKeys,
): SettingsProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const at = (tail: YamlPath, problem: string): SettingsProblem => ({
    line: yaml.lineOf([...path, ...tail]),
    path: pathSaid(path),
    problem,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => at([key], `unknown key ${key}${didYouMean(key, knownKeys(path))}`));
    case 'invalid_union':
      return (
        unionProblems(issue, yaml, path, knownKeys) ?? [
          at([], isMissing(yaml.value, path) ? 'it is missing' : issue.message),
        ]
      );
    case 'invalid_type':
      return [at([], isMissing(yaml.value, path) ? 'it is missing' : issue.message)];
    default:
      return [at([], issue.message)];
  }
}

/** Of a value that may have several shapes: the problems of the shape that was meant, where that is plain. */
function unionProblems(
  issue: z.core.$ZodIssueInvalidUnion,
  yaml: SettingsYaml,
  path: YamlPath,
  knownKeys: KnownKeys,
): SettingsProblem[] | undefined {
  const value = valueAt(yaml.value, path);
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const isList = Array.isArray(value);
  if (!isMap && !isList) return undefined;
  const meant = issue.errors.find(
    (issues) => !issues.some(({ path: place }) => place.length === 0 && !isDeep(issues)),
  );
  return meant?.flatMap((inner) => problemsOf({ ...inner, path: [...path, ...inner.path] }, yaml, knownKeys));
}

function isDeep(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.every(({ code, path }) => code === 'unrecognized_keys' || path.length > 0);
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined,
    value,
  );
}

function isMissing(value: unknown, path: YamlPath): boolean {
  return path.length > 0 && valueAt(value, path) === undefined;
}

function didYouMean(asked: string, known: readonly string[]): string {
  const nearest = nearestName(asked, known);
  return nearest === undefined ? `: expected one of ${known.join(', ')}` : `: did you mean ${nearest}?`;
}

/** List items are counted from 1, as people count. */
export function pathSaid(path: YamlPath): string {
  return path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(', ');
}

/** In the order of their lines. */
export function inOrder(problems: readonly SettingsProblem[]): SettingsProblem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
