import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { IntakeRow } from './schema.ts';
import * as views from './views.ts';

/**
 * Ends the step of a run when its last matter has been answered. A step that waits for more (its people go on
 * collecting), or was ended by hand, stays as it is.
 */
export async function endStepWhenAnswered(
  tx: Tx,
  { steps }: Pick<Platform, 'steps'>,
  actor: Actor,
  row: Pick<IntakeRow, 'region' | 'run_step_id'>,
): Promise<void> {
  const stepId = row.run_step_id;
  if (stepId === null) return;
  const { all, answered } = await views.countOfStep(tx, row.region, stepId);
  if (answered < all) return;
  try {
    await tx.savepoint(() => steps.complete(tx, actor, stepId));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
