import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '@jishi/testkit';
import pg from 'pg';

describe('the methods at the command line', () => {
  const home = mkdtempSync(join(tmpdir(), 'jishi-cli-methods-'));
  let connectionString: string;
  before(async () => {
    ({ connectionString } = await testDatabase());
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  const jishi = (...words: readonly string[]): Promise<{ code: number | null; out: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../bin/jishi.js'), 'methods', ...words], {
        env: { ...process.env, DATABASE_URL: connectionString, JISHI_DATA: home },
      });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out }));
    });

  it('lists every method with its rank and shows one in words', async () => {
    const list = await jishi('list', '--json');
    const { methods } = JSON.parse(list.out) as { methods: { id: string; rank: number | null; defined: boolean }[] };
    const [first] = methods;
    assert.deepEqual([first?.id, first?.rank, first?.defined], ['three-meetings-one-lesson', 1, true]);
    assert.equal(methods.filter(({ rank, defined }) => rank !== null && defined).length, 30);
    const shown = await jishi('show', 'member-development');
    assert.match(shown.out, /“递交入党申请书”办结后 1 个月（dev\.applicant\.talk\.deadline）/);
    assert.equal((await jishi('show', 'nothing')).code, 2);
  });

  it('plays one story by its number or by words of its title, and leaves no database behind', async () => {
    const played = await jishi('run', 'supervision-and-task-decomposition', '--scenario', '一天没签收', '--json');
    const { ok, scenes } = JSON.parse(played.out) as { ok: boolean; scenes: { zh: string }[] };
    assert.deepEqual([played.code, ok, scenes.length], [0, true, 4]);
    assert.equal((await jishi('run', 'party-dues', '--scenario', '9')).code, 2);
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname like 'jishi_stage_%'");
    await client.end();
    assert.equal(rowCount, 0);
  });
});
