import type { paths } from '@jishi/contract/paths';
import type { LooseInput, RouteKey } from './routes.ts';

/** Method and address of a request. */
export interface RequestLine {
  readonly method: string;
  readonly url: string;
}

/** Fills a line of the path table (`GET /api/orgs/:orgId`) with what the route takes. */
export function requestLine(line: string, input: LooseInput): RequestLine {
  const [method = 'GET', path = ''] = line.split(' ');
  return { method, url: fillPath(path, input.params ?? {}) + queryText(input.query ?? {}) };
}

type Paths = typeof paths;

/**
 * Lines of the routes that signing in and the list of to-dos need, so that neither waits for the table of the rest; the
 * compiler keeps them equal to the table, `size.test.ts` keeps them complete.
 */
export const firstLines = {
  'accounts.session': 'GET /api/session',
  'accounts.signIn': 'POST /api/session',
  'accounts.signOut': 'DELETE /api/session',
  'accounts.switchGrant': 'POST /api/session/grant',
  'methods.obligations': 'GET /api/obligations',
  'methods.runs': 'GET /api/runs',
  'todos.calendar': 'GET /api/todos/calendar',
  'todos.done': 'GET /api/todos/done',
  'todos.finish': 'POST /api/todos/:todoId/finish',
  'todos.open': 'GET /api/todos',
  'todos.takeBack': 'POST /api/todos/:todoId/take-back',
} as const satisfies Partial<Paths>;

/** Line of a route. The whole table is loaded with the first other request, not with the first load. */
export async function lineOf(key: RouteKey): Promise<string> {
  const first: Readonly<Record<string, string | undefined>> = firstLines;
  return first[key] ?? (await import('./path-table.ts')).pathTable[key];
}

function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') throw new Error(`the address ${path} needs ${name}`);
    return encodeURIComponent(`${value as string | number}`);
  });
}

/** Lists become repeated names; what is undefined, null or empty is left out. */
function queryText(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, `${one as string | number | boolean}`);
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
