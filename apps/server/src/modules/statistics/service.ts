import { isIsoDate, snapshotAfter, type Indicator, type SnapshotAct, type SnapshotState } from '@jishi/domain';
import { indicators } from '@jishi/rules';
import { actsFor, covers, type Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import { countRows, writeRows } from './counting/store.ts';
import { checksOf, publicResults } from './results.ts';
import type { SnapshotRow, StoredCell } from './schema.ts';
import * as store from './store.ts';

const stateTitles: Readonly<Record<SnapshotState, string>> = {
  frozen: '已冻结待核对',
  checked: '已核对待审签',
  signed: '已审签待发布',
  released: '已发布',
  corrected: '已更正',
};

/** Statistics (统计): rows are frozen, numbers counted from them, checked, signed, released, corrected as versions. */
export type StatisticsService = ReturnType<typeof createStatisticsService>;

export function createStatisticsService(platform: Platform) {
  const { audit, clock, ids, rules, steps } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    act: string,
    row: Pick<SnapshotRow, 'id' | 'org_id' | 'path' | 'region' | 'title_zh'>,
    facts: Record<string, unknown> = {},
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action: `statistics.${act}`,
      subjectKind: 'statistics-snapshot',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts: { title: row.title_zh, ...facts },
      ruleIds,
    });

  const lockOwn = async (tx: Tx, actor: Actor, id: number, version: number): Promise<SnapshotRow> => {
    const row = await store.lockSnapshot(tx, id);
    if (!row || !covers(actor, row.path)) refuse('record.not-found');
    if (!actsFor(actor, row.org_id)) refuse('statistics.not-owner', { org: row.org_name });
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: row.version });
    return row;
  };

  const after = (row: SnapshotRow, act: SnapshotAct): SnapshotState => {
    const next = snapshotAfter(row.state, act);
    return next.ok ? next.value : refuse('statistics.wrong-state', { state: stateTitles[row.state] });
  };

  const rulesFor = (wanted: readonly string[]): readonly Indicator[] => {
    const unknown = wanted.find((id) => !indicators.some((one) => one.id === id));
    if (unknown !== undefined) refuse('statistics.unknown-indicator', { indicator: unknown });
    // In the order of the catalogue, whatever the order of the choice.
    return indicators.filter(({ id }) => wanted.includes(id));
  };

  /** Numbers counted from the rows of a snapshot, for the whole or a part of the tree. */
  const countIn = async (
    tx: Tx,
    snapshot: { readonly region: number; readonly id: number },
    wanted: readonly Indicator[],
    path: string,
  ): Promise<StoredCell[]> => {
    const cells: StoredCell[] = [];
    for (const { id, source, by } of wanted) {
      const counted = await countRows(tx, snapshot, source, by, path);
      const total = counted.reduce((sum, { n }) => sum + n, 0);
      cells.push({ indicator: id, bucket: '', n: total });
      if (by !== undefined)
        cells.push(...counted.map(({ bucket, n }) => ({ indicator: id, bucket: bucket || 'other', n })));
    }
    return cells;
  };

  /** Writes rows and numbers of a snapshot; sees everything while it counts, and nothing beyond the part of the tree stays. */
  const count = async (tx: Tx, actor: Actor, row: Parameters<typeof store.insertSnapshot>[1]): Promise<void> => {
    await tx.setScope({ path: '', everything: true });
    await store.insertSnapshot(tx, row);
    const scope = {
      region: row.region,
      snapshotId: row.id,
      path: row.path,
      openingOn: row.opening_on,
      referenceOn: row.reference_on,
    };
    for (const source of new Set(row.rules.map((rule) => rule.source))) await writeRows(tx, scope, source);
    const cells = await countIn(tx, row, row.rules, row.path);
    await store.updateSnapshot(tx, row, { cells: jsonValue(cells), checks: jsonValue(checksOf(row.rules, cells)) });
    await tx.setScope(actor.scope);
  };

  return {
    countIn,

    /** Freezes the numbers of the own part of the tree as at a day. */
    async freeze(
      tx: Tx,
      actor: Actor,
      input: {
        titleZh: string;
        openingOn: string;
        referenceOn: string;
        indicators: readonly string[];
        runStepId?: number | undefined;
      },
    ): Promise<number> {
      const org = actor.orgId === null ? undefined : await findOrg(tx, actor.orgId);
      if (!org) refuse('record.not-found');
      const inOrder = isIsoDate(input.openingOn) && isIsoDate(input.referenceOn) && input.openingOn < input.referenceOn;
      if (!inOrder || input.referenceOn > clock.today()) refuse('statistics.dates');
      const row = {
        region: org.region,
        id: await ids.next(tx, org.region),
        org_id: org.id,
        path: org.path,
        run_step_id: input.runStepId ?? null,
        title_zh: input.titleZh,
        opening_on: input.openingOn,
        reference_on: input.referenceOn,
        rules: rulesFor(input.indicators),
        edition: 1,
        corrects_id: null,
        frozen_by: actor.userId,
        frozen_by_name: actor.displayName,
        frozen_at: clock.now(),
      };
      await count(tx, actor, row);
      await note(tx, actor, 'freeze', row, { openingOn: row.opening_on, referenceOn: row.reference_on });
      return row.id;
    },

    /** Confirms the checks; what does not hold is explained. */
    async check(tx: Tx, actor: Actor, id: number, input: { version: number; note: string }): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version);
      const state = after(row, 'check');
      const broken = row.checks.filter(({ holds }) => !holds).length;
      if (broken > 0 && input.note.length < 4) refuse('statistics.unexplained', { count: broken });
      await store.updateSnapshot(tx, row, {
        state,
        check_note: input.note || null,
        checked_by_name: actor.displayName,
      });
      await note(tx, actor, 'check', row, { broken, note: input.note || null });
    },

    async sign(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockOwn(tx, actor, id, version);
      const state = after(row, 'sign');
      if (row.frozen_by !== null && row.frozen_by === actor.userId)
        refuse('statistics.own-figures', { org: row.org_name });
      await store.updateSnapshot(tx, row, {
        state,
        signed_by: actor.userId,
        signed_by_name: actor.displayName,
        signed_on: clock.today(),
      });
      await note(tx, actor, 'sign', row);
      await this.finishStep(tx, actor, row, 'signed');
    },

    /** Releases inside the Party, or to the public with small groups withheld. */
    async release(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; to: 'internal' | 'public' },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version);
      const state = after(row, 'release');
      const today = clock.today();
      await store.updateSnapshot(tx, row, { state, released_to: input.to, released_on: today });
      if (input.to === 'public') {
        const least = await rules.value<number>(tx, 'statistics.withheld_below', today, row.path);
        const results = publicResults(row.rules, row.cells, least);
        await store.insertRelease(tx, row, { on: today, withheldBelow: least, results });
      }
      await note(tx, actor, 'release', row, { to: input.to }, ['statistics.withheld_below']);
      await this.finishStep(tx, actor, row, 'released');
    },

    /** Counts anew for the same day; the old version stays readable and points to the new one. */
    async correct(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<number> {
      const row = await lockOwn(tx, actor, id, input.version);
      const state = after(row, 'correct');
      const org = await findOrg(tx, row.org_id);
      if (!org) refuse('record.not-found');
      const next = {
        ...row,
        id: await ids.next(tx, row.region),
        path: org.path,
        rules: rulesFor(row.rules.map((rule) => rule.id)),
        edition: row.edition + 1,
        corrects_id: row.id,
        frozen_by: actor.userId,
        frozen_by_name: actor.displayName,
        frozen_at: clock.now(),
      };
      await count(tx, actor, next);
      await store.updateSnapshot(tx, row, { state, corrected_by_id: next.id, corrected_reason: input.reason });
      await store.removeRelease(tx, row);
      await note(tx, actor, 'correct', row, { reason: input.reason, by: next.id });
      return next.id;
    },

    /** A step ends with the signature, or with the release where it asks for one. */
    async finishStep(tx: Tx, actor: Actor, row: SnapshotRow, reached: 'signed' | 'released'): Promise<void> {
      if (row.run_step_id === null) return;
      const context = await steps.context(tx, row.run_step_id);
      const asksRelease = 'release' in context.step.params && context.step.params.release !== undefined;
      if (asksRelease === (reached === 'released')) await steps.complete(tx, actor, row.run_step_id);
    },
  };
}
