export * from './hostile-names.ts';
export * from './hostile-catalog.ts';
