export * from './hostile-names.ts';
export * from './hostile-catalog.ts';
export * from './parsed-page.ts';
