import type { ActorRole, Step } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { resolveOrg } from './acting.ts';
import type { Catalogue } from './catalogue.ts';
import type { LoadedRun, OrgOnPath } from './schema.ts';
import type { SavingDeps } from './saving.ts';
import type { Starter } from './starting.ts';
import { plannedMethods } from './shipped.ts';
import * as store from './store.ts';

/** What one method leaves to another: proposed by the platform, taken up or declined by a person. */
export function createHandOvers(
  { platform }: SavingDeps & { readonly platform: Pick<Platform, 'ids' | 'clock' | 'audit'> },
  catalogue: Catalogue,
  starter: Starter,
) {
  const titleOf = (methodId: string): readonly [zh: string, en: string] => {
    const shipped = catalogue.shipped().find(({ definition }) => definition.id === methodId)?.definition;
    const planned = plannedMethods.find(({ id }) => id === methodId);
    return shipped ? [shipped.titleZh, shipped.titleEn] : [planned?.titleZh ?? methodId, planned?.titleEn ?? methodId];
  };

  return {
    titleOf,

    /** Opens the hand-overs of a finished step: the row, the duty of the organisation that takes over. */
    async open(tx: Tx, loaded: LoadedRun, step: Step, outcome: string | undefined): Promise<void> {
      for (const { when, startsMethod, to } of step.handOvers ?? []) {
        const applies = when.kind === 'done' || (when.kind === 'outcome' && when.outcome === outcome);
        if (!applies) continue;
        const { run } = loaded;
        const org = resolveOrg(to, loaded.above, run, loaded.round?.org_id);
        const id = await platform.ids.next(tx, run.region);
        const [zh, en] = titleOf(startsMethod);
        const outcomeZh = step.outcomes?.find((rule) => rule.id === outcome)?.titleZh;
        const reason = `${run.title} · ${step.titleZh}${outcomeZh === undefined ? '' : `：${outcomeZh}`}`;
        await store.insertHandOver(tx, {
          region: run.region,
          id,
          org_id: run.org_id,
          path: run.path,
          from_run_id: run.id,
          from_step_id: step.id,
          to_method_id: startsMethod,
          acting_org_id: org.id,
          reason,
          due_on: null,
          at: platform.clock.now(),
        });
        const about = loaded.above.at(-1)?.name ?? '';
        await openTodo(tx, platform, {
          orgId: org.id,
          path: run.path,
          roles: takersIn(org, run.org_id),
          aboutOrgId: run.org_id,
          aboutName: about,
          kind: 'hand-over',
          titleZh: `${about}转入${zh}，请确认`,
          titleEn: `${about}: hand over to “${en}”, please confirm`,
          link: `/runs/${run.id}/${step.id}?handOver=${id}`,
          subjectKind: 'hand-over',
          subjectId: id,
          ...(org.id === run.org_id || run.round_id === null
            ? {}
            : {
                group: {
                  key: `hand-over:${run.round_id}:${startsMethod}`,
                  titleZh: `${run.title} · 转入${zh}`,
                  titleEn: `${run.title} · hand over to “${en}”`,
                  link: `/rounds/${run.round_id}?handOver=${startsMethod}`,
                },
              }),
        });
      }
    },

    /** Takes up a hand-over: starts the other method and links both runs. */
    async start(tx: Tx, actor: Actor, handOverId: number): Promise<number> {
      const row = await openOne(tx, actor, handOverId);
      const runId = await starter.startOne(
        tx,
        actor,
        row.to_method_id,
        { id: row.org_id, path: row.path },
        { handedOverFrom: row.id },
      );
      await answer(tx, actor, row, 'started', runId, null);
      return runId;
    },

    /** Declines a hand-over with a reason; a body decides, not the platform. */
    async decline(tx: Tx, actor: Actor, handOverId: number, reason: string): Promise<void> {
      await answer(tx, actor, await openOne(tx, actor, handOverId), 'declined', null, reason);
    },

    /** The step was returned: what it had handed over is no longer proposed. */
    async withdraw(tx: Tx, actor: Actor, loaded: LoadedRun, stepId: string): Promise<void> {
      const { run } = loaded;
      const ended = await store.withdrawHandOvers(
        tx,
        run.region,
        run.id,
        stepId,
        platform.clock.now(),
        actor.displayName,
      );
      for (const { id } of ended) await closeTodos(tx, platform, actor, 'hand-over', id, 'withdrawn');
    },
  };

  async function openOne(tx: Tx, actor: Actor, id: number) {
    const row = (await store.lockHandOver(tx, actor.region, id)) ?? refuse('record.not-found');
    if (row.acting_org_id !== actor.orgId) refuse('record.not-found');
    if (row.state !== 'open') refuse('hand-over.answered');
    return row;
  }

  async function answer(
    tx: Tx,
    actor: Actor,
    row: Awaited<ReturnType<typeof openOne>>,
    state: 'started' | 'declined',
    runId: number | null,
    text: string | null,
  ): Promise<void> {
    const at = platform.clock.now();
    await store.answerHandOver(tx, row.region, row.id, { state, runId, text, at, by: actor.displayName });
    await closeTodos(tx, platform, actor, 'hand-over', row.id);
    await platform.audit.append(tx, actor, {
      action: state === 'started' ? 'hand-over.start' : 'hand-over.decline',
      subjectKind: 'hand-over',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      facts: { method: row.to_method_id, reason: row.reason, ...(text === null ? {} : { answer: text }) },
    });
  }
}

/** Roles that take over in that organisation. */
function takersIn(org: OrgOnPath, runOrgId: number): readonly ActorRole[] {
  if (org.id === runOrgId) return ['branch-secretary'];
  return org.kind === 'county' ? ['county-department'] : ['township-secretary', 'township-organiser'];
}
