import sql from 'sql-template-tag';
import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { mergeStats, reconcileStats } from './stats/service.ts';

const scope = { path: '', everything: true } as const;

/** Merges pending counts until none is left. Also called by imports, which leave a heap. */
export async function mergeAll(platform: Pick<Platform, 'db'>): Promise<void> {
  while ((await platform.db.write(scope, mergeStats, { audited: false })) > 0);
}

/** Merges soon after commits that left counts, at most once a second; the minute job catches what a stop left over. */
export function createMergeWaker(platform: Pick<Platform, 'db'>): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      // A closing process loses nothing: pending counts stay until the next merge.
      mergeAll(platform).catch(() => undefined);
    }, 1000).unref();
  };
}

/** Merging and reconciling of counts. */
export function orgJobs(platform: Platform): readonly JobDefinition[] {
  return [
    { name: 'stats:merge', cron: '* * * * *', handle: () => mergeAll(platform) },
    {
      name: 'stats:reconcile',
      // 03:40 in China.
      cron: '40 19 * * *',
      async handle() {
        const drifts = await platform.db.snapshot(scope, reconcileStats);
        if (drifts.length === 0) return;
        const region = await platform.db.read(scope, (tx) =>
          tx.maybe<{ region: number }>(sql`select o.region from org o limit 1`),
        );
        const actor = systemActor('统计核对', region?.region ?? 0);
        const facts = { drifts: drifts.slice(0, 50), cells: drifts.length };
        await platform.db.write(scope, (tx) =>
          platform.audit.append(tx, actor, { action: 'stats.drift', subjectKind: 'stat', facts }),
        );
      },
    },
  ];
}
