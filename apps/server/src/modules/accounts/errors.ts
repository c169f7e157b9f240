import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of accounts and sessions. */
export const accountRefusals: RefusalCatalogue = {
  'account.wrong-password': {
    status: 401,
    zh: '账号或密码不对。请核对后重新输入；忘记密码请联系系统管理员。',
    en: 'Wrong account name or password. Check both; ask the system administrator if you forgot it.',
  },
  'account.locked': {
    status: 423,
    zh: '连续输错次数过多，请在 {minutes} 分钟后再试。',
    en: 'Too many wrong attempts. Try again in {minutes} minutes.',
  },
};
