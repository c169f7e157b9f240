import type { Console } from '../console.ts';

/** `jishi migrate`: names what ran. */
export async function migrateCommand(out: Console): Promise<void> {
  const [{ readConfig }, { migrate }] = await Promise.all([
    import('../../platform/config.ts'),
    import('../../platform/db/migrate.ts'),
  ]);
  const config = readConfig();
  if (config.databaseUrl !== undefined) {
    const ran = await migrate(config.databaseUrl, { log: (message) => out.note(message) });
    tell(out, ran.length);
    return;
  }
  // The embedded database is migrated whenever it is opened.
  const { openRuntime } = await import('../../runtime.ts');
  let ran = 0;
  const runtime = await openRuntime(config, (message) => {
    if (message.startsWith('迁移')) ran++;
    out.note(message);
  });
  await runtime.stop();
  tell(out, ran);
}

function tell(out: Console, ran: number): void {
  out.result({ ok: true, ran }, ran === 0 ? '数据库结构已是最新。' : `已执行 ${ran} 个迁移。`);
}
