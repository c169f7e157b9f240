import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { createAnswering } from './answering.ts';
import { createInfoContext } from './context.ts';
import * as store from './store.ts';
import { createWriting } from './writing.ts';

/** Information written upwards (信息报送). */
export type InfoService = ReturnType<typeof createInfoService>;

export function createInfoService(platform: Platform) {
  const { clock } = platform;
  const context = createInfoContext(platform);
  const { show, itemOf, timing } = context;
  return {
    show,
    itemOf,
    timing,
    list: store.listInfo,
    ...createWriting(platform, context),
    ...createAnswering(platform, context),

    /** Measures of the offices: in time, late, missed and concealed apart, adoption by level. */
    async measures(tx: Tx, from: string, until: string) {
      const rows = await store.listForMeasures(
        tx,
        new Date(`${from}T00:00:00+08:00`),
        new Date(Date.parse(`${until}T00:00:00+08:00`) + 86_400_000),
      );
      const byOrg = new Map<
        number,
        {
          orgId: number;
          orgName: string;
          sent: number;
          adopted: number;
          adoptedBy: Record<string, number>;
          inTime: number;
          late: number;
          missed: number;
          concealed: number;
        }
      >();
      for (const row of rows) {
        const sums = byOrg.get(row.org_id) ?? {
          orgId: row.org_id,
          orgName: row.org_name,
          sent: 0,
          adopted: 0,
          adoptedBy: {},
          inTime: 0,
          late: 0,
          missed: 0,
          concealed: 0,
        };
        byOrg.set(row.org_id, sums);
        if (row.sent_at !== null) sums.sent += 1;
        if (row.adopted_by !== null) {
          sums.adopted += 1;
          sums.adoptedBy[row.adopted_by] = (sums.adoptedBy[row.adopted_by] ?? 0) + 1;
        }
        const written = timing(row, clock.now())?.written;
        if (row.found === 'concealed') sums.concealed += 1;
        else if (row.found === 'missed' || written === 'missed') sums.missed += 1;
        else if (written === 'late') sums.late += 1;
        else if (written === 'in-time') sums.inTime += 1;
      }
      return [...byOrg.values()];
    },
  };
}
