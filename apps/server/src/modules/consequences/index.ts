import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import { consequenceRefusals } from './errors.ts';
import type { CaseInput } from './opening.ts';
import { mountConsequences } from './routes.ts';
import { createConsequenceService } from './service.ts';
import { createConsequenceStepHandler } from './step-handler.ts';

export { createConsequenceService, type ConsequenceService } from './service.ts';
export type { CaseInput } from './opening.ts';

/**
 * Proposes that an organisation looks at something; called by whoever computes a result. People take it up or drop it,
 * nothing follows by itself. Runs in a transaction that sees everything.
 *
 * @param byZh what proposes, shown to people (`民主评议结果`)
 * @returns id of the proposal
 */
export function proposeConsequence(
  tx: Tx,
  platform: Platform,
  ownerOrgId: number,
  input: CaseInput,
  byZh: string,
): Promise<number> {
  return createConsequenceService(platform).propose(tx, ownerOrgId, input, byZh);
}

const offices = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
] as const;

/** Primitive `consequence` 处理. */
export const consequencesModule = defineModule({
  id: 'consequences',
  titleZh: '处理',
  titleEn: 'Measures',
  permissions: {
    'consequence.read': { titleZh: '查看本组织办理的处理事项', titleEn: 'Read own cases', roles: offices },
    'consequence.handle': { titleZh: '立项、核实、听取陈述、送达与复查', titleEn: 'Handle cases', roles: offices },
    'consequence.decide': { titleZh: '登记处理决定', titleEn: 'Record decisions on cases', roles: offices },
    'consequence.answer-appeal': {
      titleZh: '答复申诉',
      titleEn: 'Answer appeals',
      roles: ['county-department', 'township-secretary', 'township-organiser'],
    },
  },
  refusals: consequenceRefusals,
  mount: (mounter, platform) => mountConsequences(mounter, platform, createConsequenceService(platform)),
  jobs: (platform) => [
    {
      name: 'consequences:reviews',
      // 07:40 in China.
      cron: '40 23 * * *',
      async handle() {
        await platform.db.write(
          { path: '', everything: true },
          (tx) => createConsequenceService(platform).tellReviews(tx),
          { audited: false },
        );
      },
    },
  ],
  stepHandlers: () => [createConsequenceStepHandler()],
});
