import { CommandEnd, exitCodes, type Console } from '../console.ts';
import { withDatabase } from '../open.ts';

/** `jishi audit verify`: ends with 1 when a chain is broken. */
export async function auditVerify(out: Console): Promise<void> {
  const reports = await withDatabase(out, async ({ connectionString }) => {
    const [{ openDatabase }, { createSealer, verifyChains }] = await Promise.all([
      import('../../platform/db/database.ts'),
      import('../../platform/audit/seal.ts'),
    ]);
    const db = openDatabase(connectionString, 2);
    const progress = out.progress('核对审计记录');
    try {
      // What a process left unsealed when it ended is chained first.
      await createSealer(db).sealAll();
      return await verifyChains(db, (checked) => progress.update(checked, null));
    } finally {
      progress.stop();
      await db.close();
    }
  });
  const broken = reports.filter((report) => report.brokenAt);
  const lines = reports.map((report) =>
    report.brokenAt
      ? `✗ 地区 ${report.region}：第 ${report.brokenAt.seq} 条 ${report.brokenAt.reasonZh}`
      : `✓ 地区 ${report.region}：${report.events} 条，链首哈希 ${report.head}`,
  );
  if (reports.length === 0) lines.push('还没有审计记录。');
  out.result({ ok: broken.length === 0, chains: reports }, lines.join('\n'));
  if (broken.length > 0) throw new CommandEnd(exitCodes.failed);
}
