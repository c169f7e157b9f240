import { appraisalRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { AppraisalService } from './service.ts';

/** Mounts appraisals and the sheets behind one-time codes. */
export function mountAppraisals(mounter: Mounter, platform: Platform, service: AppraisalService): void {
  mounter.routes(appraisalRoutes, {
    async list({ tx, query }) {
      const rows = await service.list(tx, {
        state: query.state,
        before: query.cursor ? Number(query.cursor) : null,
        limit: query.limit + 1,
      });
      const items = rows.slice(0, query.limit);
      return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.id) : null };
    },
    async create({ tx, actor, body }) {
      const { orgId, path } = actor;
      if (orgId === null || path === null) refuse('record.not-found');
      const today = platform.clock.today();
      const points = platform.rules.national<Readonly<Record<string, number>>>('appraisal.option.points', today);
      const titles: Readonly<Record<string, string>> = {
        good: '好',
        'fairly-good': '较好',
        average: '一般',
        poor: '较差',
      };
      const options = Object.entries(points).map(([value, each]) => ({
        value,
        titleZh: titles[value] ?? value,
        valueHundredths: each * 100,
      }));
      const id = await service.create(tx, actor, {
        region: actor.region,
        orgId,
        path,
        runStepId: null,
        titleZh: body.titleZh,
        groups: body.groups.map((group, index) => ({
          id: `g${index + 1}`,
          titleZh: group.titleZh,
          weight: [group.weightPercent, 100],
          electorate: 'named-list',
          minTurnout: [1, 2],
          minSheets: null,
          expected: 0,
        })),
        questions: body.questions.map((question, index) => ({
          id: `q${index + 1}`,
          titleZh: question.titleZh,
          kind: 'choice',
          required: true,
          options,
        })),
        withholdBelow: platform.rules.national<number>('rights.withheld_group_size', today),
        openFor: platform.rules.national('appraisal.ballot.lifetime', today),
      });
      return await service.show(tx, actor, id);
    },
    get: ({ tx, actor, params }) => service.show(tx, actor, params.appraisalId),
    open: ({ tx, actor, params, body }) => service.open(tx, actor, params.appraisalId, body.version, body.expected),
    reissue: ({ tx, actor, params, body }) =>
      service.reissue(tx, actor, params.appraisalId, body.version, body.groupId),
    close: ({ tx, actor, params, body }) => service.close(tx, actor, params.appraisalId, body.version),
    rerun: ({ tx, actor, params, body }) => service.rerun(tx, actor, params.appraisalId, body.version),
    sheet: ({ tx, params }) => service.sheet(tx, params.code),
    async cast({ tx, params, body }) {
      await service.cast(tx, params.code, body.answers);
      return { received: true as const };
    },
  });
}
