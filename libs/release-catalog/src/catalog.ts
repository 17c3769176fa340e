// The written form of catalogs, apart from the importers: whoever only reads a catalog loads no parser and no fact table.
export { loadBundledCatalog } from './bundled/load-bundled-catalog.ts';
export { CATALOG_SCHEMA_VERSION, CatalogFileError } from './catalog-file/catalog-file.ts';
export { decodeCatalog } from './catalog-file/decode-catalog.ts';
export { encodeCatalog } from './catalog-file/encode-catalog.ts';
