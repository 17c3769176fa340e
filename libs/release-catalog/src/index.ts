export { loadBundledCatalog } from './bundled/load-bundled-catalog.ts';
export { CATALOG_SCHEMA_VERSION, CatalogFileError } from './catalog-file/catalog-file.ts';
export { decodeCatalog } from './catalog-file/decode-catalog.ts';
export { encodeCatalog } from './catalog-file/encode-catalog.ts';
export { ImportError, type ImportProblem } from './import-problem.ts';
export {
  importOpenstack,
  type OpenstackCounts,
  type OpenstackImport,
  SERIES_STATUS,
  wantsOpenstackFile,
} from './openstack/import-openstack.ts';
export { type ArchiveLimits, type ArchiveReading, readArchive } from './source-files/read-archive.ts';
export { decodeText, excerpt, type SourceFile } from './source-files/source-file.ts';
