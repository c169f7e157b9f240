import sql from 'sql-template-tag';
import type { ChainReport } from '../../platform/audit/seal.ts';
import type { Tx } from '../../platform/db/tx.ts';

/** Result of the last complete check of one chain. */
export interface ChainCheck {
  readonly at: string;
  readonly ok: boolean;
  readonly events: number;
  readonly brokenAt: { readonly seq: number; readonly eventId: number | null; readonly reasonZh: string } | null;
}

const key = (region: number) => `audit.check.${region}`;

/** Keeps the results of a check. */
export async function saveChecks(tx: Tx, reports: readonly ChainReport[], at: Date): Promise<void> {
  for (const report of reports) {
    const check: ChainCheck = {
      at: at.toISOString(),
      ok: report.brokenAt === undefined,
      events: report.events,
      brokenAt: report.brokenAt ?? null,
    };
    await tx.run(sql`insert into platform_setting (key, value, at) values (${key(report.region)}, ${JSON.stringify(check)}, ${at})
      on conflict (key) do update set value = excluded.value, at = excluded.at`);
  }
}

/** Last check of a chain. */
export async function findCheck(tx: Tx, region: number): Promise<ChainCheck | undefined> {
  return (await tx.maybe<{ value: ChainCheck }>(sql`select value from platform_setting where key = ${key(region)}`))
    ?.value;
}
