export * from './hostile-names.ts';
export * from './box-catalog.ts';
export * from './hostile-catalog.ts';
export * from './parsed-page.ts';
export * from './tree-data.ts';
