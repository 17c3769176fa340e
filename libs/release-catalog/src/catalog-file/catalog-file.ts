/**
 * The written form of a catalog: one JSON document. Its version changes when an older reader would misread it; a reader
 * refuses a later one. Windows are written by their beginnings (each lasts until the next), versions as
 * `version day` pairs separated by `, `, both in the order of the catalog.
 */
export const CATALOG_FORMAT = 'lastpatch-catalog';
export const CATALOG_SCHEMA_VERSION = 1;

/** A catalog file cannot be used. The message is a sentence that says what was got and expected. */
export class CatalogFileError extends Error {
  readonly code = 'CATALOG_FILE';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CatalogFileError';
  }
}
