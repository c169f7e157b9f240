import { pairingRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireOwner, type PairingService } from './service.ts';
import { listPage, ownPairings, showPairing } from './show.ts';

/** Mounts pairings. */
export function mountPairings(mounter: Mounter, platform: Platform, service: PairingService): void {
  mounter.routes(pairingRoutes, {
    list: ({ tx, actor, query }) => listPage(tx, service, actor, query),
    mine: async ({ tx, actor }) => ({ items: await ownPairings(tx, service, actor) }),
    async propose({ tx, actor, body }) {
      const owner = await requireOwner(tx, actor, actor.orgId ?? refuse('record.not-found'));
      const id = await service.propose(tx, actor, {
        region: owner.region,
        orgId: owner.id,
        path: owner.path,
        runStepId: body.runStepId ?? null,
        kind: body.kind,
        titleZh: body.titleZh,
        goalZh: body.goalZh,
        agreement: body.agreement,
        helper: {
          kind: body.helperKind,
          memberId: body.helperMemberId,
          orgId: body.helperOrgId,
          name: body.helperName,
        },
        partner: {
          kind: body.partnerKind,
          memberId: body.partnerMemberId,
          orgId: body.partnerOrgId,
          name: body.partnerName,
        },
        ...(body.runStepId === undefined ? {} : await service.settingsOfStep(tx, body.runStepId)),
        conflictRequired: true,
        ...(body.contactPer === undefined ? {} : { contactPer: body.contactPer }),
        ...(body.contactAtLeast === undefined ? {} : { contactAtLeast: body.contactAtLeast }),
        untilOn: body.untilOn ?? null,
        consentOn: body.consentOn ?? null,
      });
      return await showPairing(tx, platform, service, actor, id);
    },
    get: ({ tx, actor, params }) => showPairing(tx, platform, service, actor, params.pairingId),
    async declare({ tx, actor, params, body }) {
      await service.declare(tx, actor, params.pairingId, body);
      return await showPairing(tx, platform, service, actor, params.pairingId);
    },
    async agree({ tx, actor, params, body }) {
      await service.agree(tx, actor, params.pairingId, body);
      return await showPairing(tx, platform, service, actor, params.pairingId);
    },
    async activate({ tx, actor, params, body }) {
      await service.activate(tx, actor, params.pairingId, body);
      return await showPairing(tx, platform, service, actor, params.pairingId);
    },
    async addDuty({ tx, actor, params, body }) {
      await service.addDuty(tx, actor, params.pairingId, body);
      return await showPairing(tx, platform, service, actor, params.pairingId);
    },
    async settleDuty({ tx, actor, params, body }) {
      await service.settleDuty(tx, actor, params.pairingId, params.pairingDutyId, body);
      return await showPairing(tx, platform, service, actor, params.pairingId);
    },
    async contact({ tx, actor, params, body }) {
      await service.enterContact(tx, actor, params.pairingId, body);
      return await showPairing(tx, platform, service, actor, params.pairingId);
    },
    async end({ tx, actor, params, body }) {
      await service.end(tx, actor, params.pairingId, body);
      return await showPairing(tx, platform, service, actor, params.pairingId);
    },
  });
}
