import type { Page } from '../page-tree.ts';
import { DOCUMENT_SCHEMAS } from './document-schemas.ts';
import { jsonText } from './json-text.ts';
import { openApi } from './open-api.ts';

/** The schemas of all documents, each by itself, and the description of the whole for OpenAPI's tools. */
export function schemaPages(): Page[] {
  const schemas = Object.entries(DOCUMENT_SCHEMAS).map(([format, schema]): Page => {
    const dialect = 'https://json-schema.org/draft/2020-12/schema';
    return [`schemas/${format}-1.schema.json`, jsonText({ $schema: dialect, title: format, ...schema })];
  });
  return [...schemas, ['openapi.json', jsonText(openApi())]];
}
