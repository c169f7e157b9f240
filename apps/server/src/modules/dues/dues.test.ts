import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import {
  createTestApp,
  insertMember,
  insertOrg,
  personAs,
  seed,
  seedTree,
  type Answer,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql, { raw } from 'sql-template-tag';
import { systemActor } from '../../platform/access/actor.ts';
import { createDuesService, listLongUnpaid, paidThrough } from './index.ts';
import { duesJobs } from './jobs.ts';

interface Desk {
  month: string;
  isOpen: boolean;
  accountId: number;
  dueFen: number;
  paidFen: number;
  rows: {
    memberId: number;
    name: string;
    category: string | null;
    dueFen: number | null;
    paidFen: number;
    owedBeforeFen: number;
    monthsWithoutPaying: number;
  }[];
}
type Problem = {
  code: string;
  facts: Record<string, unknown>;
  rules?: { id: string }[];
  errors?: { message: string }[];
};

let app: TestApp;
let tree: TestTree;
let secretary: TestPerson;
let collector: TestPerson;
let township: TestPerson;
let members: readonly number[];

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};
const desk = async (month = '2026-11-01', who = collector) => ok(await who.get<Desk>(`/api/dues/desk?month=${month}`));
const assess = (items: readonly Record<string, unknown>[], fromMonth = '2026-11-01', who = secretary) =>
  who.send('POST', '/api/dues/standings', { fromMonth, items });
const open = (month = '2026-11-01', who = secretary) =>
  who.send<{ branches: number; members: number }>('POST', '/api/dues/months', { month });
const collect = (amountFen: number, exceptMemberIds: readonly number[] = [], rest: Record<string, unknown> = {}) =>
  collector.send<{ payments: number; amountFen: number }>('POST', '/api/dues/collect', {
    month: '2026-11-01',
    paidOn: '2026-11-20',
    method: 'cash',
    amountFen,
    exceptMemberIds,
    ...rest,
  });
const pay = (memberId: number | undefined, amountFen: number, rest: Record<string, unknown> = {}) =>
  collector.send<{ paymentIds: number[]; receiptNo: string }>('POST', '/api/dues/payments', {
    memberId,
    kind: 'dues',
    amountFen,
    paidOn: app.clock.today(),
    method: 'cash',
    ...rest,
  });
const proof = async (accountId: number) =>
  ok(
    await secretary.get<{ sumFen: number; monthsAgree: boolean; paymentsAgree: boolean; entries: number }>(
      `/api/funds/accounts/${accountId}/proof`,
    ),
  );
const salaried = (memberId: number | undefined, baseFen: number) => ({ memberId, category: 'salaried', baseFen });

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 5 });
  township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
});

/** A fresh branch of the first township for each test. */
beforeEach(async () => {
  app.clock.set('2026-11-20');
  const branch = await insertOrg(app, {
    name: `新村党支部${Math.random().toString(36).slice(2, 7)}`,
    kind: '631',
    parent: tree.townships[0],
  });
  const made: number[] = [];
  for (const name of ['王芳', '李明', '赵强', '陈静']) made.push(await insertMember(app, { org: branch, name }));
  members = made;
  secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
  collector = await personAs(app, { role: 'branch-committee', orgId: branch.id });
});

describe('assessing dues', () => {
  it('sets a whole branch on one page, and the sum follows from category and base', async () => {
    const [a, b, c, d] = members;
    ok(
      await assess([
        salaried(a, 300_000),
        salaried(b, 300_001),
        { memberId: c, category: 'farmer', fixedFen: 20 },
        { memberId: d, category: 'low-income' },
      ]),
    );
    ok(await open());
    const { rows, dueFen } = await desk();
    const byId = new Map(rows.map((row) => [row.memberId, row.dueFen]));
    assert.deepEqual(
      [a, b, c, d].map((id) => byId.get(id ?? 0)),
      [1500, 3000, 20, 20],
    );
    assert.equal(dueFen, 4540);
  });

  it('names every entry that is wrong, with its rule, and saves none', async () => {
    const [a, b, c] = members;
    const problem = refused(
      await assess([
        salaried(a, 300_000),
        { memberId: b, category: 'salaried' },
        { memberId: c, category: 'farmer', fixedFen: 101 },
      ]),
      'input.invalid',
    );
    assert.deepEqual(
      problem.errors?.map(({ message }) => message),
      ['李明：请填写计算基数。', '赵强：农民党员每月交 0.20 元至 1.00 元。'],
    );
    ok(await open());
    assert.ok((await desk()).rows.every(({ dueFen }) => dueFen === null));
    refused(await assess([salaried(tree.branches[0].memberIds[0], 300_000)]), 'dues.not-member');
  });

  it('shows the base to who entered it and to the member, and nowhere else; in the database it is sealed', async () => {
    const [a] = members;
    ok(await assess([salaried(a, 456_789)]));
    const seen = async (who: TestPerson) =>
      ok(
        await who.get<{ items: { memberId: number; baseFen: number | null; monthlyFen: number | null }[] }>(
          '/api/dues/standings',
        ),
      ).items.find(({ memberId }) => memberId === a);
    assert.deepEqual([(await seen(secretary))?.baseFen, (await seen(collector))?.baseFen], [456_789, null]);
    assert.equal((await seen(collector))?.monthlyFen, 4568);
    ok(await open());
    assert.ok(!JSON.stringify(await desk()).includes('456789'));
    const self = await personAs(app, {
      role: 'member',
      orgId: (await orgOf(a)).id,
      ...(a === undefined ? {} : { memberId: a }),
    });
    const own = ok(
      await self.get<{ baseFen: number; monthlyFen: number; rateBp: number; months: unknown[] }>('/api/dues/mine'),
    );
    assert.deepEqual([own.baseFen, own.monthlyFen, own.rateBp, own.months.length], [456_789, 4568, 100, 1]);
    for (const table of ['dues_standing', 'dues_charge', 'audit_event', 'idempotency']) {
      const { n } = await seed(app, (tx) =>
        tx.one<{ n: number }>(sql`select count(*) as n from ${raw(table)} t where strpos(t::text, '456789') > 0`),
      );
      assert.equal(n, 0, table);
    }
  });

  it('follows a new income from its month on, and asks to take back what was paid beyond a lower sum', async () => {
    const [a] = members;
    ok(await assess([salaried(a, 600_000)]));
    ok(await open());
    ok(await assess([salaried(a, 700_000)]));
    assert.equal((await desk()).dueFen, 10_500);
    ok(await collect(10_500));
    refused(await assess([salaried(a, 600_000)]), 'dues.paid-more');
    ok(await assess([salaried(a, 800_000)]));
    const [row] = (await desk()).rows.filter(({ memberId }) => memberId === a);
    assert.deepEqual([row?.dueFen, row?.paidFen], [12_000, 10_500]);
  });

  it('asks probationary members from the month of their admission vote', async () => {
    const org = await orgOf(members[0]);
    const last = await insertMember(app, { org, memberType: '2', admittedOn: '2026-10-31' });
    const today = await insertMember(app, { org, memberType: '2', admittedOn: '2026-11-19' });
    ok(
      await assess(
        [
          { memberId: last, category: 'low-income' },
          { memberId: today, category: 'low-income' },
        ],
        '2026-09-01',
      ),
    );
    const asked = async (month: string) => {
      ok(await open(month));
      const { rows } = await desk(month);
      return [last, today].map((id) => rows.find(({ memberId }) => memberId === id)?.dueFen ?? null);
    };
    assert.deepEqual(await asked('2026-09-01'), [null, null]);
    assert.deepEqual(await asked('2026-10-01'), [20, null]);
    assert.deepEqual(await asked('2026-11-01'), [20, 20]);
  });

  it('from a table saves what is right and hands back the rest with its reason', async () => {
    const csv =
      '姓名,证件后四位,类别,基数,月额\n王芳,,按月领取工资,3000.01,\n李明,0000,退休,4000,\n赵强,,农民,,0.5\n陈静,,干部,1,\n没有人,,农民,,0.5\n';
    const boundary = 'x-boundary';
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/dues/standings/import?fromMonth=2026-11-01',
      headers: { ...secretary.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="hd.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`,
    });
    const body = response.json<{ saved: number; handedBack: { row: number; reasonZh: string }[] }>();
    assert.equal(response.statusCode, 200, response.body);
    assert.deepEqual([body.saved, body.handedBack.map(({ row }) => row)], [2, [3, 5, 6]]);
    assert.match(body.handedBack[0]?.reasonZh ?? '', /后四位不符/);
    ok(await open());
    assert.equal((await desk()).dueFen, 3050);
  });
});

describe('collecting a month', () => {
  beforeEach(async () => {
    ok(await assess(members.map((memberId) => salaried(memberId, 300_000))));
    ok(await open());
  });

  it('is one act with those who have not paid left out; each gets a receipt, and the books agree', async () => {
    const [, , , absent = 0] = members;
    const done = ok(await collect(4500, [absent]));
    assert.deepEqual([done.payments, done.amountFen], [3, 4500]);
    const after = await desk();
    assert.deepEqual(
      after.rows
        .map(({ memberId, paidFen }) => [memberId === absent, paidFen > 0])
        .filter(([isAbsent, paid]) => isAbsent === paid),
      [],
    );
    const { items } = ok(
      await collector.get<{ items: { number: string; amountZh: string; name: string }[] }>(
        '/api/dues/receipts?month=2026-11-01',
      ),
    );
    assert.deepEqual(
      items.map(({ number }) => number.slice(-5)),
      ['00001', '00002', '00003'],
    );
    assert.equal(items[0]?.amountZh, '壹拾伍元整');
    assert.deepEqual(await proof(after.accountId), {
      ...(await proof(after.accountId)),
      sumFen: 0,
      monthsAgree: true,
      paymentsAgree: true,
    });
  });

  it('is refused when the list changed after it was checked, and when nothing is open', async () => {
    refused(await collect(4500), 'dues.changed-meanwhile');
    ok(await collect(6000));
    refused(await collect(6000), 'dues.nothing-open');
    refused(await collect(6000, [], { month: '2026-10-01' }), 'dues.month-not-open');
    refused(await open('2027-01-01'), 'dues.month-ahead');
    ok(await open('2026-12-01'));
  });

  it('by two people at once collects once', async () => {
    const both = await Promise.all([collect(6000), collect(6000)]);
    assert.deepEqual(
      both.map(({ status }) => status).sort((one, other) => one - other),
      [200, 409],
    );
    assert.equal((await desk()).paidFen, 6000);
  });

  it('sent twice with one key collects once', async () => {
    const body = { month: '2026-11-01', paidOn: '2026-11-20', method: 'cash', amountFen: 6000, exceptMemberIds: [] };
    const first = await collector.send('POST', '/api/dues/collect', body, 'the-same-key-1');
    const again = await collector.send('POST', '/api/dues/collect', body, 'the-same-key-1');
    assert.deepEqual(again.body, first.body);
    assert.equal((await desk()).paidFen, 6000);
  });

  it('takes back a wrong payment with its reason; the month is open again and the books still agree', async () => {
    ok(await collect(6000));
    const { items } = ok(
      await collector.get<{ items: { id: number; memberId: number }[] }>('/api/dues/payments?month=2026-11-01'),
    );
    const wrong = items[0]?.id ?? 0;
    ok(await collector.send('POST', `/api/dues/payments/${wrong}/counter`, { reason: '重复登记' }));
    refused(
      await collector.send('POST', `/api/dues/payments/${wrong}/counter`, { reason: '重复登记' }),
      'dues.payment-countered',
    );
    const after = await desk();
    assert.equal(after.paidFen, 4500);
    const { paymentsAgree, sumFen } = await proof(after.accountId);
    assert.deepEqual([paymentsAgree, sumFen], [true, 0]);
  });

  it('shows the desk to nobody outside the branch, and members see their own dues alone', async () => {
    const [mine = 0] = members;
    refused(await township.get('/api/dues/desk'), 'access.denied');
    const self = await personAs(app, { role: 'member', orgId: (await orgOf(mine)).id, memberId: mine });
    refused(await self.get('/api/dues/desk'), 'access.denied');
    const own = ok(await self.get<{ months: unknown[]; payments: unknown[] }>('/api/dues/mine'));
    assert.deepEqual([own.months.length, own.payments.length], [1, 0]);
  });
});

describe('paying by person', () => {
  beforeEach(async () => {
    ok(
      await assess(
        members.map((memberId) => salaried(memberId, 300_000)),
        '2026-01-01',
      ),
    );
    for (const month of ['2026-04-01', '2026-05-01', '2026-10-01', '2026-11-01']) ok(await open(month));
  });

  it('goes to the oldest month first; more than six months back needs a reason', async () => {
    const [a] = members;
    assert.equal(refused(await pay(a, 1500), 'dues.reason-for-late').rules?.[0]?.id, 'dues.backpay.max');
    const paid = ok(await pay(a, 3000, { noteZh: '长期在外务工' }));
    assert.equal(paid.paymentIds.length, 2);
    // From the fifth month on, six months or less before November.
    ok(await pay(a, 1500));
    refused(await pay(a, 1501), 'dues.more-than-owed');
    ok(await pay(a, 1500));
    assert.equal(
      await app.platform.db.read({ path: '', everything: true }, (tx) => paidThrough(tx, tree.region, a ?? 0)),
      '2026-11-01',
    );
  });

  it('of more than is owed is voluntary; from a thousand yuan on it is kept apart for the centre', async () => {
    const [a, b] = members;
    ok(await pay(a, 99_999, { kind: 'large' }));
    ok(await pay(b, 100_000, { kind: 'large' }));
    const { accountId } = await desk();
    const { heads } = ok(
      await secretary.get<{ heads: { head: string; balanceFen: number }[] }>(`/api/funds/accounts/${accountId}/proof`),
    );
    assert.deepEqual(Object.fromEntries(heads.map(({ head, balanceFen }) => [head, balanceFen])), {
      cash: 199_999,
      dues: -99_999,
      'large-dues': -100_000,
    });
  });
});

describe('relief', () => {
  const ask = (rest: Record<string, unknown> = {}) =>
    secretary.send<{ reliefId: number }>('POST', '/api/dues/reliefs', {
      memberId: members[0],
      fromMonth: '2026-11-01',
      untilMonth: '2027-04-01',
      monthlyFen: 0,
      decisionZh: '11 月 5 日支委会',
      ...rest,
    });
  const answer = (id: number, who = township, approve = true) =>
    who.send('POST', `/api/dues/reliefs/${id}/answer`, { version: 0, approve, answerZh: '同意' });

  it('is asked by the branch and approved by the next higher committee; open months follow', async () => {
    ok(await assess([salaried(members[0], 300_000)]));
    ok(await open());
    const { reliefId } = ok(await ask());
    assert.equal((await desk()).dueFen, 1500);
    refused(
      await answer(reliefId, await personAs(app, { role: 'county-department', orgId: tree.county.id })),
      'dues.relief-not-superior',
    );
    ok(await answer(reliefId));
    assert.equal((await desk()).dueFen, 0);
    refused(await answer(reliefId), 'record.changed-meanwhile');
    ok(await open('2026-12-01'));
    assert.equal((await desk('2026-12-01')).dueFen, 0);
  });

  it('has to be less than the assessed sum and no longer than a year', async () => {
    refused(await ask(), 'dues.no-standing');
    ok(await assess([salaried(members[0], 300_000)]));
    refused(await ask({ monthlyFen: 1500 }), 'dues.relief-too-high');
    refused(await ask({ untilMonth: '2027-11-01' }), 'dues.relief-period');
    refused(await ask({ untilMonth: '2026-10-01' }), 'dues.relief-period');
    ok(await ask({ monthlyFen: 1499, untilMonth: '2027-10-01' }));
  });
});

describe('not paying for long', () => {
  it('is counted by months: at six in a row the secretary is told, at five not, and nothing else follows', async () => {
    const [a = 0, b = 0] = members;
    ok(await assess([salaried(a, 300_000)], '2026-05-01'));
    ok(await assess([salaried(b, 300_000)], '2026-06-01'));
    for (const month of ['05', '06', '07', '08', '09', '10']) ok(await open(`2026-${month}-01`));
    const { path } = await orgOf(a);
    const listed = () =>
      app.platform.db.read({ path: '', everything: true }, (tx) => listLongUnpaid(tx, '2026-10-01', 6, path));
    assert.deepEqual(
      (await listed()).map(({ member_id, missed }) => [member_id, missed]),
      [[a, 6]],
    );
    const job = duesJobs(app.platform, createDuesService(app.platform)).find(
      ({ name }) => name === 'dues:list-arrears',
    );
    await job?.handle({});
    await job?.handle({});
    const todos = JSON.stringify((await secretary.get('/api/todos')).body);
    assert.equal(todos.split('连续 6 个月未交党费').length - 1, 1, todos);
    const { status } = await seed(app, (tx) =>
      tx.one<{ status: string }>(sql`select status from member where id = ${a}`),
    );
    assert.equal(status, 'normal');
    const { rows } = await desk('2026-10-01');
    assert.deepEqual(
      rows
        .filter(({ memberId }) => memberId === a || memberId === b)
        .map(({ monthsWithoutPaying }) => monthsWithoutPaying)
        .sort((one, other) => one - other),
      [5, 6],
    );
    ok(await pay(a, 1, { noteZh: '先交一部分' }));
    app.clock.set('2026-12-20');
    assert.deepEqual(await listed(), []);
  });
});

describe('the dues of everybody', () => {
  it('for a month are a few statements; branches are told apart, and the county sees counts', async () => {
    for (const branch of tree.branches) {
      const own = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
      ok(
        await assess(
          branch.memberIds.map((memberId) => salaried(memberId, 300_000)),
          '2026-11-01',
          own,
        ),
      );
    }
    const service = createDuesService(app.platform);
    const system = systemActor('测试', tree.region);
    let statements = 0;
    await app.platform.db.write(system.scope, async (tx) => {
      const counted = new Proxy(tx, {
        get(target, name, receiver) {
          if (name === 'many' || name === 'one' || name === 'run' || name === 'maybe') statements += 1;
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
      await service.openEverywhere(counted, system, '2026-11-01');
    });
    assert.ok(statements < 10, `${statements} statements`);
    const county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    const overview = ok(
      await county.get<{
        sums: { branches: number; charged: number; dueFen: number };
        items: { orgName: string; charged: number; dueFen: number }[];
      }>('/api/dues/overview?month=2026-11-01&limit=200'),
    );
    const named = overview.items.filter(({ orgName }) => orgName.startsWith('测试'));
    assert.deepEqual(
      named.map(({ charged, dueFen }) => [charged, dueFen]),
      Array.from({ length: 6 }, () => [5, 7500]),
    );
    assert.ok(overview.sums.charged >= 30);
    assert.ok(!JSON.stringify(overview).includes('"name"'));
  });

  it('follow a member to another branch: open months are asked for there, paid ones stay', async () => {
    const [a = 0] = members;
    const from = await orgOf(a);
    ok(await assess([salaried(a, 300_000)], '2026-10-01'));
    ok(await open('2026-10-01'));
    ok(await open('2026-11-01'));
    ok(await pay(a, 1500));
    const moved = await township.send('POST', `/api/members/${a}/transfer`, {
      toOrgId: tree.branches[0].id,
      on: '2026-11-20',
      reason: '工作调动',
      version: 0,
    });
    if (moved.status !== 200) return assert.fail(JSON.stringify(moved.body));
    const there = await personAs(app, { role: 'branch-committee', orgId: tree.branches[0].id });
    ok(await open('2026-11-01', there));
    const row = (await desk('2026-11-01', there)).rows.find(({ memberId }) => memberId === a);
    assert.deepEqual([row?.dueFen, row?.paidFen], [1500, 0]);
    const paid = ok(
      await there.send('POST', '/api/dues/payments', {
        memberId: a,
        kind: 'dues',
        amountFen: 1500,
        paidOn: '2026-11-20',
        method: 'cash',
      }),
    );
    assert.ok(paid);
    assert.ok(!(await desk('2026-11-01')).rows.some(({ memberId }) => memberId === a), from.name);
  });

  it('are renewed when the rates they came from change', async () => {
    const [a = 0] = members;
    ok(await assess([salaried(a, 300_000)]));
    // As if the assessment had been made under rates that ended before this month.
    const id = await seed(app, (tx) => app.platform.ids.next(tx, tree.region));
    await seed(app, (tx) =>
      tx.run(sql`insert into dues_standing (region, id, member_id, org_id, path, category, from_month, monthly_fen, base, rules_from, entered_by, entered_by_name, entered_at)
        select s.region, ${id}, s.member_id, s.org_id, s.path, s.category, s.from_month, 1, s.base, '2000-01-01', s.entered_by, s.entered_by_name, s.entered_at
        from dues_standing s where s.member_id = ${a}`),
    );
    ok(await open());
    const row = (await desk()).rows.find(({ memberId }) => memberId === a);
    assert.equal(row?.dueFen, 1500);
  });
});

async function orgOf(
  memberId: number | undefined,
): Promise<{ id: number; region: number; path: string; name: string }> {
  return await seed(app, (tx) =>
    tx.one(
      sql`select o.id, o.region, o.path, o.name from org o join member m on m.region = o.region and m.org_id = o.id where m.id = ${memberId ?? 0}`,
    ),
  );
}
