import { nearestName } from '@lastpatch/release-model';
import type * as z from 'zod';
import { SettingsError, type SettingsProblem } from './settings-error.ts';
import { type Settings, SETTINGS_KEYS, settingsFrom, settingsSchema } from './settings-schema.ts';
import { parseSettingsYaml, type SettingsYaml, type YamlPath } from './settings-yaml.ts';

/** Settings, with the place of everything in their text. */
export interface SettingsText {
  readonly settings: Settings;
  readonly lineOf: (path: YamlPath) => number | null;
}

/**
 * Reads settings from the text of lastpatch.yaml. Every name is read as it is written: `2025.1` is a word, never a number.
 *
 * @param file its name, for messages
 * @throws SettingsError with all problems at once
 */
export function readSettings(text: string, file: string): SettingsText {
  const yaml = parseSettingsYaml(text, file);
  const parsed = settingsSchema.safeParse(yaml.value);
  const twice = repeatedIds(yaml);
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap((issue) => problemsOf(issue, yaml));
    throw new SettingsError(file, inOrder([...found, ...twice]));
  }
  if (twice.length > 0) throw new SettingsError(file, twice);
  return { settings: settingsFrom(parsed.data), lineOf: (path) => yaml.lineOf(path) };
}

function problemsOf(issue: z.core.$ZodIssue, yaml: SettingsYaml): SettingsProblem[] {
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
      return unionProblems(issue, yaml, path) ?? [at([], issue.message)];
    case 'invalid_type':
      return [at([], isMissing(yaml.value, path) ? 'it is missing' : issue.message)];
    default:
      return [at([], issue.message)];
  }
}

/** Watches that have the id of an earlier one; said even when the watches have other problems. */
function repeatedIds(yaml: SettingsYaml): SettingsProblem[] {
  const watches = valueAt(yaml.value, ['watches']);
  const ids = (Array.isArray(watches) ? watches : []).map((watch: unknown) => valueAt(watch, ['id']));
  return ids.flatMap((id, index) => {
    if (typeof id !== 'string' || ids.indexOf(id) === index) return [];
    const path = ['watches', index, 'id'];
    return [{ line: yaml.lineOf(path), path: pathSaid(path), problem: `another watch has the id ${id}` }];
  });
}

/** Of a value that may have several shapes: the problems of the shape that was meant, where that is plain. */
function unionProblems(
  issue: z.core.$ZodIssueInvalidUnion,
  yaml: SettingsYaml,
  path: YamlPath,
): SettingsProblem[] | undefined {
  const value = valueAt(yaml.value, path);
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const isList = Array.isArray(value);
  if (!isMap && !isList) return undefined;
  const meant = issue.errors.find(
    (issues) => !issues.some(({ path: place }) => place.length === 0 && !isDeep(issues)),
  );
  return meant?.flatMap((inner) => problemsOf({ ...inner, path: [...path, ...inner.path] }, yaml));
}

function isDeep(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.every(({ code, path }) => code === 'unrecognized_keys' || path.length > 0);
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined,
    value,
  );
}

function isMissing(value: unknown, path: YamlPath): boolean {
  return path.length > 0 && valueAt(value, path) === undefined;
}

function knownKeys(path: YamlPath): readonly string[] {
  if (path.length === 0) return SETTINGS_KEYS.top;
  if (path[0] === 'brake') return SETTINGS_KEYS.brake;
  if (path[0] === 'sms') return SETTINGS_KEYS.sms;
  if (path[0] === 'refresh') return path.length > 1 ? SETTINGS_KEYS.mirrors : SETTINGS_KEYS.refresh;
  return path.length === 2 ? SETTINGS_KEYS.watch : SETTINGS_KEYS.rule;
}

function didYouMean(asked: string, known: readonly string[]): string {
  const nearest = nearestName(asked, known);
  return nearest === undefined ? `: expected one of ${known.join(', ')}` : `: did you mean ${nearest}?`;
}

/** List items are counted from 1, as people count. */
function pathSaid(path: YamlPath): string {
  return path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(', ');
}

function inOrder(problems: readonly SettingsProblem[]): SettingsProblem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
