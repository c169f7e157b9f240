import type { CommendationItem } from '@jishi/contract';
import { addDuration, durationOf, type DurationText } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { CommendationRow, NewCommendation } from './schema.ts';
import * as store from './store.ts';

type Item = z.infer<typeof CommendationItem>;

const stateTitles: Readonly<Record<string, string>> = {
  nominated: '待授予',
  conferred: '已授予',
  declined: '未授予',
  expired: '已到期',
  withdrawn: '已撤销',
};

/** Honours (表彰、命名、授星). */
export type CommendationService = ReturnType<typeof createCommendationService>;

export function createCommendationService(platform: Platform) {
  const { audit, clock, ids, rules, steps } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    row: Pick<CommendationRow, 'id' | 'org_id' | 'path' | 'region'>,
    facts: Record<string, unknown>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'commendation',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts,
      ruleIds,
    });

  const lockOne = async (tx: Tx, id: number, version: number, state: string): Promise<CommendationRow> => {
    const [row] = await store.lockCommendations(tx, [id]);
    if (!row) refuse('record.not-found');
    inState(row, version, state);
    return row;
  };

  /** Caps of a round: no more than this share or number may get the highest grade. */
  const checkCaps = async (tx: Tx, rows: readonly CommendationRow[], today: string): Promise<void> => {
    const top = rows.filter((row) => row.grade === 'good' && row.round_id !== null);
    for (const roundId of new Set(top.map((row) => row.round_id))) {
      const among = top.filter((row) => row.round_id === roundId);
      const [first] = among;
      if (!first || roundId === null) continue;
      await store.lockRound(tx, first.region, roundId);
      const { conferred, total } = await store.countGrade(tx, first.region, roundId, 'good');
      const count = conferred + among.length;
      const grade = first.grade_title ?? '好';
      const share = await optionalRule<readonly [number, number]>(tx, 'grading.good.max_share', today, first.path);
      if (share && count * share[1] > total * share[0]) {
        const facts = {
          grade,
          count,
          total,
          limit: Math.floor((total * share[0]) / share[1]),
          share: `${share[0]}/${share[1]}`,
        };
        refuse('commendation.share-exceeded', facts, ['grading.good.max_share']);
      }
      const most = await optionalRule<number>(tx, 'grading.good.max_count', today, first.path);
      if (most !== undefined && count > most)
        refuse('commendation.count-exceeded', { grade, count, limit: most }, ['grading.good.max_count']);
    }
  };

  /** Value of a rule that may not be set (no cap is a valid choice of a county). */
  const optionalRule = async <T>(tx: Tx, id: string, day: string, path: string): Promise<T | undefined> => {
    try {
      return await rules.value<T>(tx, id, day, path);
    } catch (error) {
      if ((error as Error).name === 'RuleNotInForce') return undefined;
      throw error;
    }
  };

  return {
    async nominate(tx: Tx, actor: Actor, item: NewCommendation): Promise<number> {
      const id = await ids.next(tx, item.region);
      await store.insertCommendation(tx, id, item, actor.userId, clock.now());
      await note(
        tx,
        actor,
        'commendation.nominate',
        { id, org_id: item.orgId, path: item.path, region: item.region },
        { title: item.titleZh, grade: item.grade, stars: item.stars },
      );
      return id;
    },

    async get(tx: Tx, id: number): Promise<Item> {
      const [row] = await store.lockCommendations(tx, [id]);
      if (!row) refuse('record.not-found');
      return itemOf(row);
    },

    /** An honour to read, without a lock. */
    async find(tx: Tx, id: number): Promise<Item> {
      const row = await store.findCommendation(tx, id);
      if (!row) refuse('record.not-found');
      return itemOf(row);
    },

    async list(tx: Tx, filter: Parameters<typeof store.listCommendations>[1]): Promise<Item[]> {
      return (await store.listCommendations(tx, filter)).map(itemOf);
    },

    /**
     * Confers a batch after a collective decision: all or none. Caps of share and number count what was
     * conferred before in the same round.
     */
    async confer(
      tx: Tx,
      actor: Actor,
      items: readonly { commendationId: number; version: number }[],
      decidedAtZh: string,
    ): Promise<number> {
      const today = clock.today();
      const versions = new Map(items.map((item) => [item.commendationId, item.version]));
      const rows = await store.lockCommendations(tx, [...versions.keys()]);
      if (rows.length !== versions.size) refuse('record.not-found');
      for (const row of rows) {
        if (!actsFor(actor, row.decider_org_id))
          refuse('commendation.not-decider', { title: row.title_zh, org: row.decider_name });
        inState(row, versions.get(row.id) ?? -1, 'nominated');
      }
      await checkCaps(tx, rows, today);
      const calendar = await loadWorkingCalendar(tx);
      for (const row of rows) {
        const validFor = await rules.value<DurationText>(tx, 'commendation.star.validity', today, row.path);
        const hangWithin = await rules.value<DurationText>(tx, 'commendation.plaque.due', today, row.path);
        const validUntil = row.valid_until ?? addDuration(calendar, today, durationOf(validFor)).date;
        await store.updateCommendation(tx, row, {
          state: 'conferred',
          conferred_on: today,
          conferred_by: actor.userId,
          decided_at_zh: decidedAtZh,
          valid_until: validUntil,
          plaque_number: `${row.year}-${row.id.toString(36).toUpperCase()}`,
          plaque_due_on: addDuration(calendar, today, durationOf(hangWithin)).date,
        });
        if (row.stars !== null) await store.putStars(tx, row, validUntil);
        await note(
          tx,
          actor,
          'commendation.confer',
          row,
          { title: row.title_zh, grade: row.grade, stars: row.stars, decidedAt: decidedAtZh, validUntil },
          ['grading.star_map', 'commendation.star.validity'],
        );
        if (row.run_step_id !== null) await steps.complete(tx, actor, row.run_step_id);
      }
      return rows.length;
    },

    /** The organisation notes that its plaque hangs on the wall. */
    async hang(tx: Tx, actor: Actor, id: number, version: number, hungOn: string): Promise<Item> {
      const row = await lockOne(tx, id, version, 'conferred');
      if (!actsFor(actor, row.org_id)) refuse('commendation.not-own', { org: row.org_name });
      if (hungOn > clock.today() || (row.conferred_on !== null && hungOn < row.conferred_on))
        refuse('commendation.hung-before', { conferredOn: row.conferred_on });
      await store.updateCommendation(tx, row, { plaque_hung_on: hungOn });
      await note(tx, actor, 'commendation.hang', row, { hungOn });
      return await this.get(tx, id);
    },

    /** Withdraws an honour after the organisation was heard. */
    async withdraw(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; reason: string; heardOn: string; statementZh: string },
    ): Promise<Item> {
      const row = await lockOne(tx, id, input.version, 'conferred');
      if (!actsFor(actor, row.decider_org_id))
        refuse('commendation.not-decider', { title: row.title_zh, org: row.decider_name });
      if (input.heardOn > clock.today()) refuse('commendation.not-heard', {}, ['commendation.withdrawal.reply.due']);
      await store.updateCommendation(tx, row, {
        state: 'withdrawn',
        withdrawn_on: clock.today(),
        withdrawn_reason: input.reason,
        heard_on: input.heardOn,
        statement_zh: input.statementZh,
      });
      await store.removeStars(tx, row);
      await note(tx, actor, 'commendation.withdraw', row, { reason: input.reason, heardOn: input.heardOn }, [
        'commendation.withdrawal.reply.due',
      ]);
      return await this.get(tx, id);
    },

    /** The run went back: a nomination that is not conferred yet falls away. */
    async decline(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
      const [row] = await store.lockCommendations(tx, [id]);
      if (!row || row.state !== 'nominated') return;
      await store.updateCommendation(tx, row, { state: 'declined' });
      await note(tx, actor, 'commendation.decline', row, { reason });
    },

    /** Ends an honour whose validity is over. */
    async expire(tx: Tx, actor: Actor, id: number): Promise<boolean> {
      const [row] = await store.lockCommendations(tx, [id]);
      if (!row || row.state !== 'conferred' || row.valid_until === null || row.valid_until >= clock.today())
        return false;
      await store.updateCommendation(tx, row, { state: 'expired' });
      await store.removeStars(tx, row);
      await note(tx, actor, 'commendation.expire', row, { validUntil: row.valid_until }, [
        'commendation.star.validity',
      ]);
      return true;
    },
  };
}

function inState(row: CommendationRow, version: number, state: string): void {
  if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
  if (row.state !== state)
    refuse('commendation.wrong-state', {
      org: row.org_name,
      title: row.title_zh,
      state: stateTitles[row.state] ?? row.state,
    });
}

function itemOf(row: CommendationRow): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    superiorName: row.superior_name,
    deciderName: row.decider_name,
    kind: row.kind,
    titleZh: row.title_zh,
    gradeTitle: row.grade_title,
    stars: row.stars,
    year: row.year,
    state: row.state,
    conferredOn: row.conferred_on,
    validUntil: row.valid_until,
    plaqueNumber: row.plaque_number,
    plaqueHungOn: row.plaque_hung_on,
    withdrawnReason: row.withdrawn_reason,
    version: row.version,
  };
}
