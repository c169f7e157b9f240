import { learningRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { certificatePage, getCertificate, revokeCertificate, verifyCertificate } from './certificates.ts';
import { createLearningService } from './service.ts';
import * as views from './views.ts';

const ok = { ok: true as const };

/** Mounts learning. */
export function mountLearning(mounter: Mounter, platform: Platform): void {
  const service = createLearningService(platform);
  mounter.routes(learningRoutes, {
    plans: ({ tx, query }) => views.planPage(tx, query, platform.clock.today()),
    plan: ({ tx, actor, params }) => views.planView(tx, platform, service, actor, params.planId),
    mine: ({ tx, actor }) => views.ownLearning(tx, platform, actor),
    hours: ({ tx, actor, query }) => views.hoursOfYear(tx, platform, actor, query.year),
    certificates: ({ tx, actor, query }) => certificatePage(tx, platform, actor, query),
    certificate: ({ tx, actor, params }) => getCertificate(tx, platform, actor, params.certificateId),
    verify: ({ tx, params }) => verifyCertificate(tx, platform, params.code),
    async revoke({ tx, actor, params, body }) {
      await revokeCertificate(tx, platform, actor, params.certificateId, body.reason);
      return ok;
    },
    recordTest: ({ tx, actor, params, body }) => service.recordTest(tx, actor, params.planId, body),
    async withdrawTest({ tx, actor, params, body }) {
      await service.withdrawTest(tx, actor, params.planId, params.testId, body.reason);
      return ok;
    },
    create: async ({ tx, actor, body }) => {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      const planId = await service.create(tx, actor, {
        org_id: actor.orgId,
        path: actor.path,
        run_step_id: null,
        title_zh: body.titleZh,
        kind: body.kind,
        topics: body.topics,
        material: body.material,
        min_sessions: body.minSessions,
        make_up: 'once',
        starts_on: body.startsOn,
        due_on: body.dueOn ?? null,
        min_days: body.minDays ?? null,
        min_hours: body.minHours ?? null,
        min_lasting: null,
        test_pass_mark: body.test?.passMark ?? null,
        test_total: body.test?.of ?? null,
        has_certificate: body.certificate !== undefined,
        certificate_valid_for: body.certificate?.validFor ?? null,
        rule_ids: [],
      });
      return { planId };
    },
    record: async ({ tx, actor, params, body }) => ({
      sessionId: await service.record(tx, actor, params.planId, body),
    }),
    async withdraw({ tx, actor, params, body }) {
      await service.withdraw(tx, actor, params.planId, params.sessionId, body.reason);
      return ok;
    },
    async finish({ tx, actor, params, body }) {
      await service.finish(tx, actor, params.planId, body.reason);
      return ok;
    },
  });
}
