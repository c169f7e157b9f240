import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');

/**
 * Builds the client into `test-results/<name>`. Mode `kit` adds the component pages under `/_kit`.
 * @returns the folder
 */
export async function buildWeb(name: string, mode: 'production' | 'kit' = 'production'): Promise<string> {
  const out = join(root, 'test-results', name);
  await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'apps/web', '--mode', mode, '--logLevel', 'error'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', JISHI_WEB_OUT: out } },
  );
  return out;
}
