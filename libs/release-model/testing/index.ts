export * from './arbitraries.ts';
export * from './catalog-builder.ts';
export * from './readings.ts';
export * from './renaming-readings.ts';
