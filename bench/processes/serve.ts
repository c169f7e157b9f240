// The platform in a process of its own, as `npm start` runs it, on the database of the benchmark.
import { createApp } from '../../apps/server/src/app.ts';
import type { Config } from '../../apps/server/src/platform/config.ts';
import { answerUsage } from './usage.ts';

const [connectionString = '', config = '{}'] = process.argv.slice(2);
const app = await createApp({ config: JSON.parse(config) as Config, connectionString });
await app.startJobs();
const address = await app.http.listen({ port: 0, host: '127.0.0.1' });
answerUsage(() => app.close());
process.send?.({ ready: Number(new URL(address).port) });
