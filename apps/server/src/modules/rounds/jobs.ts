import type { Actor } from '../../platform/access/actor.ts';
import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { Refusal } from '../../platform/refusal.ts';
import { engineOf } from '../methods/index.ts';
import { createRoundService } from './service.ts';
import * as store from './store.ts';

/** Runs started in one transaction: what a killed process loses is at most one slice, and it is done again. */
const slice = 500;

/** Background work of large rounds. */
export function roundJobs(platform: Platform): readonly JobDefinition[] {
  return [
    { name: 'round:open-next', handle: (payload) => openAll(platform, readPayload(payload)) },
    {
      name: 'round:move-date',
      handle: async (payload) => {
        const { roundId, region } = readPayload(payload);
        const [name, date] = [textOf(payload['name']), textOf(payload['date'])];
        const actor = actorOf(payload);
        for (let after = 0; ;) {
          const from = after;
          const runs = await platform.db.read(actor.scope, (tx) => store.listRunning(tx, region, roundId, from, slice));
          const last = runs.at(-1);
          if (!last) return;
          await platform.db.write(actor.scope, async (tx) => {
            for (const { id } of runs) await engineOf(platform).setRoundDate(tx, actor, id, name, date);
            await platform.audit.append(tx, actor, {
              action: 'round.move-date',
              subjectKind: 'round',
              subjectId: roundId,
              facts: { name, date, runs: runs.length },
            });
          });
          after = last.id;
        }
      },
    },
  ];

  async function openAll(on: Platform, { roundId, region, actor }: ReturnType<typeof readPayload>): Promise<void> {
    const service = createRoundService(on);
    try {
      for (;;) {
        const more = await on.db.write(actor.scope, (tx) => service.openNext(tx, actor, roundId, slice));
        if (!more) return;
      }
    } catch (error) {
      // The page of the round says why it stopped; the queue tries again.
      const fault = error instanceof Refusal ? error.code : '系统故障，稍后自动重试';
      await on.db.write(actor.scope, (tx) => store.noteFault(tx, region, roundId, fault), { audited: false });
      throw error;
    }
  }
}

function readPayload(payload: Readonly<Record<string, unknown>>): { region: number; roundId: number; actor: Actor } {
  return { region: Number(payload['region']), roundId: Number(payload['roundId']), actor: actorOf(payload) };
}

/** The job acts for the person who opened the round: the trail names them. */
function actorOf(payload: Readonly<Record<string, unknown>>): Actor {
  const by = payload['by'];
  return {
    ...systemActor(textOf(payload['byName']), Number(payload['region'])),
    userId: typeof by === 'number' ? by : null,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
