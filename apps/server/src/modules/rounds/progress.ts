import type { RoundView } from '@jishi/contract';
import { addDuration, durationOf } from '@jishi/domain';
import { schemes } from '@jishi/rules';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { engineOf } from '../methods/index.ts';
import { sendMessages, type NewMessage } from '../notifications/index.ts';
import { noteReminders } from '../todos/index.ts';
import type { RoundRow } from './schema.ts';
import * as store from './store.ts';
import * as views from './views.ts';

/** Reads where a round stands, and reminds those who are late. */
export function createRoundProgress(platform: Platform) {
  const { clock, rules, audit } = platform;

  const head = async (tx: Tx, actor: Actor, round: RoundRow) => {
    const definition = await engineOf(platform).catalogue.byHash(tx, round.definition_hash);
    return {
      id: round.id,
      title: round.title,
      year: round.year,
      methodId: round.method_id,
      methodZh: definition.titleZh,
      methodEn: definition.titleEn,
      definitionHash: round.definition_hash,
      schemeId: round.scheme_id,
      schemeZh: schemes.find(({ id }) => id === round.scheme_id)?.titleZh ?? round.scheme_id,
      schemeHash: round.scheme_hash,
      orgId: round.org_id,
      state: round.state,
      planned: round.planned,
      started: round.started,
      openingFault: round.opening_fault,
      openedOn: round.opened_on,
      closedOn: round.closed_on,
      previousRoundId: round.previous_round_id,
      mine: actsFor(actor, round.org_id),
      version: round.version,
    };
  };

  return {
    async list(tx: Tx, actor: Actor, filter: { state?: RoundRow['state'] | undefined; methodId?: string | undefined }) {
      const rounds = await store.listRounds(tx, filter, 100);
      // A draft is the business of its owner alone.
      const shown = rounds.filter((round) => round.state !== 'draft' || actsFor(actor, round.org_id));
      const items = [];
      for (const round of shown) items.push(await head(tx, actor, round));
      return items;
    },

    /** A round with its steps, dates and counts as far as they lie in scope. */
    async view(tx: Tx, actor: Actor, id: number): Promise<z.infer<typeof RoundView>> {
      const round = (await store.findRound(tx, regionOf(id), id)) ?? refuse('record.not-found');
      if (round.state === 'draft' && !actsFor(actor, round.org_id)) refuse('record.not-found');
      const definition = await engineOf(platform).catalogue.byHash(tx, round.definition_hash);
      const rows = round.state === 'draft' ? [] : await views.countProgress(tx, round.region, id, clock.today());
      const superiors = [...new Set(rows.flatMap(({ superior_org_id: org }) => org ?? []))];
      const names = await views.orgNames(tx, round.region, superiors);
      const sum = (wanted: readonly views.ProgressRow[], state: string) =>
        wanted.filter((row) => row.state === state).reduce((total, { n }) => total + n, 0);
      const late = (wanted: readonly views.ProgressRow[]) => wanted.reduce((total, row) => total + row.late, 0);
      const stepCounts = (wanted: readonly views.ProgressRow[]) =>
        definition.steps.map((step) => {
          const own = wanted.filter((row) => row.step_id === step.id);
          return {
            stepId: step.id,
            waiting: sum(own, 'waiting') + sum(own, 'returned'),
            open: sum(own, 'open'),
            done: sum(own, 'done'),
            other: sum(own, 'skipped') + sum(own, 'lapsed'),
            late: late(own),
          };
        });
      return {
        ...(await head(tx, actor, round)),
        today: clock.today(),
        scope: {
          topOrgId: round.scope.topOrgId ?? null,
          kinds: [...round.scope.kinds],
          exclusions: round.scope.exclusions.map(({ orgId, reason }) => ({ orgId, reason })),
        },
        steps: definition.steps.map((step) => ({
          stepId: step.id,
          titleZh: step.titleZh,
          titleEn: step.titleEn,
          primitive: step.params.primitive,
          actorZh: step.actor.titleZh ?? null,
          dateName: step.due?.kind === 'round-date' ? step.due.name : null,
          dueOn: step.due?.kind === 'round-date' ? (round.calendar[step.due.name] ?? null) : null,
        })),
        counts: stepCounts(rows),
        late: late(rows),
        bySuperior: names.map(({ id: orgId, name }) => {
          const own = rows.filter((row) => row.superior_org_id === orgId);
          return { orgId, name, late: late(own), counts: stepCounts(own) };
        }),
      };
    },

    /** The organisations of a round in the order of the tree, with where each stands. */
    async runs(tx: Tx, id: number, filter: views.RoundRunFilter, page: { cursor?: string | undefined; limit: number }) {
      const round = (await store.findRound(tx, regionOf(id), id)) ?? refuse('record.not-found');
      const definition = await engineOf(platform).catalogue.byHash(tx, round.definition_hash);
      const rows = await views.listRoundRuns(tx, round.region, id, clock.today(), filter, {
        after: page.cursor,
        limit: page.limit + 1,
      });
      const shown = rows.slice(0, page.limit);
      return {
        items: shown.map((row) => ({
          runId: row.run_id,
          orgId: row.org_id,
          orgName: row.org_name,
          superiorName: row.superior_name,
          state: row.run_state,
          openSteps: row.step_ids.map((stepId) => {
            const step = definition.steps.find((one) => one.id === stepId);
            return { stepId, titleZh: step?.titleZh ?? stepId, titleEn: step?.titleEn ?? stepId };
          }),
          dueOn: row.due_on,
          overdue: row.overdue,
          remindedAt: row.reminded_at?.toISOString() ?? null,
        })),
        nextCursor: rows.length > page.limit ? (shown.at(-1)?.path ?? null) : null,
      };
    },

    /**
     * Reminds late organisations: one message for each date, not again within the interval of the rule, and only when
     * people are not disturbed. Those reminded lately are counted, not told twice.
     */
    async remind(
      tx: Tx,
      actor: Actor,
      id: number,
      filter: {
        stepId?: string | undefined;
        superiorOrgId?: number | undefined;
        runIds?: readonly number[] | undefined;
      },
    ): Promise<{ reminded: number; tooRecent: number; sendAt: string }> {
      const round = (await store.findRound(tx, regionOf(id), id)) ?? refuse('record.not-found');
      if (round.state !== 'open') refuse('round.not-open', { title: round.title });
      const today = clock.today();
      const late = await views.listLateTodos(tx, round.region, id, today, filter);
      if (late.length === 0) refuse('round.nobody-late', { title: round.title });
      const interval = durationOf(
        await rules.value<string>(tx, 'notification.batch_remind.interval', today, round.path),
      );
      const since = new Date(`${addDuration(await loadWorkingCalendar(tx), today, interval, -1).date}T23:59:59+08:00`);
      const due = late.filter(({ reminded_at: at }) => at === null || at <= since);
      const messages = due.map((row): NewMessage => ({
        orgId: row.org_id,
        path: row.path,
        role: row.role as NonNullable<NewMessage['role']>,
        kind: 'reminder',
        titleZh: `${row.title_zh}（${row.about_name}）已超期，请尽快办理`,
        titleEn: `${row.title_en} (${row.about_name}) is overdue`,
        link: row.link,
        subjectKind: 'run-step',
        subjectId: row.run_step_id,
        dueOn: row.due_on,
      }));
      const sendAt = await sendMessages(tx, platform, messages);
      await noteReminders(
        tx,
        round.region,
        due.map(({ todo_id: todo }) => todo),
        clock.now(),
      );
      const reminded = new Set(due.map(({ run_step_id: step }) => step)).size;
      const tooRecent = new Set(late.map(({ run_step_id: step }) => step)).size - reminded;
      await audit.append(tx, actor, {
        action: 'round.remind',
        subjectKind: 'round',
        subjectId: id,
        orgId: actor.orgId,
        facts: { title: round.title, reminded, tooRecent },
        ruleIds: ['notification.batch_remind.interval'],
      });
      return { reminded, tooRecent, sendAt: sendAt.toISOString() };
    },
  };
}
