export * from './arbitraries.ts';
export * from './catalog-builder.ts';
