export * from './calendars/index.ts';
export * from './codes/index.ts';
export * from './indicators/index.ts';
export * from './methods/index.ts';
export * from './parameters/index.ts';
export * from './schemes/index.ts';
export * from './sources/index.ts';
