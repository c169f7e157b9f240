import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import pg from 'pg';
import sql from 'sql-template-tag';
import { verifyChains } from '../../platform/audit/seal.ts';
import { Refusal } from '../../platform/refusal.ts';
import { auditJobs } from './jobs.ts';
import { noteExport } from './index.ts';

interface Page {
  readonly items: {
    id: number;
    action: string;
    actionZh: string;
    orgName: string | null;
    chainNo: number | null;
    facts: Record<string, unknown>;
  }[];
  readonly nextCursor: string | null;
}

describe('the trail', () => {
  let app: TestApp;
  let tree: TestTree;
  let auditor: TestPerson;
  let secretary: TestPerson;
  const append = (
    action: string,
    more: { sealed?: boolean; branch?: number; subjectId?: number; facts?: Record<string, unknown> } = {},
  ) => {
    const branch = tree.branches[more.branch ?? 0];
    return seed(app, (tx) =>
      app.platform.audit.append(
        tx,
        {
          kind: 'user',
          userId: 77,
          displayName: '李书记',
          role: 'branch-secretary',
          region: tree.region,
          orgId: null,
          path: null,
          memberId: null,
          scope: { path: null },
        },
        {
          action,
          subjectKind: 'meeting',
          subjectId: more.subjectId ?? 1,
          orgId: branch?.id ?? null,
          path: branch?.path ?? null,
          sealed: more.sealed ?? false,
          facts: more.facts ?? {},
        },
      ),
    );
  };
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
    auditor = await personAs(app, { role: 'auditor' });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  });

  it('is read by who, what, where, when and about which record', async () => {
    app.clock.set('2026-11-10');
    await append('meeting.record', { subjectId: 5 });
    app.clock.set('2026-11-20');
    await append('meeting.record', { subjectId: 6, branch: 1 });
    await append('meetingroom.record', { subjectId: 6 });
    const actions = async (query: string) => {
      const { status, body } = await auditor.get<Page>(`/api/audit/events?${query}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.items.map((item) => item.action);
    };
    assert.deepEqual(await actions('action=meeting'), ['meeting.record', 'meeting.record']);
    assert.deepEqual(await actions('action=meeting.record&until=2026-11-10'), ['meeting.record']);
    assert.deepEqual(await actions('action=meeting&from=2026-11-11'), ['meeting.record']);
    assert.deepEqual(await actions(`action=meeting&orgId=${tree.branches[1].id}`), ['meeting.record']);
    assert.deepEqual(await actions('subjectKind=meeting&subjectId=5'), ['meeting.record']);
    assert.equal((await actions(`who=${encodeURIComponent('李书')}`)).length, 3);
    assert.equal((await actions('who=%25')).length, 0, 'a percent sign is a percent sign');
    assert.equal((await auditor.get('/api/audit/events?from=2026-02-30')).status, 422);
    const { body } = await auditor.get<Page>('/api/audit/events?subjectId=5&subjectKind=meeting');
    assert.equal(body.items[0]?.orgName, tree.branches[0].name);
    const one = await auditor.get(`/api/audit/events/${body.items[0]?.id}`);
    assert.equal(one.status, 200);
  });

  it('is read page by page without loss or repetition', async () => {
    for (let n = 0; n < 25; n++) await append('notice.publish', { subjectId: 1000 + n });
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Page } = await auditor.get<Page>(
        `/api/audit/events?action=notice&limit=10${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    assert.equal(seen.length, 25);
    assert.equal(new Set(seen).size, 25);
    assert.equal((await auditor.get('/api/audit/events?cursor=nonsense')).status, 400);
  });

  it('belongs to the auditor; an organisation reads the history of its own records', async () => {
    for (const url of ['/api/audit/events', '/api/audit/chain', '/api/audit/exports']) {
      assert.equal((await secretary.get(url)).status, 403, url);
    }
    const history = await secretary.get<Page>('/api/audit/history?subjectKind=meeting&subjectId=5');
    assert.equal(history.body.items.length, 1);
    const neighbours = await secretary.get<Page>('/api/audit/history?subjectKind=meeting&subjectId=6');
    assert.deepEqual(
      neighbours.body.items.map(({ action }) => action),
      ['meetingroom.record'],
    );
  });

  it('keeps sealed entries out of every view, in the database itself', async () => {
    await append('report.receive', { sealed: true, subjectId: 99 });
    for (const url of [
      '/api/audit/events?subjectId=99&subjectKind=meeting',
      '/api/audit/history?subjectId=99&subjectKind=meeting',
    ]) {
      assert.deepEqual((await auditor.get<Page>(url)).body.items, []);
    }
    assert.deepEqual((await secretary.get<Page>('/api/audit/history?subjectId=99&subjectKind=meeting')).body.items, []);
    for (const scope of [{ path: tree.county.path }, { path: null, audit: true }]) {
      const rows = await app.platform.db.read(scope, (tx) => tx.many(sql`select 1 from audit_event where sealed`));
      assert.equal(rows.length, 0);
    }
    assert.equal((await auditor.get('/api/audit/chain')).body['sealedEntries'], 1);
  });

  it('can be added to and read by the application, never changed or emptied', async () => {
    for (const text of [
      'update audit_event set action = action',
      'delete from audit_event',
      'truncate audit_event',
      'update audit_seal set hash = hash',
      'delete from audit_seal',
    ]) {
      const attempt = app.platform.db.write(
        { path: '', everything: true, audit: true },
        (tx) => tx.run({ text, values: [] } as never),
        { audited: false },
      );
      await assert.rejects(attempt, { code: '42501' }, text);
    }
  });

  it('changes nothing for the auditor: no write is open to this role but asking for a check', () => {
    const open = app.mounter.mounted.filter(
      (route) =>
        route.method !== 'GET' && app.platform.permissions.all.get(route.permission)?.roles.includes('auditor'),
    );
    assert.deepEqual(
      open.map((route) => `${route.method} ${route.path}`),
      ['POST /api/audit/chain/check'],
    );
  });

  it('goes out as a file that Excel opens, and the download is an entry itself', async () => {
    await append('meeting.record', { subjectId: 7, facts: { note: '=1+1' } });
    assert.equal((await auditor.get('/api/audit/download')).status, 422, 'not without purpose');
    const response = await app.http.inject({
      url: `/api/audit/download?subjectKind=meeting&purpose=${encodeURIComponent('年度检查')}`,
      headers: auditor.headers,
    });
    assert.equal(response.statusCode, 200);
    assert.match(response.headers['content-type'] ?? '', /text\/csv/);
    assert.ok(response.body.startsWith('\uFEFF时间,人员'));
    assert.ok(response.body.split('\r\n').length >= 5);
    const { body } = await auditor.get<Page>('/api/audit/events?action=audit.export');
    assert.equal(body.items[0]?.facts['purpose'], '年度检查');
  });

  it('shows large lists that left, with purpose and reader', async () => {
    const actor = await app.platform.db.read({ path: null }, async () => ({
      kind: 'user' as const,
      userId: secretary.userId,
      displayName: '王书记',
      role: 'branch-secretary' as const,
      region: tree.region,
      orgId: tree.branches[0].id,
      path: tree.branches[0].path,
      memberId: null,
      scope: { path: tree.branches[0].path },
    }));
    const take = (persons: number, more = {}) =>
      app.platform.db.write(actor.scope, (tx) =>
        noteExport(tx, app.platform, actor, { kind: 'member-roster', persons, ...more }),
      );
    await take(50);
    await assert.rejects(take(51), (error) => error instanceof Refusal && error.faults.length === 2);
    await take(51, { purpose: '年报', reader: '镇组织办' });
    const { body } = await auditor.get<{
      items: { persons: number; purpose: string; reader: string; orgName: string }[];
    }>('/api/audit/exports');
    assert.deepEqual(
      body.items.map(({ persons, purpose, reader }) => [persons, purpose, reader]),
      [
        [51, '年报', '镇组织办'],
        [50, '', ''],
      ],
    );
    assert.equal(body.items[0]?.orgName, tree.branches[0].name);
  });
});

describe('the chain', () => {
  it('is whole until somebody with the key of the database changes an entry, and then names the place', async () => {
    const app = await createTestApp();
    const tree = await seedTree(app, { membersEach: 1 });
    const auditor = await personAs(app, { role: 'auditor' });
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    for (let n = 0; n < 5; n++) await secretary.send('POST', '/api/session/grant', { grantId: secretary.grantId });
    await app.sealer.sealAll();
    const [report] = await verifyChains(app.platform.db);
    assert.equal(report?.brokenAt, undefined);
    assert.equal(report?.unsealed, 0);
    assert.ok((report?.events ?? 0) >= 5);
    const { body: page } = await auditor.get<Page>('/api/audit/events?action=account.switch-grant');
    const third = page.items[2];
    assert.ok(third?.chainNo);

    const owner = new pg.Client({ connectionString: app.connectionString });
    await owner.connect();
    try {
      // As the owner without row security, which only somebody with the password of the database has.
      await owner.query('alter table audit_event no force row level security');
      const { rowCount } = await owner.query(`update audit_event set facts = '{"changed":true}' where id = $1`, [
        third.id,
      ]);
      assert.equal(rowCount, 1);
    } finally {
      await owner.end();
    }
    const [broken] = await verifyChains(app.platform.db);
    assert.deepEqual(broken?.brokenAt, {
      seq: third.chainNo,
      eventId: third.id,
      reasonZh: '审计记录与链上的哈希不一致',
    });

    assert.equal((await auditor.send('POST', '/api/audit/chain/check', {})).status, 200);
    for (const job of auditJobs(app.platform)) await job.handle({});
    const { body } = await auditor.get<{ items: { lastCheck: { ok: boolean; brokenAt: { seq: number } } }[] }>(
      '/api/audit/chain',
    );
    assert.equal(body.items[0]?.lastCheck.ok, false);
    assert.equal(body.items[0]?.lastCheck.brokenAt.seq, third.chainNo);
  });

  it('misses a removed entry too', async () => {
    const app = await createTestApp();
    const tree = await seedTree(app, { membersEach: 1 });
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    for (let n = 0; n < 3; n++) await secretary.send('POST', '/api/session/grant', { grantId: secretary.grantId });
    await app.sealer.sealAll();
    const owner = new pg.Client({ connectionString: app.connectionString });
    await owner.connect();
    await owner.query('alter table audit_event no force row level security');
    await owner.query('delete from audit_event where id = (select max(id) from audit_event)');
    await owner.end();
    const [report] = await verifyChains(app.platform.db);
    assert.equal(report?.brokenAt?.reasonZh, '审计记录已被删除');
  });
});
