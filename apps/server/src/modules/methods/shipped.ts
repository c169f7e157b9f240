import type { MethodDefinition } from '@jishi/domain';
import * as rules from '@jishi/rules';

/** The methods that come with the product. */
export const shippedMethods: readonly MethodDefinition[] =
  (rules as { readonly methods?: readonly MethodDefinition[] }).methods ?? [];
