import { formRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import { refuse } from '../../platform/refusal.ts';
import type { FormService } from './service.ts';
import * as views from './views.ts';

/** Mounts forms. */
export function mountForms(mounter: Mounter, service: FormService): void {
  mounter.routes(formRoutes, {
    async list({ tx, query }) {
      const rows = await views.listForms(tx, {
        orgId: query.orgId,
        state: query.state,
        before: query.cursor ? Number(query.cursor) : null,
        limit: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      return {
        items: page.map((row) => ({
          id: row.id,
          orgId: row.org_id,
          orgName: row.org_name,
          titleZh: row.title_zh,
          state: row.state,
          dueOn: row.due_on,
        })),
        nextCursor: rows.length > query.limit ? String(page.at(-1)?.id) : null,
      };
    },
    async create({ tx, actor, body }) {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      const id = await service.create(tx, actor, {
        region: actor.region,
        orgId: actor.orgId,
        path: actor.path,
        titleZh: body.titleZh,
        definition: {
          fields: body.fields as never,
          evidence: [],
          signedBy: 'actor',
          lateEntry: 'marked',
        },
        dueOn: body.dueOn ?? null,
        runStepId: null,
      });
      return await service.get(tx, actor, id);
    },
    get: ({ tx, actor, params }) => service.get(tx, actor, params.formId),
    saveDraft: ({ tx, actor, params, body }) => service.saveDraft(tx, actor, params.formId, body.values, body.version),
    sign: ({ tx, actor, params, body }) => service.sign(tx, actor, params.formId, body.values, body.version),
    evidence: ({ tx, actor, params, body }) => service.evidence(tx, actor, params.formId, body),
    another: ({ tx, actor, params }) => service.another(tx, actor, params.formId),
    answer: ({ tx, actor, params, body }) =>
      service.answer(
        tx,
        actor,
        params.formId,
        body.answer,
        body.answer === 'returned' ? body.reason : null,
        body.version,
      ),
  });
}
