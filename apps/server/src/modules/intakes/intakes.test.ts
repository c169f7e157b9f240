import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { IntakeView } from '@jishi/contract';
import {
  createTestApp,
  personAs,
  seed,
  seedTree,
  type Answer,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { z } from 'zod';
import { intakeJobs } from './jobs.ts';
import { createIntakeService } from './service.ts';

type View = z.infer<typeof IntakeView>;
type Registered = { intakeId: number | null; code: string; route: string };

let app: TestApp;
let tree: TestTree;
let organiser: TestPerson;
let head: TestPerson;
let secretary: TestPerson;
let county: TestPerson;
let headId: number;
let secretaryId: number;

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): void =>
  assert.equal((answer.body as { code: string }).code, code, JSON.stringify(answer.body));
const register = async (who: TestPerson, body: object = {}): Promise<Registered> =>
  ok(
    await who.send<Registered>('POST', '/api/intakes', {
      kind: 'service',
      channel: 'window',
      titleZh: '村口路灯不亮',
      ...body,
    }),
  );
const get = async (who: TestPerson, id: number | null): Promise<View> => ok(await who.get<View>(`/api/intakes/${id}`));
const act = (who: TestPerson, view: View, what: string, body: object = {}) =>
  who.send<View>('POST', `/api/intakes/${view.id}/${what}`, { version: view.version, ...body });
const registered = async (who: TestPerson, body: object = {}): Promise<View> =>
  get(who, (await register(who, body)).intakeId);
const replied = async (who: TestPerson, body: object = {}): Promise<View> => {
  let view = await registered(who, body);
  view = ok(await act(who, view, 'accept'));
  view = ok(await act(who, view, 'assign', { userId: who.userId }));
  view = ok(await act(who, view, 'handle', { resultZh: '已经修好。' }));
  return ok(await act(who, view, 'reply', { replyZh: '路灯已经修好。' }));
};
/** Rows of a table that a person's own scope shows, in plain SQL. */
const rowsOf = (path: string, memberId: number, table: 'intake' | 'intake_person' | 'wrongdoing_report') =>
  app.platform.db.read({ path, memberId }, (tx) =>
    table === 'intake'
      ? tx.many<{ id: number }>(sql`select id from intake`)
      : table === 'intake_person'
        ? tx.many<{ id: number }>(sql`select intake_id as id from intake_person`)
        : tx.many<{ id: number }>(sql`select id from wrongdoing_report`),
  );

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 3 });
  [secretaryId = 0, headId = 0] = tree.branches[0].memberIds;
  const [township] = tree.townships;
  secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id, memberId: secretaryId });
  organiser = await personAs(app, { role: 'township-organiser', orgId: township.id, displayName: '李组委' });
  head = await personAs(app, { role: 'township-secretary', orgId: township.id, memberId: headId });
  county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
  app.clock.set('2026-11-02');
});

describe('the clocks of a matter', () => {
  it('run from receipt to being told, and from acceptance to the reply, with the article beside them', async () => {
    const view = await registered(organiser, { kind: 'petition' });
    assert.deepEqual(
      view.clocks.map(({ what, dueOn }) => [what, dueOn]),
      [['notify', '2026-11-17']],
    );
    assert.match(view.clocks[0]?.articleZh ?? '', /第二十三条/);
    const accepted = ok(await act(organiser, view, 'accept'));
    assert.equal(accepted.clocks[1]?.dueOn, '2027-01-01');
    assert.match(accepted.clocks[1]?.articleZh ?? '', /第三十四条/);
  });

  it('stand still while named papers are missing, which are named once and all together', async () => {
    let view = await registered(organiser);
    view = ok(await act(organiser, view, 'missing', { papersZh: ['身份证明', '申请表'] }));
    assert.equal(view.clock, 'paused');
    refused(await act(organiser, view, 'missing', { papersZh: ['照片'] }), 'intake.missing-named');
    view = ok(await act(organiser, view, 'supplied'));
    assert.equal(view.pauses[0]?.until, '2026-11-02');
    refused(await act(organiser, view, 'supplied'), 'intake.nothing-missing');
  });

  it('of a petition do not stand still while it is handled', async () => {
    const view = ok(await act(organiser, await registered(organiser, { kind: 'petition' }), 'accept'));
    refused(await act(organiser, view, 'pause', { because: 'expert', noteZh: '等鉴定' }), 'intake.no-pause');
  });

  it('are extended once, by another than who asks', async () => {
    let view = ok(await act(head, await registered(organiser, { kind: 'petition' }), 'accept'));
    view = ok(await act(head, view, 'extension', { reasonZh: '情况复杂' }));
    refused(await act(head, view, 'extension/decision', { approved: true, answerZh: '同意' }), 'intake.own-extension');
    const second = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    view = ok(await act(second, view, 'extension/decision', { approved: true, answerZh: '同意延长' }));
    assert.equal(view.clocks[1]?.dueOn, '2027-01-31');
    refused(await act(head, view, 'extension', { reasonZh: '再延' }), 'intake.extended-once');
  });
});

describe('a matter on its way', () => {
  it('is answered, rated by another than its handler, and goes back once when the person is not satisfied', async () => {
    let view = await replied(organiser);
    refused(await act(organiser, view, 'rate', { satisfaction: 'not' }), 'intake.handler-rates');
    view = ok(await act(head, view, 'rate', { satisfaction: 'not', noteZh: '又坏了' }));
    assert.deepEqual([view.state, view.isReopened], ['assigned', true]);
    view = ok(await act(organiser, view, 'handle', { resultZh: '换了新灯。' }));
    view = ok(await act(organiser, view, 'reply', { replyZh: '换了新灯。' }));
    const code = (await register(organiser)).code;
    assert.match(code, /^(\w{4}-){3}\w{4}$/);
    assert.equal(view.state, 'replied');
  });

  it('of the petition kind is reviewed by the organisation above, then rechecked by the one above that', async () => {
    const branch = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    let view = await replied(branch, { kind: 'petition', personName: '王大妈', personPhone: '13800138000' });
    view = ok(await act(branch, view, 'reviews', { reasonZh: '不服答复' }));
    let above = await get(head, view.id);
    assert.equal(above.person?.name, '王大妈', 'who reviews has to answer the person');
    above = ok(await act(head, above, 'reviews/answer', { verdict: 'upheld', answerZh: '维持原答复。' }));
    above = ok(await act(head, above, 'reviews', { reasonZh: '不服复查' }));
    above = ok(await act(county, above, 'pause', { because: 'hearing', noteZh: '举行听证' }));
    app.clock.set('2026-11-12');
    above = ok(await act(county, above, 'resume'));
    assert.equal(above.reviews[1]?.dueOn, '2026-12-12', 'the days of the hearing do not count');
    above = ok(await act(county, above, 'reviews/answer', { verdict: 'changed', answerZh: '变更。' }));
    refused(await act(county, above, 'reviews', { reasonZh: '还不服' }), 'intake.ladder-ended');
    app.clock.set('2026-11-02');
  });

  it('stays with who received it until the other organisation takes it', async () => {
    const view = await registered(organiser, { personName: '张三' });
    const other = await personAs(app, { role: 'township-organiser', orgId: tree.townships[1].id });
    let offered = ok(await act(organiser, view, 'offer', { orgId: tree.townships[1].id, reasonZh: '属善堂镇管辖' }));
    refused(
      await act(organiser, offered, 'offer', { orgId: tree.townships[1].id, reasonZh: '再移交' }),
      'intake.offer-open',
    );
    assert.equal((await other.get(`/api/intakes/${view.id}`)).status, 404);
    const [offer] = ok(await other.get<{ items: { id: number }[] }>('/api/intakes/offers')).items;
    refused(
      await other.send('POST', `/api/intakes/offers/${offer?.id}/answer`, { accepted: false }),
      'intake.offer-reason',
    );
    offered = ok(await act(organiser, await get(organiser, view.id), 'accept'));
    assert.equal(offered.state, 'accepted', 'who received it goes on meanwhile');
    ok(await other.send('POST', `/api/intakes/offers/${offer?.id}/answer`, { accepted: true }));
    assert.equal((await organiser.get(`/api/intakes/${view.id}`)).status, 404);
    assert.equal((await get(other, view.id)).person?.name, '张三');
  });

  it('is linked with others of the same kind, not merged', async () => {
    const [one, two] = [await registered(organiser), await registered(organiser)];
    const linked = ok(await act(organiser, one, 'link', { otherId: two.id }));
    assert.deepEqual(
      linked.others.map(({ id }) => id),
      [two.id],
    );
    refused(await act(organiser, linked, 'link', { otherId: one.id }), 'intake.link-self');
  });

  it('is acted on once when two people press at once', async () => {
    const view = await registered(organiser);
    const answers = await Promise.all([act(organiser, view, 'accept'), act(head, view, 'accept')]);
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
  });

  it('is registered once when the same request comes twice', async () => {
    const body = { kind: 'service', channel: 'window', titleZh: '重复提交' };
    const [first, again] = [
      await organiser.send<Registered>('POST', '/api/intakes', body, 'same-key-intake'),
      await organiser.send<Registered>('POST', '/api/intakes', body, 'same-key-intake'),
    ];
    assert.equal(first.body.intakeId, again.body.intakeId);
  });

  it('shows who brought it to the organisation that handles it, not to those above', async () => {
    const view = await registered(organiser, { personName: '李四', personPhone: '13900139000' });
    assert.deepEqual((await get(organiser, view.id)).person, { name: '李四', phone: '13900139000' });
    assert.equal((await get(county, view.id)).person, null);
    assert.ok(!(await rowsOf(tree.county.path, 0, 'intake_person')).some(({ id }) => id === view.id));
    refused(
      await organiser.send('POST', '/api/intakes', {
        kind: 'service',
        channel: 'window',
        titleZh: '匿名',
        anonymous: true,
        personName: '李四',
      }),
      'intake.anonymous-person',
    );
  });
});

describe('the person complained about', () => {
  it('and everybody who reports to them cannot read, count or find it; the organisation above handles it', async () => {
    const before = await rowsOf(tree.branches[0].path, secretaryId, 'intake');
    const made = await register(secretary, { kind: 'petition', concernsMemberIds: [secretaryId], personName: '赵六' });
    assert.deepEqual([made.intakeId, made.route], [null, 'above']);
    assert.deepEqual(await rowsOf(tree.branches[0].path, secretaryId, 'intake'), before);
    assert.deepEqual(await rowsOf(tree.branches[0].path, tree.branches[0].memberIds[2] ?? 0, 'intake'), before);
    const list = ok(
      await organiser.get<{ items: { id: number; orgName: string }[] }>('/api/intakes?kind=petition'),
    ).items;
    assert.equal(list[0]?.orgName, tree.townships[0].name);
    // The same person under a wider scope of another office of theirs: still nothing.
    const id = list[0]?.id ?? 0;
    assert.ok((await rowsOf(tree.townships[0].path, 0, 'intake')).some((row) => row.id === id));
    assert.ok(!(await rowsOf(tree.townships[0].path, secretaryId, 'intake')).some((row) => row.id === id));
    assert.ok(!(await rowsOf(tree.county.path, secretaryId, 'intake_person')).some((row) => row.id === id));
    const handlers = ok(await organiser.get<{ items: { userId: number }[] }>(`/api/intakes/${id}/handlers`)).items;
    assert.ok(!handlers.some(({ userId }) => userId === secretary.userId));
  });

  it('loses sight of a matter as soon as it turns out to be about them, with their whole office', async () => {
    const view = await registered(organiser);
    assert.ok((await head.get(`/api/intakes/${view.id}`)).status === 200);
    const moved = ok(
      await organiser.send<{ intakeId: number | null }>('POST', `/api/intakes/${view.id}/concerns`, {
        version: view.version,
        memberIds: [headId],
      }),
    );
    assert.equal(moved.intakeId, null);
    for (const who of [head, organiser, secretary])
      assert.equal((await who.get(`/api/intakes/${view.id}`)).status, 404);
    assert.equal((await get(county, view.id)).orgName, tree.county.name);
    const changed = await app.platform.db.write(
      { path: tree.county.path, memberId: headId },
      (tx) => tx.run(sql`update intake set title_zh = 'x' where id = ${view.id}`),
      { audited: false },
    );
    assert.equal(changed, 0, 'nor can it be changed under any scope');
  });

  it('finds no entry of the trail and no duty about it', async () => {
    await register(secretary, { concernsMemberIds: [secretaryId] });
    const [events, todos] = await app.platform.db.read({ path: tree.county.path, audit: true }, async (tx) => [
      await tx.many(
        sql`select e.id from audit_event e join intake i on i.id = e.subject_id where i.registered_by = ${secretary.userId} and e.subject_kind = 'intake'`,
      ),
      await tx.many(
        sql`select t.id from todo t join intake i on i.id = t.subject_id where cardinality(i.barred_members) > 0 and t.done_at is null`,
      ),
    ]);
    assert.deepEqual([events, todos], [[], []]);
  });
});

describe('a report of wrongdoing', () => {
  it('leaves for the closed path: no scope of an organisation holds it, no list, search, number or trail shows it', async () => {
    const made = await register(organiser, { kind: 'wrongdoing', titleZh: '挪用集体资金', anonymous: true });
    assert.deepEqual([made.intakeId, made.route], [null, 'closed']);
    for (const path of [tree.county.path, tree.townships[0].path, tree.branches[0].path])
      assert.deepEqual(await rowsOf(path, 0, 'wrongdoing_report'), []);
    assert.equal((await county.get('/api/closed-reports')).status, 403);
    const events = await app.platform.db.read({ path: tree.county.path, audit: true }, (tx) =>
      tx.many(sql`select id from audit_event where action like 'wrongdoing%'`),
    );
    assert.deepEqual(events, []);
    const sealed = await seed(app, (tx) =>
      tx.many<{ facts: object; user_id: number | null; sealed: boolean }>(
        sql`select facts, user_id, sealed from audit_event where action = 'wrongdoing.register'`,
      ),
    );
    assert.deepEqual(sealed, [{ facts: {}, user_id: null, sealed: true }]);
    const discipline = await personAs(app, { role: 'discipline-office', orgId: tree.county.id });
    const [report] = ok(
      await discipline.get<{ items: { id: number; textZh: string; version: number }[] }>('/api/closed-reports'),
    ).items;
    assert.match(report?.textZh ?? '', /挪用集体资金/);
    ok(
      await discipline.send('POST', `/api/closed-reports/${report?.id}/answer`, {
        version: report?.version,
        state: 'in-hand',
      }),
    );
    assert.equal((await discipline.get('/api/intakes')).status, 403, 'and the discipline side reads nothing else');
  });
});

describe('people without an account', () => {
  const form = async (url: string, fields: Record<string, string>) => {
    const answer = await app.http.inject({
      method: 'POST',
      url,
      remoteAddress: `10.1.0.${Math.floor(Math.random() * 250)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    return { status: answer.statusCode, html: answer.body };
  };
  const ask = (code: string, fields: Record<string, string> = {}) => form('/requests/query', { code, ...fields });
  const bring = async (fields: Record<string, string> = {}): Promise<string> => {
    const { status, html } = await form('/requests/new', {
      org: String(tree.townships[0].id),
      kind: 'service',
      title: '水管漏水',
      text: '后街水管漏水三天',
      ...fields,
    });
    assert.equal(status, 200, html);
    return /receipt">([\w-]+)</.exec(html)?.[1] ?? assert.fail(html);
  };

  it('make a request without a name, read it with their code alone, add to it and take it back', async () => {
    const page = await app.http.inject({ method: 'GET', url: '/requests/new' });
    assert.ok(!page.body.includes('<script') && !page.body.includes('name="phone"'), 'identity is not even asked');
    const code = await bring();
    assert.match((await ask(code)).html, /等候告知是否受理/);
    assert.match((await ask('wrong-code')).html, /没有这个查询码/);
    assert.match((await ask(code.toUpperCase(), { act: 'supply', text: '第三家门口' })).html, /已补充/);
    assert.match((await ask(code, { act: 'forget' })).html, /已删除/);
    const left = await seed(app, (tx) =>
      tx.many<{ text_zh: string }>(sql`select text_zh from intake where text_zh like '%后街水管%'`),
    );
    assert.deepEqual(left, []);
  });

  it('leave no name, telephone or network address anywhere', async () => {
    await bring({ name: '不该留', phone: '13811112222' });
    const found = await seed(app, (tx) =>
      tx.many(
        sql`select p.intake_id from intake_person p join intake i on i.id = p.intake_id where i.channel = 'online'`,
      ),
    );
    assert.deepEqual(found, []);
    const kept = await seed(app, (tx) =>
      tx.one<{ n: number }>(sql`select count(*)::int as n from audit_event a where a::text like '%10.1.0.%'`),
    );
    assert.equal(kept.n, 0);
  });

  it('complain about the head of an organisation to the one above, unseen by that organisation', async () => {
    const code = await bring({ kind: 'petition', aboutHead: '1', title: '反映街道书记' });
    assert.match((await ask(code)).html, new RegExp(tree.county.name));
    const list = ok(await organiser.get<{ items: { titleZh: string }[] }>('/api/intakes')).items;
    assert.ok(!list.some(({ titleZh }) => titleZh === '反映街道书记'));
  });

  it('are told what keeps a request from being taken, with what they typed', async () => {
    const { status, html } = await form('/requests/new', { org: '', title: '没选组织' });
    assert.equal(status, 422);
    assert.match(html, /请选择要反映给哪个组织/);
    assert.match(html, /没选组织/);
  });
});

describe('the measures', () => {
  it('are of the office, and withhold satisfaction while few have answered', async () => {
    const answer = ok(
      await organiser.get<{ rows: { received: number; satisfied: number | null }[]; withheldBelow: number }>(
        '/api/intakes/statistics?from=2026-11-01&until=2026-11-30',
      ),
    );
    assert.equal(answer.withheldBelow, 5);
    assert.ok((answer.rows[0]?.received ?? 0) > 3);
    assert.equal(answer.rows[0]?.satisfied, null);
    assert.ok(!JSON.stringify(answer).includes('person'));
  });

  it('stay when content and identity have expired', async () => {
    const view = await replied(organiser, { personName: '钱七', titleZh: '到期清除' });
    const [job] = intakeJobs(app.platform, createIntakeService(app.platform));
    app.clock.set('2026-11-17');
    await job?.handle({});
    assert.equal((await get(organiser, view.id)).state, 'replied', 'fifteen days are not over yet');
    app.clock.set('2026-11-18');
    await job?.handle({});
    assert.equal((await get(organiser, view.id)).state, 'closed');
    app.clock.set('2027-11-19');
    await job?.handle({});
    const purged = await get(organiser, view.id);
    assert.deepEqual([purged.isPurged, purged.textZh, purged.person, purged.state], [true, '', null, 'closed']);
    app.clock.set('2026-11-02');
  });
});
