import { join } from 'node:path';
import { parameters, sources } from '@jishi/rules';
import type { FastifyInstance } from 'fastify';
import { createPermissions } from './platform/access/permissions.ts';
import { createAudit } from './platform/audit/append.ts';
import { createSealer } from './platform/audit/seal.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { createPersonalData, loadMasterKey } from './platform/crypto/personal-data.ts';
import { openDatabase } from './platform/db/database.ts';
import { createFiles } from './platform/files/files.ts';
import { createMounter, type Mounter } from './platform/http/mount.ts';
import { createProblems } from './platform/http/problems.ts';
import { createHttpServer } from './platform/http/server.ts';
import { createIds } from './platform/ids.ts';
import { jobs, startJobs } from './platform/jobs/jobs.ts';
import type { Platform } from './platform/platform.ts';
import { platformRefusals } from './platform/refusals.ts';
import type { RefusalCatalogue } from './platform/refusal.ts';
import { createRuleBook } from './platform/rules/rule-book.ts';
import type { StepPort } from './platform/step-handler.ts';
import { createSessions } from './modules/accounts/index.ts';
import { createStepPort } from './modules/methods/index.ts';
import { listModules } from './modules/modules.ts';

/** A platform in one process: routes mounted, not yet listening. */
export interface App {
  readonly http: FastifyInstance;
  readonly platform: Platform;
  readonly mounter: Mounter;
  readonly sealer: ReturnType<typeof createSealer>;
  /** Starts jobs and schedule in this process. */
  startJobs(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the platform on a migrated database. The one place where everything is put together. */
export async function createApp(options: {
  readonly config: Config;
  readonly connectionString: string;
  readonly clock?: Clock;
}): Promise<App> {
  const { config } = options;
  const clock = options.clock ?? systemClock();
  const db = openDatabase(options.connectionString);
  const ids = createIds();
  const sealer = createSealer(db);
  const rules = createRuleBook(parameters, sources);
  const sessions = createSessions(db, clock, config, rules);
  const modules = listModules(sessions);
  const permissions = createPermissions(modules.map((module) => module.permissions));
  // Primitives ask the engine and the engine asks the primitives: the port is filled in below.
  const steps: { port?: StepPort } = {};
  const port = (): StepPort => {
    if (!steps.port) throw new Error('the method engine is not ready');
    return steps.port;
  };
  const platform: Platform = {
    config,
    db,
    clock,
    ids,
    audit: createAudit(ids, clock, sealer.wake),
    jobs,
    files: createFiles(join(config.dataDir, 'files')),
    rules,
    personalData: createPersonalData(loadMasterKey(config.dataDir)),
    permissions,
    steps: {
      complete: (tx, actor, runStepId, choices) => port().complete(tx, actor, runStepId, choices),
      returnTo: (tx, actor, runStepId, toStepId, reason) => port().returnTo(tx, actor, runStepId, toStepId, reason),
      context: (tx, runStepId) => port().context(tx, runStepId),
    },
  };
  const handlers = modules.flatMap((module) => [...(module.stepHandlers?.(platform) ?? [])]);
  steps.port = createStepPort(platform, handlers);
  const catalogue: RefusalCatalogue = Object.assign({}, platformRefusals, ...modules.map((module) => module.refusals));
  const http = await createHttpServer(config, createProblems(catalogue, rules, clock));
  const mounter = createMounter({ app: http, db, clock, permissions, sessions, personalData: platform.personalData });
  for (const module of modules) module.mount?.(mounter, platform);
  for (const module of modules) await module.start?.(platform);
  let worker: { stop(): Promise<void> } | undefined;
  return {
    http,
    platform,
    mounter,
    sealer,
    async startJobs() {
      const definitions = modules.flatMap((module) => [...(module.jobs?.(platform) ?? [])]);
      worker = await startJobs(db, definitions, (name, error) =>
        http.log.error({ err: error, job: name }, 'job failed'),
      );
    },
    async close() {
      await worker?.stop();
      await http.close();
      await sealer.stop();
      await db.close();
    },
  };
}
