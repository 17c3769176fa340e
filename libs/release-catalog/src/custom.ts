// Products of a team's own, apart from the other importers: whoever has none loads nothing of this, nor a parser.
export { type CustomFile, readCustomFile } from './custom/custom-file.ts';
export { CUSTOM_IMPORTER } from './custom/importer-version.ts';
export { type JoinedCatalog, joinCustom } from './custom/join-custom.ts';
export { ImportError, type ImportProblem } from './import-problem.ts';
