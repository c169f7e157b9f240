export * from './routes.ts';
export * from './problem.ts';
export * from './common.ts';
export * from './accounts.ts';
export * from './method-definition.ts';
export * from './forms.ts';
export * from "./todos.ts";
export * from './approvals.ts';
