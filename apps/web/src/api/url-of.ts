import { pathTable } from './path-table.ts';
import { requestLine } from './request-line.ts';
import type { Input, RouteKey } from './routes.ts';

/** Address of a route for a link: a download or a printed page. */
export function urlOf<K extends RouteKey>(key: K, input: Omit<Input<K>, 'body'>): string {
  return requestLine(pathTable[key], input).url;
}
