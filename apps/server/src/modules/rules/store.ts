import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** A local value as stored. */
export interface OverrideRow {
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly parameter_id: string;
  readonly effective_from: string;
  readonly value: unknown;
  readonly source_zh: string;
  readonly decided_by: string;
}

/** Local values of the organisation, those above and those below it, highest first. */
export function listOverrides(tx: Tx, parameterId?: string): Promise<OverrideRow[]> {
  return tx.many(sql`select v.org_id, o.short_name as org_name, v.path, v.parameter_id, v.effective_from, v.value, v.source_zh, v.decided_by
    from rule_override v join org o on o.region = v.region and o.id = v.org_id
    where ${parameterId ?? null}::text is null or v.parameter_id = ${parameterId ?? null}
    order by v.path, v.parameter_id, v.effective_from`);
}

/** Writes a local value; one for the same day is replaced. */
export async function saveOverride(
  tx: Tx,
  row: Omit<OverrideRow, 'org_name'> & { readonly region: number; readonly id: number; readonly at: Date },
): Promise<void> {
  await tx.run(sql`insert into rule_override (region, id, org_id, path, parameter_id, effective_from, value, source_zh, decided_by, at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.parameter_id}, ${row.effective_from},
      ${JSON.stringify(row.value)}, ${row.source_zh}, ${row.decided_by}, ${row.at})
    on conflict (region, org_id, parameter_id, effective_from) do update
      set value = excluded.value, source_zh = excluded.source_zh, decided_by = excluded.decided_by, at = excluded.at`);
}
