import { accountRoutes } from '@jishi/contract';
import type { FastifyRequest } from 'fastify';
import type { Mounter } from '../../platform/http/mount.ts';
import { refuse } from '../../platform/refusal.ts';
import type { AccountService } from './service.ts';
import type { Sessions } from './sessions.ts';
import type { SessionRow } from './store.ts';

/** Mounts sign-in and sessions. */
export function mountAccounts(mounter: Mounter, service: AccountService, sessions: Sessions): void {
  const rowOf = (request: FastifyRequest): SessionRow => sessions.rowOf(request) ?? refuse('access.not-signed-in');
  mounter.routes(accountRoutes, {
    async signIn({ tx, body, request, reply }) {
      const { view, token } = await service.signIn(tx, body, request.headers['user-agent']?.slice(0, 200) ?? null);
      sessions.setCookies(reply, token, view.csrf);
      return view;
    },
    session: ({ tx, actor, request }) => service.session(tx, actor, rowOf(request)),
    async switchGrant({ tx, actor, body, request }) {
      const row = rowOf(request);
      const view = await service.switchGrant(tx, actor, row, body.grantId);
      tx.afterCommit(() => sessions.forget(row.user_id));
      return view;
    },
    async signOut({ tx, actor, request, reply }) {
      const row = rowOf(request);
      await service.signOut(tx, actor, row);
      tx.afterCommit(() => sessions.forget(row.user_id));
      sessions.clearCookies(reply);
      return { ok: true as const };
    },
  });
}
