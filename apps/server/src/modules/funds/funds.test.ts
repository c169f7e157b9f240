import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { defineMethod } from '@jishi/domain';
import {
  createTestApp,
  insertOrg,
  personAs,
  seed,
  seedTree,
  type Answer,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import { createEngine } from '../methods/index.ts';
import { createFundService, createFundStepHandler } from './index.ts';

type Problem = { code: string; facts: Record<string, unknown>; rules?: { id: string }[] };
interface Account {
  id: number;
  balanceFen: number;
  closedUntil: string | null;
  months: { month: string; openingFen: number; closingFen: number; isClosed: boolean }[];
  nextToClose: string | null;
}

let app: TestApp;
let tree: TestTree;
let secretary: TestPerson;
let asker: TestPerson;
let cashier: TestPerson;
let organiser: TestPerson;
let head: TestPerson;

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};
const opened = async (kind: string, rest: Record<string, unknown> = {}, who = secretary) =>
  ok(
    await who.send<Account>('POST', '/api/funds/accounts', {
      kind,
      titleZh: `账户${Math.random()}`,
      openedOn: '2026-08-15',
      ...rest,
    }),
  ).id;
const account = async (id: number, who = secretary) => ok(await who.get<Account>(`/api/funds/accounts/${id}`));
const income = (id: number, amountFen: number, happenedOn: string, who = secretary) =>
  who.send<{ entryId: number; receiptNo: string }>('POST', `/api/funds/accounts/${id}/entries`, {
    kind: 'income',
    amountFen,
    happenedOn,
    partyZh: '县财政',
    summaryZh: '经费',
  });
const close = (id: number, month: string, countedFen: number, who = secretary, reason = '') =>
  who.send('POST', `/api/funds/accounts/${id}/close`, { month, countedFen, reason });
const request = (id: number, rest: Record<string, unknown> = {}, who = asker) =>
  who.send<{ requestId: number }>('POST', `/api/funds/accounts/${id}/requests`, {
    purpose: '公益设施',
    amountFen: 5000,
    payeeZh: '路灯厂',
    reasonZh: '修路灯',
    ...rest,
  });
const decide = (id: number, who = secretary, version = 0) =>
  who.send('POST', `/api/funds/requests/${id}/decide`, { version, approve: true, decisionZh: '支委会同意' });
const payOut = (id: number, who = cashier, version = 1) =>
  who.send<{ entryId: number }>('POST', `/api/funds/requests/${id}/pay`, { version, paidOn: '2026-11-20' });
const proof = async (id: number, who = secretary) =>
  ok(
    await who.get<{ sumFen: number; monthsAgree: boolean; paymentsAgree: boolean }>(`/api/funds/accounts/${id}/proof`),
  );
const override = (orgId: number, path: string, parameter: string, value: unknown) =>
  seed(app, async (tx) => {
    await tx.run(sql`insert into rule_override (region, id, org_id, path, parameter_id, effective_from, value, source_zh, decided_by, at)
      values (${tree.region}, ${await app.platform.ids.next(tx, tree.region)}, ${orgId}, ${path}, ${parameter}, '2020-01-01', ${JSON.stringify(value)},
        '县委文件', '县委', ${app.clock.now()}) on conflict do nothing`);
  });

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 2 });
  const [branch] = tree.branches;
  secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id, displayName: '王书记' });
  asker = await personAs(app, { role: 'branch-committee', orgId: branch.id, displayName: '李委员' });
  cashier = await personAs(app, { role: 'branch-committee', orgId: branch.id, displayName: '赵出纳' });
  organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id, displayName: '吴委员' });
  head = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id, displayName: '周书记' });
});

describe('the books', () => {
  it('post both sides of every entry, and a counter-entry takes one back with its reason', async () => {
    const id = await opened('activity');
    const { entryId, receiptNo } = ok(await income(id, 12_345, '2026-11-02'));
    assert.match(receiptNo, /^2026-[0-9A-Z]{4}-00001$/);
    const receipt = ok(
      await secretary.get<{ amountZh: string; number: string }>(`/api/funds/entries/${entryId}/receipt`),
    );
    assert.equal(receipt.amountZh, '壹佰贰拾叁元肆角伍分');
    ok(await secretary.send('POST', `/api/funds/entries/${entryId}/counter`, { reason: '记错账户' }));
    refused(
      await secretary.send('POST', `/api/funds/entries/${entryId}/counter`, { reason: '记错账户' }),
      'fund.countered',
    );
    assert.equal((await account(id)).balanceFen, 0);
    assert.deepEqual(await proof(id), { ...(await proof(id)), sumFen: 0, monthsAgree: true });
  });

  it('cannot be changed or emptied by the platform itself', async () => {
    const id = await opened('activity');
    ok(await income(id, 100, '2026-11-02'));
    for (const statement of [
      sql`update fund_entry set amount_fen = 1`,
      sql`delete from fund_entry`,
      sql`update fund_month set closing_fen = 1`,
      sql`delete from dues_payment`,
    ])
      await assert.rejects(
        app.platform.db.write({ path: '', everything: true }, (tx) => tx.run(statement), { audited: false }),
        /permission denied/,
      );
  });

  it('take no entry ahead of today, before the account, or beyond the balance', async () => {
    const id = await opened('village', { openingFen: 4999 });
    refused(await income(id, 100, '2026-11-21'), 'fund.day-outside');
    refused(await income(id, 100, '2026-08-14'), 'fund.day-outside');
    const { requestId } = ok(await request(id));
    ok(await decide(requestId));
    refused(await payOut(requestId), 'fund.balance-short');
    ok(await income(id, 1, '2026-11-20'));
    ok(await payOut(requestId));
    assert.equal((await account(id)).balanceFen, 0);
  });

  it('are kept by the own organisation alone; superiors read them', async () => {
    const id = await opened('activity');
    refused(await income(id, 100, '2026-11-02', organiser), 'fund.not-own');
    assert.equal((await account(id, organiser)).balanceFen, 0);
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await neighbour.get(`/api/funds/accounts/${id}`)).status, 404);
  });
});

describe('closing a month', () => {
  it('goes in order and once; nothing is posted into it afterwards', async () => {
    const id = await opened('activity', { openingFen: 1000 });
    ok(await income(id, 500, '2026-09-10'));
    refused(await close(id, '2026-09-01', 1500), 'fund.closing-earlier-open');
    ok(await close(id, '2026-08-01', 1000));
    refused(await close(id, '2026-08-01', 1000), 'fund.closing-closed');
    assert.equal(refused(await income(id, 1, '2026-08-31'), 'fund.month-closed').rules?.[0]?.id, 'fund.month.closed');
    refused(await close(id, '2026-09-01', 1499), 'fund.counted-differs');
    ok(await close(id, '2026-09-01', 1499, secretary, '一分钱差额待查'));
    ok(await close(id, '2026-10-01', 1500));
    refused(await close(id, '2026-11-01', 1500), 'fund.closing-not-over');
    const { months, balanceFen, nextToClose } = await account(id);
    assert.deepEqual([balanceFen, nextToClose], [1500, null]);
    assert.deepEqual(
      months.map(({ month, openingFen, closingFen }) => [month, openingFen, closingFen]),
      [
        ['2026-10-01', 1500, 1500],
        ['2026-09-01', 1000, 1500],
        ['2026-08-01', 0, 1000],
      ],
    );
    ok(await income(id, 7, '2026-11-01'));
    assert.equal((await account(id)).balanceFen, 1507);
    assert.equal((await proof(id)).monthsAgree, true);
  });

  it('by two people at once closes once', async () => {
    const id = await opened('activity', { openingFen: 1000 });
    const both = await Promise.all([close(id, '2026-08-01', 1000), close(id, '2026-08-01', 1000, cashier)]);
    assert.deepEqual(
      both.map(({ status }) => status).sort((one, other) => one - other),
      [200, 409],
    );
  });
});

describe('spending', () => {
  it('takes three different people', async () => {
    const id = await opened('village', { openingFen: 100_000 });
    const { requestId } = ok(await request(id, {}, secretary));
    assert.equal(
      refused(await decide(requestId, secretary), 'fund.same-person').rules?.[0]?.id,
      'fund.payment.separate_people',
    );
    const second = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    ok(await decide(requestId, second));
    refused(await payOut(requestId, secretary), 'fund.same-person');
    refused(await payOut(requestId, second), 'fund.same-person');
    ok(await payOut(requestId));
    refused(await payOut(requestId), 'record.changed-meanwhile');
    refused(await request(id, {}, organiser), 'fund.not-own');
    refused(await decide(requestId, asker), 'access.denied');
  });

  it('of dues keeps to the five purposes of the regulation; other money to its own list', async () => {
    const dues = await opened('dues');
    const problem = refused(await request(dues, { purpose: '办公' }), 'fund.unknown-purpose');
    assert.equal(problem.rules?.[0]?.id, 'dues.usage.categories');
    ok(await request(dues, { purpose: '培训党员' }));
    const activity = await opened('activity');
    refused(await request(activity, { purpose: '培训党员' }), 'fund.unknown-purpose');
    ok(await request(activity, { purpose: '办公' }));
  });
});

describe('remittance and allocation', () => {
  const cash = async (amountFen: number, happenedOn: string, id: number) =>
    app.platform.db.write({ path: tree.branches[0].path }, async (tx) => {
      const service = createFundService(app.platform);
      const actor = actorOf('branch-secretary', tree.branches[0]);
      const row = await service.books.lockOwn(tx, actor, id);
      await service.books.post(tx, actor, row, { kind: 'dues', amountFen, happenedOn, summaryZh: '党费' });
    });

  it('goes up by the share that the superior set, from closed months, each month once', async () => {
    const id = await opened('dues');
    await cash(1001, '2026-09-05', id);
    await cash(2000, '2026-10-05', id);
    const remit = (throughMonth: string, rest: Record<string, unknown> = {}) =>
      secretary.send<{ transferId: number }>('POST', `/api/funds/accounts/${id}/remit`, {
        throughMonth,
        sentOn: '2026-11-20',
        ...rest,
      });
    refused(await remit('2026-09-01'), 'fund.month-not-closed');
    ok(await close(id, '2026-08-01', 0));
    ok(await close(id, '2026-09-01', 1001));
    refused(await remit('2026-09-01'), 'fund.amount-missing');
    await override(tree.county.id, tree.county.path, 'dues.remit.branch_to_upper', [1, 2]);
    const what = ok(
      await secretary.get<{ baseFen: number; amountFen: number; keptFen: number }>(
        `/api/funds/accounts/${id}/remittable?throughMonth=2026-09-01`,
      ),
    );
    assert.deepEqual([what.baseFen, what.amountFen, what.keptFen], [1001, 501, 500]);
    refused(await remit('2026-09-01', { amountFen: 500 }), 'fund.amount-differs');
    const { transferId } = ok(await remit('2026-09-01'));
    refused(await remit('2026-09-01'), 'fund.remitted');
    assert.equal((await account(id)).balanceFen, 2500);

    const receive = (who: TestPerson, version = 0) =>
      who.send('POST', `/api/funds/transfers/${transferId}/receive`, { version, receivedOn: '2026-11-20' });
    refused(await receive(secretary), 'fund.not-receiver');
    ok(await receive(organiser));
    const [upper] = ok(
      await organiser.get<{ items: (Account & { mine: boolean })[] }>('/api/funds/accounts?kind=dues'),
    ).items.filter(({ mine }) => mine);
    assert.equal(upper?.balanceFen, 501);
    ok(await close(id, '2026-10-01', 3001));
    assert.equal(
      ok(await secretary.get<{ amountFen: number }>(`/api/funds/accounts/${id}/remittable?throughMonth=2026-10-01`))
        .amountFen,
      1000,
    );
  });

  it('that did not arrive goes back to the sender, who takes it back by a counter-entry', async () => {
    const id = await opened('dues');
    await cash(1000, '2026-10-05', id);
    for (const [month, counted] of [
      ['2026-08-01', 0],
      ['2026-09-01', 0],
      ['2026-10-01', 1000],
    ] as const)
      ok(await close(id, month, counted));
    const { transferId } = ok(
      await secretary.send<{ transferId: number }>('POST', `/api/funds/accounts/${id}/remit`, {
        throughMonth: '2026-10-01',
        sentOn: '2026-11-20',
      }),
    );
    ok(
      await organiser.send('POST', `/api/funds/transfers/${transferId}/refuse`, { version: 0, reason: '银行没有到账' }),
    );
    refused(
      await organiser.send('POST', `/api/funds/transfers/${transferId}/take-back`, { version: 1, reason: '撤回' }),
      'fund.not-own',
    );
    ok(
      await secretary.send('POST', `/api/funds/transfers/${transferId}/take-back`, { version: 1, reason: '户名写错' }),
    );
    assert.equal((await account(id)).balanceFen, 1000);
    ok(
      await secretary.send('POST', `/api/funds/accounts/${id}/remit`, {
        throughMonth: '2026-10-01',
        sentOn: '2026-11-20',
      }),
    );
  });

  it('goes down to direct subordinates after a meeting, and answers a request of the next level', async () => {
    const county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    const top = await opened('dues', { openingFen: 100_000 }, county);
    const down = { amountFen: 5000, purposeZh: '培训党员', decisionZh: '部务会第 9 次会议', sentOn: '2026-11-20' };
    const skipping = await county.send('POST', `/api/funds/accounts/${top}/allocate`, {
      orgId: tree.branches[0].id,
      ...down,
    });
    assert.equal(refused(skipping, 'fund.skips-a-level').rules?.[0]?.id, 'dues.request_no_skip');
    const { transferId } = ok(
      await head.send<{ transferId: number }>('POST', '/api/funds/transfers', {
        kind: 'dues',
        amountFen: 6000,
        purposeZh: '培训党员',
        reason: '镇党校办班',
      }),
    );
    ok(
      await county.send('POST', `/api/funds/accounts/${top}/allocate`, {
        orgId: tree.townships[0].id,
        transferId,
        ...down,
      }),
    );
    const { items } = ok(
      await head.get<{ items: { id: number; state: string; amountFen: number; version: number }[] }>(
        '/api/funds/transfers?direction=down',
      ),
    );
    const sent = items.find(({ id }) => id === transferId);
    assert.deepEqual([sent?.state, sent?.amountFen], ['sent', 5000]);
    ok(
      await organiser.send('POST', `/api/funds/transfers/${transferId}/receive`, {
        version: sent?.version,
        receivedOn: '2026-11-20',
      }),
    );
    assert.equal((await account(top, county)).balanceFen, 95_000);
  });
});

describe('reconciliation', () => {
  it('shows what matches, what is doubtful and what is not booked, and hands it back with reasons', async () => {
    const id = await opened('activity');
    ok(await income(id, 10_000, '2026-11-02'));
    ok(await income(id, 20_000, '2026-11-03'));
    const csv =
      '交易日期,收入,支出,对方户名,摘要,流水号\n2026-11-02,100.00,,县财政,经费,A1\n2026-11-03,200.00,,王五,经费,A2\n2026-11-04,,50,电费,电费,A3\n坏日期,1,,,,A4\n';
    const send = () =>
      app.http.inject({
        method: 'POST',
        url: `/api/funds/accounts/${id}/statements`,
        headers: { ...secretary.headers, 'content-type': 'multipart/form-data; boundary=x' },
        payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="11月.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--x--\r\n`,
      });
    const first = await send();
    assert.equal(first.statusCode, 200, first.body);
    const { statementId } = first.json<{ statementId: number }>();
    assert.equal((await send()).json<Problem>().code, 'fund.statement-again');
    interface Row {
      id: number;
      rowNo: number;
      state: string;
      reason: string | null;
    }
    const read = async () =>
      ok(await secretary.get<{ rows: Row[]; counts: Record<string, number> }>(`/api/funds/statements/${statementId}`));
    const { rows } = await read();
    assert.deepEqual(
      rows.map(({ state, reason }) => [state, reason]),
      [
        ['matched', null],
        ['doubtful', 'other-party'],
        ['unmatched', 'nothing-booked'],
        ['doubtful', 'unreadable'],
      ],
    );
    const file = await app.http.inject({
      url: `/api/funds/statements/${statementId}/open-rows`,
      headers: secretary.headers,
    });
    assert.equal(file.statusCode, 200);
    assert.equal(file.rawPayload.subarray(0, 2).toString(), 'PK');
    const settle = (row: Row | undefined) =>
      secretary.send('POST', `/api/funds/statement-rows/${row?.id}/settle`, { reason: '户名变更，已核实' });
    ok(await settle(rows[1]));
    refused(await settle(rows[1]), 'fund.row-settled');
    refused(await settle(rows[0]), 'fund.row-settled');
    assert.deepEqual((await read()).counts, { matched: 1, doubtful: 1, unmatched: 1, settled: 1 });
  });

  it('refuses a table that is no statement, with what is missing', async () => {
    const id = await opened('activity');
    const response = await app.http.inject({
      method: 'POST',
      url: `/api/funds/accounts/${id}/statements`,
      headers: { ...secretary.headers, 'content-type': 'multipart/form-data; boundary=x' },
      payload:
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n姓名,电话\n王芳,1\n\r\n--x--\r\n',
    });
    assert.equal(response.json<Problem>().code, 'fund.statement-columns');
  });
});

describe('the accounts of a year', () => {
  it('are drawn up when all months are closed, checked by somebody apart, and shown to members', async () => {
    app.clock.set('2027-01-15');
    const id = await opened('activity', { openedOn: '2026-11-01', openingFen: 1000 });
    ok(await income(id, 500, '2026-12-03'));
    const draft = () =>
      secretary.send<{ publicationId: number }>('POST', `/api/funds/accounts/${id}/publications`, { year: 2026 });
    refused(await draft(), 'fund.year-not-closed');
    ok(await close(id, '2026-11-01', 1000));
    ok(await close(id, '2026-12-01', 1500, cashier));
    const { publicationId } = ok(await draft());
    const check = (who: TestPerson) =>
      who.send('POST', `/api/funds/publications/${publicationId}/check`, { version: 0, remarkZh: '账实相符' });
    refused(await check(secretary), 'fund.auditor-not-apart');
    assert.equal(refused(await check(cashier), 'fund.auditor-not-apart').rules?.[0]?.id, 'fund.auditor.apart');
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id });
    assert.equal((await member.get(`/api/funds/publications/${publicationId}`)).status, 404);
    ok(await check(asker));
    ok(await secretary.send('POST', `/api/funds/publications/${publicationId}/publish`, { version: 1 }));
    const shown = ok(
      await member.get<{ figures: Record<string, unknown>; state: string }>(`/api/funds/publications/${publicationId}`),
    );
    assert.deepEqual([shown.state, shown.figures['openingFen'], shown.figures['closingFen']], ['published', 0, 1500]);
    refused(await draft(), 'fund.publication-exists');
    const neighbour = await personAs(app, { role: 'member', orgId: tree.branches[1].id });
    assert.equal((await neighbour.get(`/api/funds/publications/${publicationId}`)).status, 404);
    app.clock.set('2026-11-20');
  });
});

describe('special dues', () => {
  const call = (appealZh: string) =>
    head.send<{ campaignId: number }>('POST', '/api/funds/campaigns', {
      titleZh: '支援灾区',
      appealZh,
      fromOn: '2026-11-01',
      untilOn: '2026-11-25',
    });

  it('are voluntary: a text that asks a sum or ranks is refused', async () => {
    assert.equal(
      refused(await call('每名党员不低于 50 元'), 'fund.campaign-not-voluntary').rules?.[0]?.id,
      'dues.no_withholding',
    );
    refused(await secretary.send('POST', '/api/funds/campaigns', {}), 'access.denied');
  });

  it('take any sum, with or without a name; go up whole; nobody who did not give is known', async () => {
    const { campaignId } = ok(await call('自愿交纳，不定数额，不排名，可不留姓名。'));
    const give = (amountFen: number, donorZh: string, givenOn = '2026-11-20') =>
      cashier.send<{ receiptNo: string }>('POST', `/api/funds/campaigns/${campaignId}/gifts`, {
        amountFen,
        donorZh,
        givenOn,
      });
    refused(await give(1, '', '2026-10-31'), 'fund.campaign-closed');
    ok(await give(1, ''));
    ok(await give(10_000, '王芳'));
    const seen = async (who: TestPerson) =>
      ok(
        await who.get<{ totalFen: number; gifts: number; own: { donorZh: string }[]; version: number }>(
          `/api/funds/campaigns/${campaignId}`,
        ),
      );
    assert.deepEqual(
      [(await seen(secretary)).totalFen, (await seen(secretary)).own.map(({ donorZh }) => donorZh)],
      [10_001, ['王芳', '']],
    );
    assert.deepEqual((await seen(head)).own, []);
    assert.ok(!JSON.stringify(await seen(head)).includes('王芳'));
    const [special] = ok(await secretary.get<{ items: Account[] }>('/api/funds/accounts?kind=special-dues')).items;
    const entries = JSON.stringify(ok(await head.get(`/api/funds/accounts/${special?.id}/entries`)));
    assert.ok(!entries.includes('王芳'));
    const columns = await seed(app, (tx) =>
      tx.many<{ name: string }>(
        sql`select column_name as name from information_schema.columns where table_name in ('special_campaign', 'fund_entry') and column_name ~ 'member|rank'`,
      ),
    );
    assert.deepEqual(columns, []);
    ok(
      await secretary.send('POST', `/api/funds/accounts/${special?.id}/remit`, {
        throughMonth: '2026-11-01',
        sentOn: '2026-11-20',
        campaignId,
      }),
    );
    assert.equal((await account(special?.id ?? 0)).balanceFen, 0);
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id });
    assert.equal((await seen(member)).totalFen, 0);
    ok(await head.send('POST', `/api/funds/campaigns/${campaignId}/close`, { version: 0 }));
    refused(await give(1, ''), 'fund.campaign-closed');
    ok(
      await head.send('POST', `/api/funds/campaigns/${campaignId}/report`, {
        version: 1,
        reportZh: '全部上缴县委组织部，用于灾后重建。',
      }),
    );
    assert.equal((await seen(member)).totalFen, 10_001);
  });
});

describe('a money step of a run', () => {
  const step = (id: string, params: object, next: string[]) =>
    ({
      id,
      titleZh: id,
      titleEn: id,
      guidanceZh: '办理',
      actor: { roles: ['branch-secretary', 'branch-committee'], of: 'own' },
      strength: 'must',
      params: { primitive: 'fund', ...params },
      next: next.map((to) => ({ to })),
      confidence: 'assumed',
    }) as const;
  const method = defineMethod({
    id: 'fund-test-method',
    version: 1,
    titleZh: '村级资金',
    titleEn: 'Village money',
    group: 'democracy',
    kind: 'procedure',
    tier: 'B',
    purposeZh: '测试',
    cites: [],
    appliesTo: ['branch'],
    fields: ['general'],
    triggers: [{ kind: 'person' }],
    steps: [
      step('budget', { account: 'village', entry: 'budget' }, ['income']),
      step('income', { account: 'village', entry: 'receipt' }, ['pay']),
      step(
        'pay',
        { account: 'village', entry: 'payment', purposes: [{ id: 'road', titleZh: '公益设施', titleEn: 'Roads' }] },
        [],
      ),
    ],
  } as never);

  it('is done when the books prove it: budget, receipt, payment by three people', async () => {
    const branch = await insertOrg(app, { name: '步骤村党支部', kind: '631', parent: tree.townships[0] });
    const [first, second, third] = await Promise.all([
      personAs(app, { role: 'branch-secretary', orgId: branch.id }),
      personAs(app, { role: 'branch-committee', orgId: branch.id }),
      personAs(app, { role: 'branch-committee', orgId: branch.id }),
    ]);
    const handler = createFundStepHandler(app.platform, createFundService(app.platform).steps);
    // The definition is kept by its content, so that the platform's own engine goes on with the run.
    const engine = createEngine(app.platform, [handler], [method]);
    const actor = actorOf('branch-secretary', branch, first.userId);
    const runId = await app.platform.db.write(actor.scope, (tx) => engine.startRun(tx, actor, method.id, branch));
    const run = async () =>
      ok(
        await first.get<{ steps: { stepId: string; state: string; subjectId: number; runStepId: number }[] }>(
          `/api/runs/${runId}`,
        ),
      );
    const at = async (id: string) => (await run()).steps.find(({ stepId }) => stepId === id);
    const finish = async (id: string, body: Record<string, unknown> = {}) => {
      const subjectId = (await at(id))?.subjectId;
      const { version } = ok(await first.get<{ version: number }>(`/api/funds/steps/${subjectId}`));
      return await first.send('POST', `/api/funds/steps/${subjectId}/finish`, { version, ...body });
    };
    refused(await finish('budget'), 'fund.step-unmet');
    refused(await finish('budget', { budget: [{ purpose: '旅游', amountFen: 1 }] }), 'fund.unknown-purpose');
    ok(await finish('budget', { budget: [{ purpose: '公益设施', amountFen: 5000 }] }));
    refused(await finish('income'), 'fund.step-unmet');
    const id = await opened('village', { openedOn: '2026-11-01' }, first);
    ok(await income(id, 5000, '2026-11-20', first));
    ok(await finish('income'));
    const { requestId } = ok(await request(id, { runStepId: (await at('pay'))?.runStepId }, second));
    refused(await finish('pay'), 'fund.step-unmet');
    ok(await decide(requestId, first));
    ok(await payOut(requestId, third));
    ok(await finish('pay', { noteZh: '已付清' }));
    assert.equal((await at('pay'))?.state, 'done');
  });
});

function actorOf(role: 'branch-secretary', org: { id: number; path: string; region: number }, userId = 77) {
  return {
    kind: 'user' as const,
    userId,
    displayName: '测试',
    role,
    region: org.region,
    orgId: org.id,
    path: org.path,
    memberId: null,
    scope: { path: org.path },
  };
}
