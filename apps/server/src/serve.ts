import { createApp, type App } from './app.ts';
import { ensureDemo, noDemo, type DemoSignIn } from './demo/setup.ts';
import type { Config } from './platform/config.ts';
import { serveWeb } from './platform/http/web.ts';
import { releaseStartMemory } from './platform/start-memory.ts';
import { openRuntime } from './runtime.ts';

/** A platform that listens. */
export interface Serving {
  readonly app: App;
  readonly address: string;
  /** Sign-ins of the demo county; empty in production. */
  readonly demoSignIns: readonly DemoSignIn[];
  close(): Promise<void>;
}

/**
 * Starts the platform: database, schema, routes, demo county, jobs. `/healthz` answers 503 until all of it is ready.
 *
 * @param log what a person at the terminal wants to know
 */
export async function serve(config: Config, log: (message: string) => void): Promise<Serving> {
  const runtime = await openRuntime(config, log);
  let app: App | undefined;
  try {
    app = await createApp({ config, connectionString: runtime.connectionString });
    let ready = false;
    app.http.get('/healthz', { schema: { hide: true } }, async (_request, reply) =>
      reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'starting' }),
    );
    await serveWeb(app.http);
    const address = await app.http.listen({ port: config.port, host: config.host });
    const demo = config.demo ? await ensureDemo(app, log) : noDemo;
    await app.startJobs();
    releaseStartMemory();
    ready = true;
    const started = app;
    return {
      app,
      address,
      demoSignIns: demo.signIns,
      async close() {
        demo.stop();
        await started.close();
        await runtime.stop();
      },
    };
  } catch (error) {
    await app?.close();
    await runtime.stop();
    throw error;
  }
}
