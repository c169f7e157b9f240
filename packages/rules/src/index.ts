export * from './parameters/index.ts';
export * from './sources/index.ts';
