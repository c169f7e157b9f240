import { orgRoutes, searchRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { OrgService } from './service.ts';
import { search } from './search/views.ts';

/** Mounts organisations and the search box. */
export function mountOrgs(mounter: Mounter, service: OrgService): void {
  const { reading, founding, changes, moving, mergeAndSplit, dissolving } = service;
  mounter.routes(orgRoutes, {
    root: async ({ tx, actor }) => ({ items: await reading.root(tx, actor) }),
    children: async ({ tx, actor, params, query }) => ({
      items: await reading.children(tx, actor, params.orgId, query.asOf),
    }),
    search: async ({ tx, query }) => ({ items: await reading.search(tx, query.q, query.limit) }),
    view: ({ tx, actor, params, query }) => reading.view(tx, actor, params.orgId, query.asOf),
    counts: async ({ tx, actor, params }) => ({ counts: await reading.counts(tx, actor, params.orgId) }),
    history: ({ tx, params, query }) => reading.history(tx, params.orgId, query.cursor, query.limit),
    blockers: async ({ tx, actor, params }) => ({ items: await dissolving.listOpen(tx, actor, params.orgId) }),
    apply: ({ tx, actor, body }) => founding.apply(tx, actor, body),
    reply: ({ tx, actor, params, body }) => founding.reply(tx, actor, params.orgId, body),
    activate: ({ tx, actor, params, body }) => founding.activate(tx, actor, params.orgId, body),
    rename: ({ tx, actor, params, body }) => changes.rename(tx, actor, params.orgId, body),
    restructure: ({ tx, actor, params, body }) => changes.restructure(tx, actor, params.orgId, body),
    move: ({ tx, actor, params, body }) => moving.move(tx, actor, params.orgId, body),
    merge: ({ tx, actor, params, body }) => mergeAndSplit.merge(tx, actor, params.orgId, body),
    split: ({ tx, actor, params, body }) => mergeAndSplit.split(tx, actor, params.orgId, body),
    dissolve: ({ tx, actor, params, body }) => dissolving.dissolve(tx, actor, params.orgId, body),
    beginDissolving: ({ tx, actor, params, body }) => dissolving.begin(tx, actor, params.orgId, body),
    addRelation: ({ tx, actor, params, body }) => changes.addRelation(tx, actor, params.orgId, body),
    endRelation: ({ tx, actor, params, body }) =>
      changes.endRelation(tx, actor, params.orgId, params.relationId, body.untilOn),
    beginTerm: ({ tx, actor, params, body }) => changes.beginTerm(tx, actor, params.orgId, body),
    extendTerm: ({ tx, actor, params, body }) => changes.extendTerm(tx, actor, params.orgId, params.termNumber, body),
  });
  mounter.routes(searchRoutes, {
    async search({ tx, actor, query }) {
      const find = async (kind: 'org' | 'member') =>
        (await search(tx, kind, query.q, 10)).map((hit) => ({
          kind,
          id: hit.id,
          title: hit.text.split(' ')[0] ?? hit.text,
          detail: hit.detail,
        }));
      // A plain member finds organisations only: the roster is not theirs to search.
      const [orgs, members] = await Promise.all([find('org'), actor.role === 'member' ? [] : find('member')]);
      return { orgs, members };
    },
  });
}
