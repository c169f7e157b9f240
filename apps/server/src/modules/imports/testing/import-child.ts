import { createApp } from '../../../app.ts';
import { systemActor } from '../../../platform/access/actor.ts';
import type { Config } from '../../../platform/config.ts';
import { importFile } from '../index.ts';

// A process of its own that imports a file, to be killed in the middle: argv is database, data folder, file, place.
const [connectionString = '', dataDir = '', file = '', region = ''] = process.argv.slice(2);
const config: Config = {
  port: 0,
  host: '127.0.0.1',
  dataDir,
  databaseUrl: connectionString,
  publicUrl: 'http://localhost',
  secureCookies: false,
  demo: false,
  trustedProxies: 0,
  rateLimits: false,
};
const app = await createApp({ config, connectionString });
await importFile(app.platform, systemActor('测试', Number(region)), file, {
  onProgress: (rows) => void process.stdout.write(`${rows}\n`),
});
await app.close();
process.stdout.write('done\n');
