import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of accounts, grants, sessions and one-time tokens. */
export const accountRefusals: RefusalCatalogue = {
  'account.wrong-password': {
    status: 401,
    zh: '账号或密码不对。请核对后重新输入；还可以试 {left} 次。忘记密码请联系系统管理员。',
    en: 'Wrong account name or password. Check both; {left} attempts left. Ask the system administrator if you forgot it.',
  },
  'account.locked': {
    status: 423,
    zh: '连续输错次数过多，请在 {minutes} 分钟后再试。',
    en: 'Too many wrong attempts. Try again in {minutes} minutes.',
  },
  'account.totp-required': {
    status: 401,
    zh: '请再输入手机验证器上的 6 位动态码。',
    en: 'Now enter the 6-digit code of your authenticator.',
  },
  'account.wrong-totp': {
    status: 401,
    zh: '动态码不对。请核对手机时间，输入最新的 6 位数字；还可以试 {left} 次。',
    en: 'Wrong code. Check the time of your phone and enter the newest 6 digits; {left} attempts left.',
  },
  'account.totp-used': {
    status: 401,
    zh: '这个动态码已经用过，请等下一个再输入。',
    en: 'This code was used before. Wait for the next one.',
  },
  'account.totp-exists': {
    status: 409,
    zh: '动态码已经启用。要换手机，请先停用再重新设置。',
    en: 'An authenticator is set up already. Remove it first to use another phone.',
  },
  'account.totp-not-started': {
    status: 409,
    zh: '请先扫描二维码，再输入动态码。',
    en: 'Scan the code first, then enter the 6 digits.',
  },
  'account.must-change-password': {
    status: 403,
    zh: '首次登录请先修改密码，再办理其他事项。',
    en: 'Change your first password before anything else.',
  },
  'account.initial-password-expired': {
    status: 403,
    zh: '初始密码已过期，请联系系统管理员重置。',
    en: 'The first password has expired. Ask the system administrator for a new one.',
  },
  'account.own-account': {
    status: 403,
    zh: '不能停用、注销自己的账号，也不能重置自己的密码。请由另一位系统管理员办理。',
    en: 'You cannot suspend, remove or reset your own account. Ask another system administrator.',
  },
  'account.administrator-password': {
    status: 403,
    zh: '管理员之间不能互相重置密码。请在服务器上用命令重置，并留下记录。',
    en: 'Administrators do not reset each other. Use the command on the server, which leaves a trace.',
  },
  'account.not-suspended': {
    status: 409,
    zh: '账号没有停用，不需要恢复。',
    en: 'The account is not suspended.',
  },
  'account.link-mismatch': {
    status: 422,
    zh: '没有姓名为“{name}”的这个账号。请核对账号，账号的姓名应与党员姓名一致。',
    en: 'There is no such account in the name of {name}. The names must agree.',
  },
  'account.already-linked': {
    status: 409,
    zh: '这个账号或这名党员已经关联过。',
    en: 'This account or this member is linked already.',
  },
  'grant.own-account': {
    status: 403,
    zh: '不能给自己授权、撤权。请由另一位安全管理员办理。',
    en: 'Nobody grants to or revokes from himself. Ask another security administrator.',
  },
  'grant.separate-offices': {
    status: 409,
    zh: '{held}与{wanted}不能由同一账号担任（三员分立）。请先撤销原角色，或换一个账号。',
    en: 'One account cannot be both {held} and {wanted}: the three administrators are separate.',
  },
  'grant.last-administrator': {
    status: 409,
    zh: '这是最后一位在任的管理员。请先授予另一人，再撤销或停用。',
    en: 'This is the last holder of this office. Appoint another one first.',
  },
  'grant.exists': {
    status: 409,
    zh: '此人在该组织已有这一角色。',
    en: 'The account holds this role there already.',
  },
  'grant.member-not-linked': {
    status: 409,
    zh: '账号还没有与党员信息关联。请支部先在党员页面关联账号，再授予党员角色。',
    en: 'The account is not linked to a member yet. The branch links it first.',
  },
  'token.unknown': {
    status: 404,
    zh: '没有这个口令。请核对后重新输入，或重新扫码。',
    en: 'There is no such code. Check it, or scan again.',
  },
  'token.used': {
    status: 410,
    zh: '这个口令已经用过，每个口令只能用一次。',
    en: 'This code was used. Each code works once.',
  },
  'token.expired': {
    status: 410,
    zh: '这个口令已过期，请向发放人要新的。',
    en: 'This code has expired. Ask for a new one.',
  },
  'token.revoked': {
    status: 410,
    zh: '这个口令已作废，请向发放人要新的。',
    en: 'This code was withdrawn. Ask for a new one.',
  },
};
