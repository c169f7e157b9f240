export * from './methods.gen.ts';
export * from './planned.ts';
export type * from './scenario.ts';
