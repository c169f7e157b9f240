export * from './methods.gen.ts';
export * from './planned.ts';
export * from './ranking.ts';
export type * from './scenario.ts';
