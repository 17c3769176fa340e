export * from './fleet-catalog.ts';
export * from './outputs.ts';
