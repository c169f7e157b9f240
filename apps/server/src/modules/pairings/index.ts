import { systemActor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { addDissolutionCheck } from '../orgs/index.ts';
import { pairingRefusals } from './errors.ts';
import { mountPairings } from './routes.ts';
import { createPairingService } from './service.ts';
import { createPairingStepHandler } from './step-handler.ts';
import { countRunning, lockPairing, pairingsOf } from './store.ts';

export { createPairingService, type PairingService } from './service.ts';

addDissolutionCheck(async (tx, org) => {
  const count = await countRunning(tx, org);
  return [
    {
      kind: 'pairings',
      count,
      zh: `还有 ${count} 项结对没有结束或移交`,
      en: `${count} pairings still run`,
      link: `/pairings?org=${org.id}`,
    },
  ];
});

/**
 * Counts a visit or talk toward the quota of a pairing; called by whoever keeps visits.
 *
 * @returns false when this visit was counted before
 */
export async function recordContact(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  contact: {
    readonly pairingId: number;
    readonly on: string;
    readonly sourceKind: 'visit' | 'talk';
    readonly sourceId: number;
    readonly aboutZh?: string;
  },
): Promise<boolean> {
  const row = await lockPairing(tx, contact.pairingId);
  if (!row) refuse('record.not-found');
  return await createPairingService(platform).contact(tx, actor, row, { ...contact, aboutZh: contact.aboutZh ?? '' });
}

/** Pairings in which a member helps and that run. */
export async function activePairingsOf(
  tx: Tx,
  region: number,
  memberId: number,
): Promise<readonly { readonly pairingId: number; readonly kind: string; readonly partnerName: string }[]> {
  const rows = await pairingsOf(tx, region, memberId);
  return rows
    .filter((row) => row.state === 'active' && row.helper_id === memberId && row.helper_kind === 'member')
    .map((row) => ({ pairingId: row.id, kind: row.kind, partnerName: row.partner_name }));
}

const managers = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
] as const;

/** Primitive `pairing` 结对联系. */
export const pairingsModule = defineModule({
  id: 'pairings',
  titleZh: '结对联系',
  titleEn: 'Pairings',
  permissions: {
    'pairing.read': { titleZh: '查看结对', titleEn: 'Read pairings', roles: [...managers, 'member'] },
    'pairing.manage': { titleZh: '提出、生效与结束结对', titleEn: 'Manage pairings', roles: managers },
    'pairing.take-part': {
      titleZh: '申明、同意与登记联系',
      titleEn: 'Take part in pairings',
      roles: [...managers, 'member'],
    },
  },
  refusals: pairingRefusals,
  mount: (mounter, platform) => mountPairings(mounter, platform, createPairingService(platform)),
  jobs: (platform) => [
    {
      name: 'pairings:expire',
      // 03:20 in China.
      cron: '20 19 * * *',
      async handle() {
        const service = createPairingService(platform);
        await platform.db.write(
          { path: '', everything: true },
          (tx) => service.expireConsents(tx, systemActor('结对到期', 0)),
          { audited: false },
        );
      },
    },
  ],
  stepHandlers: (platform) => [createPairingStepHandler(platform, createPairingService(platform))],
});
