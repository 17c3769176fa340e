export * from './catalog.ts';
export { ImportError, type ImportProblem } from './import-problem.ts';
export {
  importOpenstack,
  OPENSTACK_IMPORTER,
  type OpenstackCounts,
  type OpenstackImport,
  type OpenstackReading,
  readOpenstack,
  SERIES_STATUS,
  wantsOpenstackFile,
} from './openstack/import-openstack.ts';
export { type ArchiveLimits, type ArchiveReading, readArchive } from './source-files/read-archive.ts';
export { decodeText, type SourceFile } from './source-files/source-file.ts';
