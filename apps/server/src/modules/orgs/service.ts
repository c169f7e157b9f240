import type { OrgContext } from './context.ts';
import { createChanges } from './change.ts';
import { createDissolving } from './dissolve.ts';
import { createFounding } from './found.ts';
import { createMergeAndSplit } from './merge-split.ts';
import { createMoving } from './move.ts';
import { createReading } from './reading.ts';

/** All use cases of organisations. */
export type OrgService = ReturnType<typeof createOrgService>;

/** Puts the use cases together; those that change the tree share founding, moving and dissolving. */
export function createOrgService(context: OrgContext) {
  const founding = createFounding(context);
  const moving = createMoving(context);
  const dissolving = createDissolving(context);
  return {
    reading: createReading(context),
    founding,
    changes: createChanges(context),
    moving,
    mergeAndSplit: createMergeAndSplit(context, { founding, moving, dissolving }),
    dissolving,
  };
}
