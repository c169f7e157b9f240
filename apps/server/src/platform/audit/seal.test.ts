import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fixedClock, testDatabase } from '@jishi/testkit';
import { systemActor } from '../access/actor.ts';
import { openDatabase, type Database } from '../db/database.ts';
import { createIds } from '../ids.ts';
import { createAudit } from './append.ts';
import { createSealer, verifyChains } from './seal.ts';

const everything = { path: '', everything: true } as const;

describe('the trail', () => {
  let db: Database;
  let append: (count: number, region?: number) => Promise<void>;
  before(async () => {
    db = openDatabase((await testDatabase()).connectionString);
    const audit = createAudit(createIds(), fixedClock('2026-11-20'), () => {});
    append = async (count, region = 4106) => {
      await db.write(everything, async (tx) => {
        for (let n = 0; n < count; n++) {
          await audit.append(tx, systemActor('测试', region), {
            action: 'meeting.record',
            subjectKind: 'meeting',
            facts: { n, 到会: 8 },
            ruleIds: ['meeting.party_assembly.quorum'],
          });
        }
      });
    };
  });
  after(() => db.close());

  /** Changes the trail as somebody with the rights of the superuser of the table could. */
  const tamper = (text: string) =>
    db.withOwner(async (client) => {
      await client.query('alter table audit_event no force row level security');
      const { rowCount } = await client.query(text);
      await client.query('alter table audit_event force row level security');
      assert.equal(rowCount, 1);
    });

  it('chains what was committed, place by place, and proves it', async () => {
    await append(3);
    await append(2, 4107);
    const sealer = createSealer(db);
    assert.equal(await sealer.sealAll(), 5);
    assert.equal(await sealer.sealAll(), 0);
    const reports = await verifyChains(db);
    assert.deepEqual(
      reports.map(({ region, events, unsealed, brokenAt }) => [region, events, unsealed, brokenAt]),
      [
        [4106, 3, 0, undefined],
        [4107, 2, 0, undefined],
      ],
    );
  });

  it('counts what waits for its place, and is well meanwhile', async () => {
    await append(1);
    const [report] = await verifyChains(db);
    assert.deepEqual([report?.unsealed, report?.brokenAt], [1, undefined]);
    await createSealer(db).sealAll();
  });

  it('goes on from the same link when two seal at once', async () => {
    await append(50);
    await Promise.all([createSealer(db).sealAll(), createSealer(db).sealAll()]);
    const [report] = await verifyChains(db);
    assert.deepEqual([report?.events, report?.brokenAt], [54, undefined]);
  });

  it('cannot be changed or shortened by the role of requests', async () => {
    const asApp = (text: string) => db.withCopy({ ...everything, audit: true }, (client) => client.query(text));
    for (const text of [
      'update audit_event set facts = $${}$$',
      'delete from audit_event',
      'delete from audit_seal',
      'truncate audit_event',
    ]) {
      await assert.rejects(asApp(text), { code: '42501' }, text);
    }
  });

  it('names the entry that somebody changed past the application', async () => {
    const first = 'select event_id from audit_seal where region = 4106 and seq = 2';
    await tamper(`update audit_event set facts = facts || '{"到会": 9}' where region = 4106 and id = (${first})`);
    const [report, other] = await verifyChains(db);
    assert.equal(report?.brokenAt?.seq, 2);
    assert.match(report?.brokenAt?.reasonZh ?? '', /不一致/);
    assert.equal(other?.brokenAt, undefined);
    await tamper(`update audit_event set facts = facts || '{"到会": 8}' where region = 4106 and id = (${first})`);
    assert.equal((await verifyChains(db))[0]?.brokenAt, undefined);
  });

  it('names the entry that somebody removed', async () => {
    await tamper(
      'delete from audit_event where region = 4107 and id = (select max(event_id) from audit_seal where region = 4107)',
    );
    const report = (await verifyChains(db)).find(({ region }) => region === 4107);
    assert.match(report?.brokenAt?.reasonZh ?? '', /删除/);
  });
});
