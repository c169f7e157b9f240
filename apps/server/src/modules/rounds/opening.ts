import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { engineOf } from '../methods/index.ts';
import type { RoundRow } from './schema.ts';
import * as store from './store.ts';

/**
 * Starts the runs of the next participants that have none yet.
 *
 * @returns how many were started; fewer than `size` means that all have their run
 */
export async function openSlice(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  round: RoundRow,
  path: string,
  size: number,
): Promise<number> {
  const engine = engineOf(platform);
  const definition = await engine.catalogue.byHash(tx, round.definition_hash);
  const participants = await store.listToStart(tx, round, path, size);
  await engine.startRuns(tx, actor, { hash: round.definition_hash, definition }, participants, {
    title: round.title,
    round: {
      id: round.id,
      org_id: round.org_id,
      calendar: round.calendar,
      title: round.title,
      scheme_hash: round.scheme_hash,
      opened_on: round.opened_on,
    },
  });
  await store.addStarted(tx, round.region, round.id, participants.length);
  return participants.length;
}
