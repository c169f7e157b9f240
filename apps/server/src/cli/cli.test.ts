import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '@jishi/testkit';
import { memberCells, sheetOf, writeRoster } from '../modules/imports/testing/rosters.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly json: Record<string, unknown>;
}

describe('the command line', () => {
  const home = mkdtempSync(join(tmpdir(), 'jishi-cli-'));
  let connectionString: string;
  before(async () => {
    ({ connectionString } = await testDatabase());
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  const jishi = (words: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../bin/jishi.js'), ...words], {
        env: { ...process.env, DATABASE_URL: connectionString, JISHI_DATA: home, ...env },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => {
        const isJson = words.includes('--json') && out.startsWith('{');
        resolve({ code, out, err, json: isJson ? (JSON.parse(out) as Record<string, unknown>) : {} });
      });
    });

  it('shows usage in both languages, and ends with 2 when it is called wrongly', async () => {
    for (const words of [['--help'], ['import', '--help'], ['round', 'report', '--help'], ['backup', '--help']]) {
      const { code, out } = await jishi(words);
      assert.equal(code, 0, words.join(' '));
      assert.match(out, /[一-龥].*[\s\S]*[a-z]/);
    }
    for (const words of [
      [],
      ['nonsense'],
      ['import'],
      ['export', 'people', 'x.xlsx', '--purpose', '核对名册', '--reader', '本人'],
    ])
      assert.equal((await jishi(words)).code, 2, words.join(' '));
  });

  it('imports, exports, verifies the trail, backs up and restores', async () => {
    const orgs = await writeRoster(join(home, 'orgs.xlsx'), [
      sheetOf('党组织', 'orgs', [
        { 党组织全称: '中共浚县委员会', 党组织编码: '410621', 组织类别: '党委', '组织树（上级）': '' },
        { 党组织全称: '黎阳街道党工委', 党组织编码: '410621001', 组织类别: '党委', '组织树（上级）': '中共浚县委员会' },
        {
          党组织全称: '东街村党支部',
          党组织编码: '410621001001',
          组织类别: '党支部',
          '组织树（上级）': '黎阳街道党工委',
        },
      ]),
    ]);
    assert.equal((await jishi(['import', orgs])).code, 2, 'an empty platform needs its place');
    const made = await jishi(['import', orgs, '--region', '4106', '--json']);
    assert.equal(made.code, 0, made.out + made.err);
    assert.equal((made.json['summary'] as { added: number }).added, 3);

    const members = await writeRoster(join(home, 'members.xlsx'), [
      sheetOf('党员', 'members', [
        memberCells(1, '东街村党支部'),
        memberCells(2, '东街村党支部'),
        memberCells(3, '没有的支部'),
      ]),
    ]);
    const dry = await jishi(['import', members, '--dry-run', '--json']);
    assert.deepEqual([dry.code, (dry.json['summary'] as { bad: number }).bad], [3, 1]);
    const back = join(home, 'back.xlsx');
    const good = await jishi(['import', members, '--only-good', '--org', '410621001', '--bad-rows', back, '--json']);
    assert.deepEqual([good.code, (good.json['summary'] as { added: number }).added], [3, 2], good.err);
    assert.ok(existsSync(back));
    assert.equal((await jishi(['import', join(home, 'none.xlsx')])).code, 1);

    const list = join(home, 'list.xlsx');
    const exported = await jishi([
      'export',
      'members',
      list,
      '--purpose',
      '年度核对',
      '--reader',
      '组织部',
      '--with-identifiers',
      '--json',
    ]);
    assert.deepEqual([exported.code, exported.json['rows']], [0, 2], exported.err);
    const again = await jishi(['import', list, '--json']);
    assert.deepEqual([again.code, (again.json['summary'] as { unchanged: number }).unchanged], [0, 2]);

    const rounds = await jishi(['round', 'status', '--json']);
    assert.deepEqual([rounds.code, rounds.json['rounds']], [0, []]);
    const verified = await jishi(['audit', 'verify', '--json']);
    assert.equal(verified.code, 0, verified.err);
    const chains = verified.json['chains'] as { head: string }[];

    const file = join(home, 'all.backup');
    assert.equal((await jishi(['backup', file, '--with-keys'], { JISHI_PASSPHRASE: 'short' })).code, 1);
    const passphrase = { JISHI_PASSPHRASE: 'a long enough passphrase' };
    const saved = await jishi(['backup', file, '--with-keys', '--json'], passphrase);
    assert.equal(saved.code, 0, saved.err);
    assert.equal((await jishi(['restore', file, '--check'])).code, 0);
    const other = {
      DATABASE_URL: (await testDatabase()).connectionString,
      JISHI_DATA: join(home, 'other'),
      ...passphrase,
    };
    const restored = await jishi(['restore', file, '--json'], other);
    assert.equal(restored.code, 0, restored.out + restored.err);
    assert.equal(
      (restored.json['chains'] as { head: string }[])[0]?.head,
      (saved.json['auditHeads'] as { hash: string }[])[0]?.hash,
    );
    assert.ok(chains.length === 1);
    assert.equal((await jishi(['restore', file], other)).code, 1, 'not into a platform in use');
    const admins = await jishi(['admin', 'init', '--json'], other);
    assert.equal((admins.json['administrators'] as unknown[]).length, 3);
  });
});
