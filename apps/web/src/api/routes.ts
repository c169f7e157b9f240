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
