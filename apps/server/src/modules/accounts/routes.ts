import { accountAdminRoutes, accountRoutes, grantRoutes } from '@jishi/contract';
import type { FastifyRequest } from 'fastify';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { createAccountAdministration } from './administration.ts';
import { createGrantService } from './grants.ts';
import type { SessionRow } from './schema.ts';
import { createAccountService } from './service.ts';
import type { Sessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';

const done = { ok: true } as const;

/** Mounts sign-in, the own account, accounts and grants. */
export function mountAccounts(mounter: Mounter, platform: Platform, sessions: Sessions): void {
  mountSessions(mounter, platform, sessions);
  mountAdministration(mounter, platform, sessions);
  mountGrants(mounter, platform, sessions);
}

function mountSessions(mounter: Mounter, platform: Platform, sessions: Sessions): void {
  const service = createAccountService(platform, sessions);
  const { signIn } = createSignIn(platform, sessions);
  const rowOf = (request: FastifyRequest): SessionRow => sessions.rowOf(request) ?? refuse('access.not-signed-in');
  mounter.routes(accountRoutes, {
    async signIn({ body, request, reply }) {
      const device = request.headers['user-agent']?.slice(0, 200) ?? null;
      const { view, token } = await signIn(body, { address: request.ip, device });
      sessions.setCookies(reply, token, view.csrf);
      return view;
    },
    session: ({ tx, request }) => service.session(tx, rowOf(request)),
    switchGrant: ({ tx, actor, body, request }) => service.switchGrant(tx, actor, rowOf(request), body.grantId),
    async signOut({ tx, actor, request, reply }) {
      await service.signOut(tx, actor, rowOf(request));
      sessions.clearCookies(reply);
      return done;
    },
    sessions: async ({ tx, request }) => ({ items: await service.listSessions(tx, rowOf(request)) }),
    async endSession({ tx, actor, params, request }) {
      await service.endSession(tx, actor, rowOf(request), params.sessionKey);
      return done;
    },
    endOtherSessions: async ({ tx, actor, request }) => ({
      ended: await service.endOtherSessions(tx, actor, rowOf(request)),
    }),
    changePassword: ({ actor, body, request }) =>
      service.changePassword(actor, rowOf(request), body.currentPassword, body.newPassword),
    startTotp: ({ actor, body, request }) => service.startTotp(actor, rowOf(request), body.password),
    async confirmTotp({ tx, actor, body, request }) {
      await service.confirmTotp(tx, actor, rowOf(request), body.code);
      return done;
    },
    async removeTotp({ actor, body, request }) {
      await service.removeTotp(actor, rowOf(request), body.password);
      return done;
    },
    savePreferences: ({ tx, body, request }) => service.savePreferences(tx, rowOf(request), body),
  });
}

function mountAdministration(mounter: Mounter, platform: Platform, sessions: Sessions): void {
  const service = createAccountAdministration(platform, sessions);
  mounter.routes(accountAdminRoutes, {
    list: ({ tx, actor, query }) => service.list(tx, actor, query),
    create: ({ tx, actor, body }) => service.create(tx, actor, body),
    resetPassword: ({ tx, actor, params, body }) => service.resetPassword(tx, actor, params.userId, body),
    suspend: ({ tx, actor, params, body }) => service.suspend(tx, actor, params.userId, body),
    resume: ({ tx, actor, params, body }) => service.resume(tx, actor, params.userId, body),
    remove: ({ tx, actor, params, body }) => service.remove(tx, actor, params.userId, body),
  });
}

function mountGrants(mounter: Mounter, platform: Platform, sessions: Sessions): void {
  const service = createGrantService(platform, sessions);
  mounter.routes(grantRoutes, {
    holders: ({ tx, actor, query }) => service.holders(tx, actor, query),
    orgs: async ({ tx, actor, query }) => ({ items: await service.orgs(tx, actor, query.search) }),
    roles: async ({ tx, actor }) => ({ items: await service.roles(tx, actor) }),
    grant: ({ tx, actor, body }) => service.grant(tx, actor, body),
    async revoke({ tx, actor, params, body }) {
      await service.revoke(tx, actor, params.grantId, body.reason);
      return done;
    },
    async resetTotp({ tx, actor, params, body }) {
      await service.resetTotp(tx, actor, params.userId, body.reason);
      return done;
    },
    async linkMember({ tx, actor, params, body }) {
      await service.linkMember(tx, actor, params.memberId, body.login);
      return done;
    },
  });
}
