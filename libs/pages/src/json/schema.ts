import { BASES, PHASES, SOURCES } from '@lastpatch/release-model';

/** A JSON Schema (2020-12). */
export type Schema = Readonly<Record<string, unknown>>;

export const TEXT: Schema = { type: 'string' };
export const TEXT_OR_NULL: Schema = { type: ['string', 'null'] };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
export const FLAG: Schema = { type: 'boolean' };
export const DATE: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
export const PHASE: Schema = { enum: [...PHASES] };
export const BASIS: Schema = { enum: [...BASES] };
export const SOURCE: Schema = { enum: [...SOURCES] };

/** What may be unknown. */
export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

/** An object that has all of these fields, and may get more. */
export function objectOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** A document of a format, of the first version of its schema. */
export function documentOf(format: string, fields: Readonly<Record<string, Schema>>): Schema {
  return objectOf({ format: { const: format }, schemaVersion: { const: 1 }, ...fields });
}
