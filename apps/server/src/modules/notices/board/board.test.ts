import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { NoticeView } from '@jishi/contract';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson } from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { z } from 'zod';

describe('the public board without script', () => {
  let app: TestApp;
  let organiser: TestPerson;
  let notice: z.infer<typeof NoticeView>;
  let visitor = 0;

  const get = (url: string, headers: Record<string, string> = {}) =>
    app.http.inject({ url, headers: { accept: 'text/html', ...headers } });
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.http.inject({
      method: 'POST',
      url: `/board/${notice.id}/objections`,
      remoteAddress: `10.1.0.${++visitor}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });

  before(async () => {
    app = await createTestApp();
    const tree = await seedTree(app, { membersEach: 1 });
    organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
    const head = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    const made = await organiser.send<z.infer<typeof NoticeView>>('POST', '/api/notices', {
      mode: 'notice',
      titleZh: '等次<b>公示</b>',
      textZh: '拟定等次为“好”。<script>alert(1)</script>',
    });
    await head.send('POST', '/api/notices/clear', { noticeIds: [made.body.id] });
    await organiser.send('POST', '/api/notices/post', { noticeIds: [made.body.id] });
    notice = made.body;
  });

  it('lists and shows notices as small pages that nothing can be injected into', async () => {
    for (const url of [
      '/board',
      '/board?q=公示',
      `/board/${notice.id}`,
      `/board/${notice.id}?lang=en`,
      '/board/stars',
      '/board/answer',
    ]) {
      const answer = await get(url);
      assert.equal(answer.statusCode, 200, url);
      assert.match(String(answer.headers['content-type']), /text\/html/);
      assert.match(String(answer.headers['content-security-policy']), /default-src 'none'; style-src 'self'/);
      // With `no-referrer` browsers would send the form with the origin `null`.
      assert.equal(answer.headers['referrer-policy'], 'same-origin');
      assert.ok(answer.rawPayload.length < 60_000);
      assert.doesNotMatch(answer.body, /<script|<b>公示|style="/);
    }
    assert.match((await get('/board')).body, /等次&#60;b&#62;公示/);
    assert.equal((await get('/board/999999')).statusCode, 404);
    assert.match(String((await get('/board/style.css')).headers['content-type']), /text\/css/);
  });

  it('takes an objection, gives a receipt once, and shows the answer for it', async () => {
    const short = await post({ textZh: '太短' });
    assert.equal(short.statusCode, 422);
    assert.match(short.body, /5 到 1000/);
    assert.match(short.body, />太短<\/textarea>/);
    const taken = await post({ textZh: '会议记录是后补的。', contact: '' });
    assert.equal(taken.statusCode, 200);
    const receipt = /class="receipt">([^<]+)</.exec(taken.body)?.[1] ?? '';
    assert.match((await get(`/board/answer?receipt=${receipt}`)).body, /还在核实/);
    const { body } = await organiser.get<{ items: { id: number }[] }>(`/api/notices/objections?noticeId=${notice.id}`);
    await organiser.send('POST', `/api/notices/objections/${body.items[0]?.id}/answer`, {
      verdict: 'rejected',
      answerZh: '经查，当日形成。',
    });
    assert.match((await get(`/board/answer?receipt=${receipt}`)).body, /经查，当日形成。/);
    assert.match((await get('/board/answer?receipt=abc-0000')).body, /没有这个查询码/);
    const stored = await seed(app, (tx) => tx.one<{ n: number }>(sql`select count(*) as n from objection`));
    assert.equal(stored.n, 1);
  });

  it('works for somebody who is signed in, and not from a page of another site', async () => {
    const own = await post({ textZh: '我也有意见要提。' }, { cookie: organiser.headers.cookie });
    assert.equal(own.statusCode, 200);
    const foreign = await post({ textZh: '我也有意见要提。' }, { origin: 'https://elsewhere.example' });
    assert.equal(foreign.statusCode, 403);
  });

  it('says nothing of open objections', async () => {
    assert.doesNotMatch((await get(`/board/${notice.id}`)).body, /有异议|objected/);
  });
});
