import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { NoticeListItem, NoticeView, ObjectionView, PublicNotice } from '@jishi/contract';
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
import { systemActor } from '../../platform/access/actor.ts';
import { createNoticeService } from './index.ts';
import { noticeJobs } from './jobs.ts';

type View = z.infer<typeof NoticeView>;
type Item = z.infer<typeof NoticeListItem>;
type Objection = z.infer<typeof ObjectionView>;
type Public = z.infer<typeof PublicNotice>;
type Problem = { code: string; facts: Record<string, unknown>; rules?: { id: string }[] };

let app: TestApp;
let tree: TestTree;
let organiser: TestPerson;
let head: TestPerson;
let branch: TestPerson;

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};
let visitors = 0;
const anybody = async <T>(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer<T>> => {
  // A new address each time: objections are limited by address.
  visitors += 1;
  const remoteAddress = `10.0.${Math.floor(visitors / 250)}.${visitors % 250}`;
  const answer = await app.http.inject({ method, url, remoteAddress, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() as T, headers: answer.headers };
};

/** A notice of the township about a branch, as a step of a round drafts it. */
async function drafted(extra: { innerFirst?: boolean; mode?: 'notice' | 'disclosure' } = {}): Promise<View> {
  const actor = systemActor('测试', tree.region);
  const service = createNoticeService(app.platform);
  const [about] = tree.branches;
  const id = await app.platform.db.write(actor.scope, (tx) =>
    service.draft(tx, actor, {
      region: tree.region,
      orgId: about.id,
      path: about.path,
      postingOrgId: tree.townships[0].id,
      runStepId: null,
      roundId: null,
      mode: extra.mode ?? 'notice',
      titleZh: `${about.name}等次公示`,
      textZh: `${about.name}：拟定等次为“好”。`,
      placesZh: ['党务公开栏'],
      audience: ['public'],
      period: extra.mode === 'disclosure' ? null : '5wd',
      refreshEvery: null,
      innerFirst: extra.innerFirst ?? false,
      acceptsObjections: extra.mode !== 'disclosure',
      anonymousObjections: true,
      answerWithin: null,
    }),
  );
  return ok(await organiser.get<View>(`/api/notices/${id}`));
}
async function posted(): Promise<View> {
  const notice = await drafted();
  ok(await head.send('POST', '/api/notices/clear', { noticeIds: [notice.id] }));
  ok(await organiser.send('POST', '/api/notices/post', { noticeIds: [notice.id] }));
  return ok(await organiser.get<View>(`/api/notices/${notice.id}`));
}
const objectTo = async (notice: View, contact?: string): Promise<string> =>
  ok(
    await anybody<{ receipt: string }>('POST', `/api/public/notices/${notice.id}/objections`, {
      textZh: '会议记录是后补的。',
      ...(contact ? { contact } : {}),
    }),
  ).receipt;
const objections = async (who: TestPerson, notice: View): Promise<Objection[]> =>
  ok(await who.get<{ items: Objection[] }>(`/api/notices/objections?noticeId=${notice.id}`)).items;

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 1 });
  organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
  head = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
  branch = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
});

describe('posting a notice', () => {
  it('is checked for secrecy by somebody who did not write it', async () => {
    app.clock.set('2026-11-20');
    const notice = ok(
      await organiser.send<View>('POST', '/api/notices', {
        mode: 'notice',
        titleZh: '工作安排公示',
        textZh: '公示内容。',
      }),
    );
    refused(await organiser.send('POST', '/api/notices/post', { noticeIds: [notice.id] }), 'notice.not-cleared');
    refused(await organiser.send('POST', '/api/notices/clear', { noticeIds: [notice.id] }), 'notice.own-check');
    ok(await head.send('POST', '/api/notices/clear', { noticeIds: [notice.id] }));
    ok(await organiser.send('POST', '/api/notices/post', { noticeIds: [notice.id] }));
  });

  it('keeps identity, phone and card numbers off the board', async () => {
    for (const text of ['身份证 41062119800101123X', '电话 13800138000。', '卡号 6222021234567890123']) {
      refused(
        await organiser.send('POST', '/api/notices', { mode: 'notice', titleZh: '名单公示', textZh: text }),
        'notice.personal-data',
      );
    }
  });

  it('goes inside the Party before outside where the method says so', async () => {
    const notice = await drafted({ innerFirst: true });
    ok(await head.send('POST', '/api/notices/clear', { noticeIds: [notice.id] }));
    const post = (body: object) => organiser.send('POST', '/api/notices/post', { noticeIds: [notice.id], ...body });
    refused(await post({}), 'notice.inner-first');
    refused(await post({ innerPostedOn: '2026-11-21' }), 'notice.inner-first');
    ok(await post({ innerPostedOn: '2026-11-19' }));
  });

  it('forty are posted in one act, or none', async () => {
    const notices = await Promise.all([drafted(), drafted(), drafted()]);
    const noticeIds = notices.map((notice) => notice.id);
    ok(await head.send('POST', '/api/notices/clear', { noticeIds: noticeIds.slice(0, 2) }));
    refused(await organiser.send('POST', '/api/notices/post', { noticeIds }), 'notice.not-cleared');
    assert.equal(ok(await organiser.get<View>(`/api/notices/${noticeIds[0]}`)).state, 'cleared');
    ok(await head.send('POST', '/api/notices/clear', { noticeIds: noticeIds.slice(2) }));
    assert.equal(ok(await organiser.send<{ posted: number }>('POST', '/api/notices/post', { noticeIds })).posted, 3);
  });

  it('belongs to the posting organisation: the branch it concerns cannot post, end or change it', async () => {
    const notice = await posted();
    refused(await branch.send('POST', '/api/notices/close', { noticeIds: [notice.id] }), 'notice.not-poster');
    refused(
      await branch.send('PUT', `/api/notices/${notice.id}/text`, {
        version: notice.version,
        titleZh: '改标题',
        textZh: '改内容',
      }),
      'notice.not-poster',
    );
  });
});

describe('the period of a notice', () => {
  it('runs over working days to the end of the last; a holiday is skipped and named', async () => {
    app.clock.set('2026-11-20');
    const november = await posted();
    assert.deepEqual([november.postedOn, november.lastDay], ['2026-11-20', '2026-11-27']);
    app.clock.set('2026-09-28');
    const holiday = await posted();
    // National day 2026: off until 7 October, so five working days end after it.
    assert.ok((holiday.lastDay ?? '') >= '2026-10-09', holiday.lastDay ?? '');
    assert.ok(holiday.skippedDays.some((day) => day.date === '2026-10-01'));
  });

  it('cannot be ended on the last day, and is ended on the day after', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    app.clock.set('2026-11-27T15:59:00Z');
    const problem = refused(
      await organiser.send('POST', '/api/notices/close', { noticeIds: [notice.id] }),
      'notice.period-running',
    );
    assert.equal(problem.rules?.[0]?.id, 'publicity.notice.period');
    app.clock.set('2026-11-27T16:00:00Z');
    assert.equal(
      ok(await organiser.send<{ closed: number }>('POST', '/api/notices/close', { noticeIds: [notice.id] })).closed,
      1,
    );
  });

  it('starts again with a changed text and not with the same one', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    app.clock.set('2026-11-25');
    const path = `/api/notices/${notice.id}/text`;
    const { titleZh, textZh } = notice;
    refused(await organiser.send('PUT', path, { version: notice.version, titleZh, textZh }), 'notice.text-unchanged');
    const revised = ok(
      await organiser.send<View>('PUT', path, { version: notice.version, titleZh, textZh: `${textZh}更正。` }),
    );
    assert.deepEqual([revised.postedOn, revised.lastDay, revised.textVersions.length], ['2026-11-25', '2026-12-02', 2]);
    refused(
      await organiser.send('PUT', path, { version: notice.version, titleZh, textZh: '又改' }),
      'record.changed-meanwhile',
    );
  });

  it('ends by itself the day after, unless an objection is open', async () => {
    app.clock.set('2026-11-20');
    const quiet = await posted();
    const objected = await posted();
    await objectTo(objected);
    app.clock.set('2026-11-28');
    const [job] = noticeJobs(app.platform, createNoticeService(app.platform));
    await job?.handle?.({});
    assert.equal(ok(await organiser.get<View>(`/api/notices/${quiet.id}`)).state, 'closed');
    assert.equal(ok(await organiser.get<View>(`/api/notices/${objected.id}`)).state, 'objected');
  });
});

describe('an objection', () => {
  it('is raised without a name, answered, and read by its receipt alone', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    const receipt = await objectTo(notice);
    const [objection] = await objections(organiser, notice);
    assert.deepEqual([objection?.anonymous, objection?.contact, objection?.state], [true, null, 'open']);
    const answer = { verdict: 'rejected', answerZh: '经查，会议记录当日形成。' };
    const path = `/api/notices/objections/${objection?.id}/answer`;
    ok(await head.send('POST', path, answer));
    refused(await organiser.send('POST', path, answer), 'objection.answered');
    const seen = ok(await anybody<{ state: string; answerZh: string }>('GET', `/api/public/objections/${receipt}`));
    assert.deepEqual([seen.state, seen.answerZh], ['rejected', answer.answerZh]);
    assert.equal((await anybody('GET', `/api/public/objections/${receipt.slice(0, -1)}x`)).status, 404);
  });

  it('is hidden from the branch it concerns: not read, not counted, not searched, not in the trail', async () => {
    app.clock.set('2026-11-20');
    const quiet = await posted();
    const notice = await posted();
    await objectTo(notice);
    const seen = ok(await branch.get<View>(`/api/notices/${notice.id}`));
    const other = ok(await branch.get<View>(`/api/notices/${quiet.id}`));
    const same = ({ state, openObjections, version, can }: View) => ({ state, openObjections, version, can });
    assert.deepEqual(same(seen), same(other));
    assert.equal(seen.state, 'posted');
    assert.deepEqual(await objections(branch, notice), []);
    assert.deepEqual(ok(await branch.get<{ items: Item[] }>('/api/notices?state=objected')).items, []);
    const [objection] = await objections(organiser, notice);
    assert.equal(
      (
        await branch.send('POST', `/api/notices/objections/${objection?.id}/answer`, {
          verdict: 'rejected',
          answerZh: '没有这回事。',
        })
      ).status,
      404,
    );
    ok(
      await head.send('POST', `/api/notices/objections/${objection?.id}/answer`, {
        verdict: 'rejected',
        answerZh: '经查不属实。',
      }),
    );
    const trail = await app.platform.db.read({ path: tree.branches[0].path }, (tx) =>
      tx.many<{ action: string }>(
        sql`select action from audit_event where action in ('notice.object', 'notice.answer')`,
      ),
    );
    assert.deepEqual(trail, []);
    const rows = await app.platform.db.read({ path: tree.branches[0].path }, (tx) =>
      tx.many(sql`select id from objection`),
    );
    assert.deepEqual(rows, []);
    const duties = await app.platform.db.read({ path: tree.branches[0].path }, (tx) =>
      tx.many(sql`select id from todo where kind = 'objection'`),
    );
    assert.deepEqual(duties, []);
  });

  it('of an open one the public board says nothing', async () => {
    const notice = await posted();
    await objectTo(notice);
    assert.equal(ok(await anybody<Public>('GET', `/api/public/notices/${notice.id}`)).state, 'posted');
  });

  it('keeps the next step waiting after the last day until it is answered', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    await objectTo(notice);
    await objectTo(notice);
    app.clock.set('2026-11-28');
    const close = () => organiser.send('POST', '/api/notices/close', { noticeIds: [notice.id] });
    assert.equal(refused(await close(), 'notice.objections-open').facts['open'], 2);
    for (const each of await objections(organiser, notice)) {
      ok(
        await head.send('POST', `/api/notices/objections/${each.id}/answer`, {
          verdict: 'rejected',
          answerZh: '经查不属实。',
        }),
      );
    }
    ok(await close());
  });

  it('stays open when the text is changed meanwhile', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    await objectTo(notice);
    const now = ok(await organiser.get<View>(`/api/notices/${notice.id}`));
    const revised = ok(
      await organiser.send<View>('PUT', `/api/notices/${notice.id}/text`, {
        version: now.version,
        titleZh: now.titleZh,
        textZh: '更正后的内容。',
      }),
    );
    assert.deepEqual([revised.state, revised.openObjections], ['objected', 1]);
  });

  it('does not put a notice that was taken down back on the board', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    await objectTo(notice);
    const now = ok(await organiser.get<View>(`/api/notices/${notice.id}`));
    ok(
      await organiser.send('POST', `/api/notices/${notice.id}/take-down`, { version: now.version, reason: '内容有误' }),
    );
    const [objection] = await objections(organiser, notice);
    ok(
      await head.send('POST', `/api/notices/objections/${objection?.id}/answer`, {
        verdict: 'rejected',
        answerZh: '公示已撤下。',
      }),
    );
    assert.equal(ok(await organiser.get<View>(`/api/notices/${notice.id}`)).state, 'taken-down');
    assert.equal((await anybody('GET', `/api/public/notices/${notice.id}`)).status, 404);
  });

  it('is taken on the last day and not after it; a contact is sealed in the database', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    app.clock.set('2026-11-27T15:00:00Z');
    await objectTo(notice, '电话 13800138000');
    const rows = await seed(app, (tx) =>
      tx.many<{ contact: Buffer }>(sql`select contact from objection where notice_id = ${notice.id}`),
    );
    assert.ok(
      !Buffer.concat(rows.map((row) => row.contact))
        .toString('utf8')
        .includes('138'),
    );
    assert.equal((await objections(organiser, notice))[0]?.contact, '电话 13800138000');
    app.clock.set('2026-11-28');
    refused(
      await anybody('POST', `/api/public/notices/${notice.id}/objections`, { textZh: '我有意见要提。' }),
      'notice.no-objections',
    );
  });

  it('asks for nothing that names a person', async () => {
    const columns = await seed(app, (tx) =>
      tx.many<{ column_name: string }>(
        sql`select column_name from information_schema.columns where table_name = 'objection'`,
      ),
    );
    assert.deepEqual(
      columns.filter(
        ({ column_name: name }) =>
          /name|raised_by|user|member|address|(^|_)ip(_|$)|phone|agent/.test(name) && name !== 'answered_by',
      ),
      [],
    );
  });
});

describe('the public board', () => {
  it('opens without signing in, finds by title, and leaves out what is not posted', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    const hidden = await drafted();
    const list = ok(await anybody<{ items: Public[] }>('GET', '/api/public/notices?limit=200&q=等次')).items;
    assert.ok(list.some((each) => each.id === notice.id));
    assert.ok(!list.some((each) => each.id === hidden.id));
  });

  it('shows a notice some time after its end and then no longer', async () => {
    app.clock.set('2026-11-20');
    const notice = await posted();
    app.clock.set('2026-12-27');
    assert.equal((await anybody('GET', `/api/public/notices/${notice.id}`)).status, 200);
    app.clock.set('2026-12-28');
    assert.equal((await anybody('GET', `/api/public/notices/${notice.id}`)).status, 404);
  });
});
