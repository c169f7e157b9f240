import { paths } from '@jishi/contract/paths';
import type { RouteKey } from './routes.ts';

/** Method and address of every route of the contract. */
export const pathTable: Readonly<Record<RouteKey, string>> = paths;
