import type { Permissions } from '../../platform/access/permissions.ts';

/** Acts that are no permission of a role: on the own account, or by the platform itself. */
const ownTitles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'account.sign-in': { zh: '登录', en: 'Signed in' },
  'account.sign-out': { zh: '退出登录', en: 'Signed out' },
  'account.lock': { zh: '连续输错密码，暂停登录', en: 'Locked after wrong passwords' },
  'account.switch-grant': { zh: '切换身份', en: 'Switched roles' },
  'account.end-session': { zh: '让其他设备退出登录', en: 'Signed out other devices' },
  'account.change-password': { zh: '修改自己的密码', en: 'Changed own password' },
  'account.start-totp': { zh: '开始设置动态码', en: 'Started setting up an authenticator' },
  'account.confirm-totp': { zh: '启用动态码', en: 'Set up an authenticator' },
  'account.remove-totp': { zh: '停用动态码', en: 'Removed an authenticator' },
  'account.resume': { zh: '恢复账号', en: 'Resumed an account' },
  'export.take': { zh: '导出名单', en: 'Took out a list of persons' },
  'audit.check': { zh: '要求核对审计链', en: 'Asked for a check of the chain' },
};

/** Title of an action for people: the permission that allowed it, or our own word; the id where neither is known. */
export function actionTitle(action: string, permissions: Permissions): { readonly zh: string; readonly en: string } {
  const own = ownTitles[action];
  if (own) return own;
  const permission = permissions.all.get(action);
  return permission ? { zh: permission.titleZh, en: permission.titleEn } : { zh: action, en: action };
}

/** Every action with a title, for the filter. */
export function knownActions(permissions: Permissions): { id: string; titleZh: string; titleEn: string }[] {
  const ids = [...new Set([...Object.keys(ownTitles), ...permissions.all.keys()])].sort();
  return ids.map((id) => {
    const title = actionTitle(id, permissions);
    return { id, titleZh: title.zh, titleEn: title.en };
  });
}
