import { paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import type { StepHandler } from '../../platform/step-handler.ts';
import type { ArchiveService } from './service.ts';
import * as store from './store.ts';

/** Archive steps: one file for each run. */
export function createArchiveStepHandler(platform: Platform, service: ArchiveService): StepHandler {
  return {
    primitive: 'archive',
    async open(tx, _actor, context) {
      const existing = await store.findFileOfStep(tx, context.region, context.runStepId);
      if (existing) return { subjectId: existing.id, link: `/archives/${existing.id}` };
      const params = paramsOf(context.step, 'archive');
      const retention = params?.retention ?? 'permanent';
      const id = await platform.ids.next(tx, context.region);
      await store.insertFile(
        tx,
        {
          region: context.region,
          id,
          org_id: context.actingOrgId,
          path: context.path,
          run_id: context.runId,
          run_step_id: context.runStepId,
          title_zh: `${context.orgName} · ${context.methodTitleZh}`,
          retention: typeof retention === 'string' ? retention : retention.param,
          access_class: params?.accessClass ?? 'internal',
        },
        platform.clock.now(),
      );
      return { subjectId: id, link: `/archives/${id}` };
    },
    async unmet(tx, context) {
      const file = await store.findFileOfStep(tx, context.region, context.runStepId);
      if (file?.state === 'sealed') return [];
      const missing = file
        ? (await service.lines(tx, file)).filter(({ isRequired, isPresent }) => isRequired && !isPresent)
        : [];
      if (missing.length > 0) {
        const names = missing.map(({ titleZh }) => titleZh).join('、');
        return [{ code: 'archive.incomplete', zh: `档案还缺：${names}。`, en: `The file still lacks: ${names}.` }];
      }
      return [
        {
          code: 'archive.not-sealed',
          zh: '材料已齐，请核对后封存。',
          en: 'All items are there; check and seal the file.',
        },
      ];
    },
    // All items come from steps of this run, so they are about one and the same matter.
    facts: (_tx, context) => Promise.resolve({ matters: [context.methodTitleZh] }),
    async outcome(tx, context) {
      const file = await store.findFileOfStep(tx, context.region, context.runStepId);
      return file ? { fileId: file.id, hash: file.content_hash } : {};
    },
  };
}
