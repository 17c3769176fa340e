/** A JSON object of which nothing is known yet. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object. */
export function isJsonMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a field; undefined when it is missing, null, empty, or of another shape. */
export function textOf(map: JsonMap, field: string): string | undefined {
  const value = own(map, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The object of a field; undefined when it is missing, null, or of another shape. */
export function mapOf(map: JsonMap, field: string): JsonMap | undefined {
  const value = own(map, field);
  return isJsonMap(value) ? value : undefined;
}

/** The value of a field; undefined when it is missing. What an object inherits is no field. */
export function own(map: JsonMap, field: string): unknown {
  return Object.hasOwn(map, field) ? map[field] : undefined;
}
