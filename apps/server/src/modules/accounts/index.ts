import { defineModule } from '../../platform/module.ts';
import { accountRefusals } from './errors.ts';
import { mountAccounts } from './routes.ts';
import { createAccountService } from './service.ts';
import type { Sessions } from './sessions.ts';

export { createSessions, type Sessions } from './sessions.ts';

/** Accounts, grants, sessions and one-time tokens. The composition root makes the sessions, since every request needs them. */
export const accountsModule = (sessions: Sessions) =>
  defineModule({
    id: 'accounts',
    titleZh: '账号与授权',
    titleEn: 'Accounts and grants',
    permissions: {},
    refusals: accountRefusals,
    mount: (mounter, platform) => mountAccounts(mounter, createAccountService(platform), sessions),
  });
