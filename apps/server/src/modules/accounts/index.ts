import { defineModule } from '../../platform/module.ts';
import { accountRefusals } from './errors.ts';
import { accountJobs } from './jobs.ts';
import { mountAccounts } from './routes.ts';
import type { Sessions } from './sessions.ts';

export { createAccount, type NewAccount } from './administration.ts';
export {
  createFirstAdministrators,
  resetAdministratorPassword,
  type FirstAdministrator,
} from './first-administrators.ts';
export { grantRole, type NewGrant } from './grants.ts';
export { createSessions, newToken, type Sessions } from './sessions.ts';
export {
  countTokens,
  issueTokens,
  peekToken,
  redeemToken,
  revokeTokensOf,
  type OpenedToken,
  type TokenOrder,
} from './tokens.ts';

/** Accounts, grants, sessions and one-time tokens. The composition root makes the sessions, since every request needs them. */
export const accountsModule = (sessions: Sessions) =>
  defineModule({
    id: 'accounts',
    titleZh: '账号与授权',
    titleEn: 'Accounts and grants',
    permissions: {
      'account.list': { titleZh: '查看账号', titleEn: 'List accounts', roles: ['system-admin'] },
      'account.create': { titleZh: '新建账号', titleEn: 'Create accounts', roles: ['system-admin'] },
      'account.reset-password': { titleZh: '重置密码', titleEn: 'Reset passwords', roles: ['system-admin'] },
      'account.suspend': { titleZh: '停用和恢复账号', titleEn: 'Suspend and resume accounts', roles: ['system-admin'] },
      'account.remove': { titleZh: '注销账号', titleEn: 'Remove accounts', roles: ['system-admin'] },
      'account.link-member': {
        titleZh: '把账号与党员信息关联',
        titleEn: 'Link accounts to members',
        roles: ['county-department', 'township-organiser', 'branch-secretary'],
      },
      'grant.list': { titleZh: '查看人员与授权', titleEn: 'List grants', roles: ['security-admin'] },
      'grant.list-roles': {
        titleZh: '查看角色与权限',
        titleEn: 'See roles and permissions',
        roles: ['security-admin', 'auditor'],
      },
      'grant.give': { titleZh: '授予角色', titleEn: 'Grant roles', roles: ['security-admin'] },
      'grant.revoke': { titleZh: '撤销角色', titleEn: 'Revoke roles', roles: ['security-admin'] },
      'grant.reset-totp': { titleZh: '停用他人动态码', titleEn: 'Reset authenticators', roles: ['security-admin'] },
    },
    refusals: accountRefusals,
    mount: (mounter, platform) => mountAccounts(mounter, platform, sessions),
    jobs: accountJobs,
  });
