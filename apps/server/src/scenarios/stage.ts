import { isOverdue, openSteps, type MethodDefinition } from '@jishi/domain';
import { methods } from '@jishi/rules';
import sql from 'sql-template-tag';
import type { App } from '../app.ts';
import { createEngine, type Engine } from '../modules/methods/index.ts';
import { systemActor, type Actor } from '../platform/access/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db/tx.ts';
import { pathToken } from '../platform/ids.ts';
import { toldRecords, type ToldRecords } from './told-records.ts';

/** An organisation in which scenes are played. */
export interface StageOrg {
  readonly id: number;
  readonly path: string;
}

/** A county, a township committee and a branch, the engine on a database of their own, and a clock that is set. */
export interface Stage {
  readonly app: App;
  readonly clock: Clock & { set(instant: string): void };
  readonly engine: Engine;
  readonly told: ToldRecords;
  readonly orgs: { readonly county: StageOrg; readonly township: StageOrg; readonly branch: StageOrg };
  /** A number that no person of this stage has had. */
  nextPerson(): number;
}

/** What stands in the database about a run after a scene. */
export interface Standing {
  readonly open: readonly string[];
  readonly overdue: readonly string[];
  readonly due: Readonly<Record<string, string | null>>;
  /** Steps with an open duty. */
  readonly duties: readonly string[];
  readonly handOvers: readonly { readonly id: number; readonly method: string }[];
  readonly state: string;
  readonly eventCount: number;
  /** Entries of the trail about the run. */
  readonly trail: number;
}

/** Place of the invented county (鹤壁市). */
const region = 4106;

/** The platform itself, seeing the whole stage. */
export const everywhere: Actor = systemActor('情景', region);

/** Founds the three organisations of a stage on an empty platform. */
export async function setStage(app: App, clock: Stage['clock']): Promise<Stage> {
  const told = toldRecords();
  const county = await found(app, '410621', '示例县委', 'county');
  const township = await found(app, '410621001', '示例镇党委', '611', county);
  const branch = await found(app, '410621001001', '示例村党支部', '631', township);
  let person = region * 2 ** 39 + 2 ** 38;
  return {
    app,
    clock,
    told,
    engine: createEngine(app.platform, told.handlers),
    orgs: { county, township, branch },
    nextPerson: () => ++person,
  };
}

/** The organisation a method is played in: the lowest it is for. */
export function orgFor({ orgs }: Stage, { appliesTo }: Pick<MethodDefinition, 'appliesTo'>): StageOrg {
  if (appliesTo.includes('branch')) return orgs.branch;
  return appliesTo.includes('township') ? orgs.township : orgs.county;
}

/** Definition of a shipped method. */
export const methodOf = (id: string): MethodDefinition | undefined => methods.find((one) => one.id === id);

/** Reads what the database says about a run. */
export async function standingOf({ app, engine, clock }: Stage, runId: number): Promise<Standing> {
  return await app.platform.db.read(everywhere.scope, async (tx) => {
    const { run, state, rows } = await engine.load(tx, runId);
    const open = [...rows.values()].filter((row) => row.state === 'open').map((row) => row.step_id);
    const late = openSteps(state).filter((id) => {
      const step = state.steps[id];
      return step !== undefined && isOverdue(step, clock.today(), clock.now().toISOString());
    });
    return {
      open,
      overdue: late,
      due: Object.fromEntries([...rows.values()].map((row) => [row.step_id, row.due_on])),
      duties: await dutiesOf(tx, runId),
      handOvers: await tx.many<{ id: number; method: string }>(sql`select h.id, h.to_method_id as method
        from hand_over h where h.region = ${region} and h.from_run_id = ${runId} order by h.id`),
      state: run.state,
      eventCount: run.event_count,
      trail: await trailOf(tx, runId),
    };
  });
}

async function dutiesOf(tx: Tx, runId: number): Promise<readonly string[]> {
  const rows = await tx.many<{ step_id: string }>(sql`select distinct s.step_id
    from todo t join run_step s on s.region = t.region and s.id = t.subject_id
    where t.region = ${region} and t.subject_kind = 'run-step' and s.run_id = ${runId} and t.done_at is null`);
  return rows.map((row) => row.step_id);
}

async function trailOf(tx: Tx, runId: number): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from audit_event a
    where a.region = ${region} and a.subject_kind = 'run' and a.subject_id = ${runId}`);
  return n;
}

/** Writes an organisation that has been there long before all scenes. */
async function found(app: App, code: string, name: string, kind: string, parent?: StageOrg): Promise<StageOrg> {
  const { db, ids, clock } = app.platform;
  const work = async (tx: Tx): Promise<StageOrg> => {
    const id = await ids.next(tx, region);
    const path = `${parent?.path ?? ''}${pathToken(id)}`;
    const level = path.split('.').length - 2;
    await tx.run(sql`insert into org (region, id, parent_id, path, lvl, kind, name, short_name, code, pinyin, initials,
        sector, founded_on, may_admit)
      values (${region}, ${id}, ${parent?.id ?? null}, ${path}, ${level}, ${kind}, ${name}, ${name}, ${code}, 'shili', 'sl',
        'village', '1990-07-01', true)`);
    await tx.run(sql`insert into org_version (region, id, org_id, path, valid_from, parent_id, org_path, kind, name, state,
        change, recorded_at)
      values (${region}, ${await ids.next(tx, region)}, ${id}, ${path}, '1990-07-01', ${parent?.id ?? null}, ${path}, ${kind},
        ${name}, 'active', 'imported', ${clock.now()})`);
    return { id, path };
  };
  return await db.write(everywhere.scope, work, { audited: false });
}
