import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Settings from the environment. */
export interface Config {
  readonly port: number;
  /** Interface to listen on; all interfaces only when asked for. */
  readonly host: string;
  /** Folder of the embedded database, attachments and keys. */
  readonly dataDir: string;
  /** Ordinary PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Address under which people reach the platform (links in QR codes). */
  readonly publicUrl: string;
  /** Whether the platform is reached over TLS; cookies are then `Secure`. */
  readonly secureCookies: boolean;
  /** Whether to set up the invented demo county in an empty database. */
  readonly demo: boolean;
  /** Limits of requests a minute and address; off only for load tests and the driver of the demo county. */
  readonly rateLimits: boolean;
  /** Behind how many trusted proxies the platform runs. */
  readonly trustedProxies: number;
}

/** Reads the configuration. @throws with a Chinese sentence naming the variable and the remedy */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const port = Number(env['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`环境变量 PORT 的值“${env['PORT']}”不是端口号。请改为 1 到 65535 之间的整数。`);
  }
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error('环境变量 DATABASE_URL 应以 postgresql:// 开头。请检查连接地址。');
  }
  const publicUrl = env['JISHI_URL'] ?? `http://localhost:${port}`;
  return {
    port,
    host: env['JISHI_HOST'] ?? '127.0.0.1',
    dataDir: resolve(env['JISHI_DATA'] ?? join(homedir(), '.jishi')),
    databaseUrl,
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    demo: env['JISHI_DEMO'] !== '0',
    rateLimits: env['JISHI_RATE_LIMITS'] !== '0',
    trustedProxies: Number(env['JISHI_PROXIES'] ?? '0'),
  };
}
