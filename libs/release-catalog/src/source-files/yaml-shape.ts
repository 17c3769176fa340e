/** A YAML mapping whose scalars are strings. */
export type YamlMap = Readonly<Record<string, unknown>>;

/** Whether a parsed value is a mapping. */
export function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The string under a key; undefined when it is missing, empty, or of another shape. */
export function textAt(map: YamlMap, key: string): string | undefined {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The list under a key; empty when it is missing or of another shape. */
export function listAt(map: YamlMap, key: string): readonly unknown[] {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return Array.isArray(value) ? value : [];
}
