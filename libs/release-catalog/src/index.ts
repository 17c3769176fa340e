export * from './catalog.ts';
export {
  type EndoflifeDateCounts,
  type EndoflifeDateImport,
  type EndoflifeDateReading,
  readEndoflifeDate,
} from './endoflife-date/import-endoflife-date.ts';
export { ENDOFLIFE_DATE_IMPORTER } from './endoflife-date/importer-version.ts';
export { ImportError, type ImportProblem } from './import-problem.ts';
export {
  importOpenstack,
  type OpenstackCounts,
  type OpenstackImport,
  type OpenstackReading,
  readOpenstack,
  SERIES_STATUS,
  wantsOpenstackFile,
} from './openstack/import-openstack.ts';
export { OPENSTACK_IMPORTER } from './openstack/importer-version.ts';
export { type ArchiveLimits, type ArchiveReading, readArchive } from './source-files/read-archive.ts';
export { decodeText, excerpt, type SourceFile } from './source-files/source-file.ts';
export { textOfBytes } from './source-files/text-of-bytes.ts';
