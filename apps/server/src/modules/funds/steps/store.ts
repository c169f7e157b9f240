import sql from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../../platform/db/assign.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';

export type StepEntry = 'receipt' | 'payment' | 'remittance' | 'allocation' | 'budget' | 'statement' | 'settlement';

/** Row of `fund_step`. */
export interface FundStepRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly account_id: number | null;
  readonly run_step_id: number;
  readonly kind: string;
  readonly entry: StepEntry;
  readonly opened_on: string;
  readonly state: 'open' | 'done';
  readonly note_zh: string;
  readonly budget: readonly { readonly purpose: string; readonly amountFen: number }[];
  readonly done_by: number | null;
  readonly version: number;
}

const columns = sql`s.region, s.id, s.org_id, o.short_name as org_name, s.path, s.account_id, s.run_step_id, s.kind, s.entry, s.opened_on, s.state, s.note_zh,
  s.budget, s.done_by, s.version`;
const from = sql`from fund_step s join org o on o.region = s.region and o.id = s.org_id`;

/** A money step in scope. */
export function findStep(tx: Tx, id: number): Promise<FundStepRow | undefined> {
  return tx.maybe<FundStepRow>(sql`select ${columns} ${from} where s.region = ${regionOf(id)} and s.id = ${id}`);
}

/** A money step, locked. */
export function lockStep(tx: Tx, id: number): Promise<FundStepRow | undefined> {
  return tx.maybe<FundStepRow>(
    sql`select ${columns} ${from} where s.region = ${regionOf(id)} and s.id = ${id} for update of s`,
  );
}

/** The record of a step of a run. */
export function stepOfRun(tx: Tx, region: number, runStepId: number): Promise<FundStepRow | undefined> {
  return tx.maybe<FundStepRow>(
    sql`select ${columns} ${from} where s.region = ${region} and s.run_step_id = ${runStepId}`,
  );
}

/** What a step begins with. */
export interface NewStep {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly run_step_id: number;
  readonly kind: string;
  readonly entry: StepEntry;
  readonly opened_on: string;
}

/** Adds steps, all in one statement. */
export async function insertSteps(tx: Tx, steps: readonly NewStep[]): Promise<void> {
  await tx.run(sql`insert into fund_step (region, id, org_id, path, run_step_id, kind, entry, opened_on, state)
    select n.region, n.id, n.org_id, n.path, n.run_step_id, n.kind, n.entry, n.opened_on, 'open'
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as n (region int, id bigint, org_id bigint, path text, run_step_id bigint,
      kind text, entry text, opened_on date)`);
}

/** Changes columns of a locked step. */
export async function updateStep(tx: Tx, row: FundStepRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update fund_step s set ${assign(changes)}version = s.version + 1 where s.region = ${row.region} and s.id = ${row.id}`,
  );
}

/** Something that was done for a step: what, how much, by whom, checked by whom. */
export interface Evidence {
  readonly zh: string;
  readonly amount_fen: number;
  readonly done_by: number | null;
  readonly checked_by: number | null;
}

/** What was done since a step opened, in the books of the organisation that acts, by the kind of step. */
export function evidenceOf(tx: Tx, step: FundStepRow): Promise<Evidence[]> {
  switch (step.entry) {
    case 'receipt':
      return tx.many<Evidence>(sql`select e.summary_zh as zh, e.amount_fen, e.posted_by as done_by, null::bigint as checked_by
        ${entriesSince(step)} and e.debit_head = 'cash' and e.counters_id is null and e.kind <> 'opening'
          and not exists (select from fund_entry c where c.region = e.region and c.counters_id = e.id and c.amount_fen = e.amount_fen)
        order by e.id limit 200`);
    case 'payment':
      return tx.many<Evidence>(sql`select r.purpose || '：' || r.payee_zh as zh, r.amount_fen, r.paid_by as done_by, r.decided_by as checked_by
        from fund_request r where r.region = ${step.region} and r.run_step_id = ${step.run_step_id} and r.state = 'paid' order by r.id`);
    case 'remittance':
      return transfersOf(tx, step, 'up');
    case 'allocation':
      return transfersOf(tx, step, 'down');
    case 'statement':
      return tx.many<Evidence>(sql`select p.year || '年收支' as zh, (p.figures ->> 'closingFen')::bigint as amount_fen, p.drafted_by as done_by, p.checked_by
        from fund_publication p where p.region = ${step.region} and p.org_id = ${step.org_id} and p.kind = ${step.kind}
          and p.state = 'published' and p.published_on >= ${step.opened_on} order by p.year`);
    case 'settlement':
      return tx.many<Evidence>(sql`select to_char(m.month, 'YYYY-MM') || ' 结账' as zh, m.closing_fen as amount_fen, m.closed_by as done_by,
          null::bigint as checked_by
        from fund_month m join fund_account a on a.region = m.region and a.id = m.account_id
        where m.region = ${step.region} and m.org_id = ${step.org_id} and a.kind = ${step.kind}
          and m.closed_at >= ${step.opened_on}::date order by m.month`);
    case 'budget':
      return Promise.resolve(
        step.budget.map(({ purpose, amountFen }) => ({
          zh: purpose,
          amount_fen: amountFen,
          done_by: step.done_by,
          checked_by: null,
        })),
      );
  }
}

const entriesSince = (
  step: FundStepRow,
) => sql`from fund_entry e join fund_account a on a.region = e.region and a.id = e.account_id
  where e.region = ${step.region} and e.org_id = ${step.org_id} and a.kind = ${step.kind} and e.happened_on >= ${step.opened_on}`;

/** Transfers for a step, or, where they were made outside it, since it opened. */
const transfersOf = (tx: Tx, step: FundStepRow, direction: 'up' | 'down'): Promise<Evidence[]> =>
  tx.many<Evidence>(sql`select case when t.direction = 'up' then '上缴' else '下拨' || o.short_name end as zh, t.amount_fen, e.posted_by as done_by,
      null::bigint as checked_by
    from fund_transfer t join org o on o.region = t.region and o.id = t.org_id
    join fund_entry e on e.region = t.region and e.transfer_id = t.id and e.account_id = t.from_account_id and e.counters_id is null
    where t.region = ${step.region} and t.direction = ${direction} and t.kind = ${step.kind} and t.state in ('sent', 'received')
      and e.org_id = ${step.org_id}
      and (t.run_step_id = ${step.run_step_id} or (t.run_step_id is null and t.sent_on >= ${step.opened_on})) order by t.id limit 200`);

/** Whether a request of the step still waits. */
export async function hasOpenRequest(tx: Tx, step: FundStepRow): Promise<boolean> {
  const { waits } = await tx.one<{
    waits: boolean;
  }>(sql`select exists (select from fund_request r where r.region = ${step.region}
    and r.run_step_id = ${step.run_step_id} and r.state in ('requested', 'approved')) as waits`);
  return waits;
}
