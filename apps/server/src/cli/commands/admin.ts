import { createFirstAdministrators, resetAdministratorPassword } from '../../modules/accounts/index.ts';
import { UsageError, type Console } from '../console.ts';
import { terminalActor, withApp } from '../open.ts';

/** `jishi admin init`: prints the first passwords once. */
export async function adminInit(out: Console, options: { readonly region?: string }): Promise<void> {
  const made = await withApp(out, async (app) => {
    const { region } = await terminalActor(app, options);
    return await createFirstAdministrators(app.platform, region);
  });
  const lines = made.map(({ login, password, role }) => `${role}\t${login}\t${password}`);
  out.result(
    { ok: made.length > 0, administrators: made },
    made.length === 0
      ? '平台已有管理员，没有新建。'
      : `第一批管理员（密码只显示这一次，首次登录须修改）：\n${lines.join('\n')}`,
  );
}

/** `jishi admin reset-password LOGIN`. */
export async function adminReset(out: Console, login: string): Promise<void> {
  const password = await withApp(out, (app) => resetAdministratorPassword(app.platform, login));
  if (password === undefined)
    throw new UsageError(`没有账号为“${login}”的管理员。`, `There is no administrator "${login}".`);
  out.result({ ok: true, login, password }, `${login} 的新密码（只显示这一次）：${password}`);
}
