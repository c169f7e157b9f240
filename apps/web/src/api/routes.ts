import { paths } from '@jishi/contract/paths';
import type { RouteMap } from '@jishi/contract/paths';
import type { z } from 'zod';

/** `module.route`, as in the contract: `meetings.record`. */
export type RouteKey = keyof RouteMap & string;

type Given<S> = S extends z.ZodType ? z.input<S> : never;
type Part<Name extends string, S> = [Given<S>] extends [never]
  ? unknown
  : Record<string, never> extends Given<S>
    ? { readonly [K in Name]?: Given<S> }
    : { readonly [K in Name]: Given<S> };
type SchemaOf<K extends RouteKey, Name extends string> = Name extends keyof RouteMap[K] ? RouteMap[K][Name] : undefined;

/** What a route takes: `params` in the address, `query` behind it, `body`. */
export type Input<K extends RouteKey> = Part<'params', SchemaOf<K, 'params'>> &
  Part<'query', SchemaOf<K, 'query'>> &
  Part<'body', SchemaOf<K, 'body'>>;

/** What a route answers. */
export type Output<K extends RouteKey> =
  SchemaOf<K, 'response'> extends z.ZodType ? z.output<SchemaOf<K, 'response'>> : unknown;

/** The input as the client handles it, whatever the route. */
export interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** Method and address of a route. */
export function addressOf(key: RouteKey, input: LooseInput): { readonly method: string; readonly url: string } {
  const [method = 'GET', path = ''] = paths[key].split(' ');
  return { method, url: fillPath(path, input.params ?? {}) + queryText(input.query ?? {}) };
}

/** Address of a route for a link: a download or a printed page. */
export function urlOf<K extends RouteKey>(key: K, input: Omit<Input<K>, 'body'>): string {
  return addressOf(key, input).url;
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
