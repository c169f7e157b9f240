import type { MethodListItem, RunListItem } from '@jishi/contract';
import type { Derivation, MethodDefinition } from '@jishi/domain';
import type { z } from 'zod';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { engineOf } from './engine.ts';
import { viewRun } from './run-view.ts';
import * as store from './store.ts';
import { listRuns, type RunFilter } from './views.ts';

/** What people ask of methods and runs; the engine decides. */
export function createMethodService(platform: Platform) {
  const { clock } = platform;
  const engine = () => engineOf(platform);

  /** A step as its writer saw it; a run that has moved on since is refused with the newer facts. */
  const requireVersion = async (tx: Tx, runStepId: number, version: number): Promise<void> => {
    const row = await store.findStepVersion(tx, regionOf(runStepId), runStepId);
    if (!row) refuse('record.not-found');
    if (row.version !== version)
      refuse('record.changed-meanwhile', { by: row.done_by_name ?? '他人', state: row.state });
  };

  return {
    async methods(tx: Tx): Promise<z.infer<typeof MethodListItem>[]> {
      const { catalogue, handlers } = engine();
      const all = [...catalogue.shipped(), ...(await catalogue.derived(tx))];
      return all.map(({ hash, definition }) => ({
        id: definition.id,
        hash,
        version: definition.version,
        titleZh: definition.titleZh,
        titleEn: definition.titleEn,
        purposeZh: definition.purposeZh,
        group: definition.group,
        steps: definition.steps.length,
        byRound: definition.triggers.some(({ kind }) => kind === 'round'),
        byPerson: definition.triggers.some(({ kind }) => kind === 'person' || kind === 'event'),
        missing: [...handlers.missingOf(definition)],
        baseId: definition.base?.id ?? null,
      }));
    },

    async definition(tx: Tx, hash: string): Promise<MethodDefinition> {
      const shipped = engine()
        .catalogue.shipped()
        .find((one) => one.hash === hash);
      return shipped?.definition ?? (await engine().catalogue.byHash(tx, hash));
    },

    async derive(tx: Tx, actor: Actor, derivation: Derivation): Promise<string> {
      return (await engine().catalogue.derive(tx, actor, derivation)).hash;
    },

    async list(
      tx: Tx,
      actor: Actor,
      query: Omit<RunFilter, 'startedBy'> & {
        startedBy?: 'me' | undefined;
        cursor?: string | undefined;
        limit: number;
      },
    ): Promise<{ items: z.infer<typeof RunListItem>[]; nextCursor: string | null }> {
      const filter = { ...query, startedBy: query.startedBy === 'me' ? (actor.userId ?? 0) : undefined };
      const [startedOn = '', id = '0'] = (query.cursor ?? '').split('_');
      const before = query.cursor === undefined ? undefined : { startedOn, id: Number(id) || 0 };
      const rows = await listRuns(tx, filter, query.limit + 1, before);
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      const items: z.infer<typeof RunListItem>[] = [];
      for (const row of page) {
        const definition = await engine().catalogue.byHash(tx, row.definition_hash);
        const step = definition.steps.find(({ id: stepId }) => stepId === row.step_id);
        items.push({
          id: row.id,
          title: row.title,
          methodId: row.method_id,
          orgId: row.org_id,
          orgName: row.org_name,
          state: row.state,
          startedOn: row.started_on,
          endedOn: row.ended_on,
          stepZh: step?.titleZh ?? null,
          stepEn: step?.titleEn ?? null,
          dueOn: row.due_on,
          overdue: row.due_on !== null && row.due_on < clock.today(),
        });
      }
      return { items, nextCursor: rows.length > query.limit && last ? `${last.started_on}_${last.id}` : null };
    },

    view: (tx: Tx, actor: Actor, runId: number) => viewRun(tx, platform, engine(), actor, runId),

    /** Starts a method in the own organisation, or in one below. */
    async start(
      tx: Tx,
      actor: Actor,
      input: { methodId: string; orgId: number; title?: string | undefined; eventOn?: string | undefined },
    ): Promise<number> {
      const org = await store.findOrg(tx, actor.region, input.orgId);
      if (!org || !covers(actor, org.path)) refuse('record.not-found');
      return await engine().startRun(tx, actor, input.methodId, org, {
        ...(input.title ? { title: input.title } : {}),
        ...(input.eventOn ? { eventOn: input.eventOn } : {}),
      });
    },

    async seen(tx: Tx, actor: Actor, runId: number): Promise<void> {
      if (actor.orgId !== null) await store.markSeen(tx, actor.region, runId, actor.orgId, clock.now());
    },

    async complete(
      tx: Tx,
      actor: Actor,
      runStepId: number,
      input: { version: number; outcome?: string | undefined; reasons?: Record<string, string> | undefined },
    ): Promise<void> {
      await requireVersion(tx, runStepId, input.version);
      await engine().complete(tx, actor, runStepId, {
        ...(input.outcome === undefined ? {} : { outcome: input.outcome }),
        ...(input.reasons === undefined ? {} : { reasons: input.reasons }),
      });
    },

    async returnTo(
      tx: Tx,
      actor: Actor,
      runStepId: number,
      input: { version: number; toStepId: string; reason: string },
    ): Promise<void> {
      await requireVersion(tx, runStepId, input.version);
      await engine().returnTo(tx, actor, runStepId, input.toStepId, input.reason);
    },

    async skip(tx: Tx, actor: Actor, runStepId: number, input: { version: number; reason: string }): Promise<void> {
      await requireVersion(tx, runStepId, input.version);
      await engine().skip(tx, actor, runStepId, input.reason);
    },

    takeBack: (tx: Tx, actor: Actor, runStepId: number) => engine().takeBack(tx, actor, runStepId),
    cancel: (tx: Tx, actor: Actor, runId: number, reason: string) => engine().cancel(tx, actor, runId, reason),
    startHandOver: (tx: Tx, actor: Actor, id: number) => engine().handOvers.start(tx, actor, id),
    declineHandOver: (tx: Tx, actor: Actor, id: number, reason: string) =>
      engine().handOvers.decline(tx, actor, id, reason),
  };
}
