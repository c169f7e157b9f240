import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import { defineModule } from '../../platform/module.ts';
import { roundRefusals } from './errors.ts';
import { roundJobs } from './jobs.ts';
import { mountRounds } from './routes.ts';
import type { RoundRow } from './schema.ts';
import { findRound } from './store.ts';

export { createRoundService, type RoundDraft, type RoundService } from './service.ts';
export { createRoundProgress } from './progress.ts';
export type { RoundRow, RoundScope } from './schema.ts';

/** A round with the hash of its frozen scheme; its content is in the catalogue of definitions. */
export function roundOf(tx: Tx, roundId: number): Promise<RoundRow | undefined> {
  return findRound(tx, regionOf(roundId), roundId);
}

/** Rounds: one method for many organisations at once. */
export const roundsModule = defineModule({
  id: 'rounds',
  titleZh: '轮次',
  titleEn: 'Rounds',
  permissions: {
    'round.read': {
      titleZh: '查看轮次',
      titleEn: 'Read rounds',
      roles: ['county-department', 'township-secretary', 'township-organiser', 'branch-secretary', 'branch-committee'],
    },
    'round.manage': {
      titleZh: '开启和管理轮次',
      titleEn: 'Open and manage rounds',
      roles: ['county-department', 'township-secretary'],
    },
    'round.remind': {
      titleZh: '催办',
      titleEn: 'Remind',
      roles: ['county-department', 'township-secretary', 'township-organiser'],
    },
  },
  refusals: roundRefusals,
  mount: mountRounds,
  jobs: roundJobs,
});
