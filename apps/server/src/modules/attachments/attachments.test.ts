import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import yazl from 'yazl';
import type { Actor } from '../../platform/access/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { safeName, typeOfMedia } from './file-types.ts';
import { attachTo, listAttachments } from './index.ts';
import { createAttachmentService, maxFileBytes } from './service.ts';

const pdf = Buffer.from('%PDF-1.7\nhello');

function zip(names: readonly string[]): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const name of names) file.addBuffer(Buffer.from('x'), name);
  file.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    file.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject);
  });
}

function form(name: string, content: Buffer): { headers: Record<string, string>; payload: Buffer } {
  const boundary = '----jishi';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nevidence\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

describe('a file', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let committee: TestPerson;
  let plain: TestPerson;
  let neighbour: TestPerson;
  let township: TestPerson;
  const upload = async (content: Buffer, name = '会议记录.pdf', who = secretary) => {
    const { headers, payload } = form(name, content);
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/attachments',
      headers: { ...who.headers, ...headers },
      payload,
    });
    return {
      status: response.statusCode,
      body: response.json<{ id: number; name: string; mediaType: string; code: string }>(),
    };
  };
  const actorOf = (who: TestPerson, branch = 0): Actor => {
    const org = tree.branches[branch] ?? tree.branches[0];
    return {
      kind: 'user',
      userId: who.userId,
      displayName: '书记',
      role: 'branch-secretary',
      region: tree.region,
      orgId: org.id,
      path: org.path,
      memberId: null,
      scope: { path: org.path },
    };
  };
  const attach = (
    who: TestPerson,
    ids: readonly number[],
    more: { subjectId?: number; openToMembers?: boolean } = {},
  ) => {
    const actor = actorOf(who);
    const org = tree.branches[0];
    return app.platform.db.write(
      actor.scope,
      (tx) =>
        attachTo(tx, actor, ids, {
          kind: 'form',
          id: more.subjectId ?? 1,
          orgId: org.id,
          path: org.path,
          openToMembers: more.openToMembers ?? false,
        }),
      { audited: false },
    );
  };
  const incoming = () => readdir(join(app.config.dataDir, 'files', 'incoming')).catch(() => []);
  const rows = () =>
    seed(app, (tx) => tx.one<{ n: number }>(sql`select count(*) as n from attachment`)).then(({ n }) => n);
  const get = (who: TestPerson, id: number) => app.http.inject({ url: `/api/attachments/${id}`, headers: who.headers });
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 2 });
    const orgId = tree.branches[0].id;
    secretary = await personAs(app, { role: 'branch-secretary', orgId });
    committee = await personAs(app, { role: 'branch-committee', orgId });
    plain = await personAs(app, { role: 'member', orgId, memberId: tree.branches[0].memberIds[0] as number });
    neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    township = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
  });

  it('is kept by its content, whatever name and type the sender gave it', async () => {
    const { status, body } = await upload(pdf, '../../etc/记录.exe');
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.name, body.mediaType], ['记录.pdf', 'application/pdf']);
    const response = await get(secretary, body.id);
    assert.equal(response.statusCode, 200);
    assert.ok(response.rawPayload.equals(pdf));
    assert.match(
      String(response.headers['content-disposition']),
      /^attachment; filename="__\.pdf"; filename\*=UTF-8''%E8%AE%B0%E5%BD%95\.pdf$/,
    );
    assert.equal(response.headers['content-security-policy'], "default-src 'none'; sandbox");
    assert.equal(response.headers['x-content-type-options'], 'nosniff');
    assert.equal(
      (await secretary.get(`/api/attachments/${body.id}?inline=1`)).headers['content-disposition']
        ?.toString()
        .slice(0, 6),
      'inline',
    );
  });

  it('is told from its bytes: office files by their parts, the rest refused with the remedy', async () => {
    const types = async (content: Buffer) => {
      const { status, body } = await upload(content);
      return status === 200 ? body.mediaType.split(/[./]/).at(-1) : `${status} ${body.code}`;
    };
    assert.equal(await types(await zip(['[Content_Types].xml', 'word/document.xml'])), 'document');
    assert.equal(await types(await zip(['[Content_Types].xml', 'xl/workbook.xml'])), 'sheet');
    assert.equal(await types(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1])), 'jpeg');
    assert.equal(await types(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])), 'png');
    assert.equal(await types(Buffer.from('\0\0\0\x18ftypheic....')), 'heic');
    for (const bad of [
      await zip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']),
      await zip(['a.exe']),
      Buffer.from('PK\x03\x04 torn'),
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      Buffer.from('<html><script>alert(1)</script>'),
      Buffer.from('MZ\x90'),
    ]) {
      assert.equal(await types(bad), '415 file.type-refused');
    }
    assert.equal(await types(Buffer.alloc(0)), '422 file.empty');
    assert.deepEqual(await incoming(), []);
  });

  it('of more than thirty megabytes is refused and leaves nothing', async () => {
    const before = await rows();
    const { status, body } = await upload(Buffer.concat([pdf, Buffer.alloc(maxFileBytes)]));
    assert.deepEqual([status, body.code], [413, 'file.too-large']);
    assert.equal(await rows(), before);
    assert.deepEqual(await incoming(), []);
  });

  it('torn off half way leaves nothing', async () => {
    const before = await rows();
    const address = await app.http.listen({ port: 0, host: '127.0.0.1' });
    const { headers, payload } = form('a.pdf', Buffer.concat([pdf, Buffer.alloc(200_000)]));
    await new Promise<void>((resolve) => {
      const sending = httpRequest(`${address}/api/attachments`, {
        method: 'POST',
        headers: { ...secretary.headers, ...headers, 'content-length': payload.length },
      });
      sending.on('error', () => resolve());
      sending.write(payload.subarray(0, 100_000));
      setTimeout(() => sending.destroy(), 100);
      sending.on('close', () => resolve());
    });
    for (let n = 0; n < 50 && (await incoming()).length > 0; n++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await rows(), before);
    assert.deepEqual(await incoming(), []);
  });

  it('on a full disk says so and leaves nothing', async () => {
    const before = await rows();
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const files = { ...app.platform.files, save: () => Promise.reject(full) };
    const service = createAttachmentService({ ...app.platform, files });
    await assert.rejects(
      service.upload(actorOf(secretary), { content: Readable.from([pdf]), name: 'a.pdf', purpose: 'evidence' }),
      { code: 'ENOSPC' },
    );
    assert.equal(await rows(), before);
    assert.deepEqual(await incoming(), []);
    // The same error at the edge becomes an answer for people: see the tests of problem documents.
  });

  it('not tied to a record is seen by its uploader only', async () => {
    const { body } = await upload(pdf);
    assert.equal((await get(secretary, body.id)).statusCode, 200);
    for (const other of [committee, plain, neighbour, township])
      assert.equal((await get(other, body.id)).statusCode, 404);
    assert.equal((await app.http.inject({ url: `/api/attachments/${body.id}` })).statusCode, 401);
    assert.equal((await committee.send('DELETE', `/api/attachments/${body.id}`)).status, 404);
    assert.equal((await secretary.send('DELETE', `/api/attachments/${body.id}`)).status, 200);
    assert.equal((await get(secretary, body.id)).statusCode, 404);
  });

  it('tied to a record is seen by the officers of the subtree, not by the neighbour or a plain member', async () => {
    const { body } = await upload(pdf);
    await attach(secretary, [body.id], { subjectId: 10 });
    for (const [who, status] of [
      [secretary, 200],
      [committee, 200],
      [township, 200],
      [plain, 404],
      [neighbour, 404],
    ] as const) {
      assert.equal((await get(who, body.id)).statusCode, status);
    }
    const list = await township.get<{ items: { id: number; canRemove: boolean }[] }>(
      '/api/attachments?subjectKind=form&subjectId=10',
    );
    assert.deepEqual(
      list.body.items.map(({ id, canRemove }) => [id, canRemove]),
      [[body.id, false]],
    );
    assert.deepEqual((await neighbour.get('/api/attachments?subjectKind=form&subjectId=10')).body['items'], []);
    assert.equal((await secretary.send('DELETE', `/api/attachments/${body.id}`)).body['code'], 'attachment.in-use');
  });

  it('opened to members is seen by a plain member', async () => {
    const { body } = await upload(pdf);
    await attach(secretary, [body.id], { subjectId: 11, openToMembers: true });
    assert.equal((await get(plain, body.id)).statusCode, 200);
  });

  it("of somebody else is never tied to one's own record", async () => {
    const { body: theirs } = await upload(pdf, 'a.pdf', neighbour);
    const { body: colleagues } = await upload(pdf, 'a.pdf', committee);
    const { body: tied } = await upload(pdf);
    await attach(secretary, [tied.id], { subjectId: 20 });
    for (const id of [theirs.id, colleagues.id, tied.id]) {
      await assert.rejects(
        attach(secretary, [id], { subjectId: 21 }),
        (error) => error instanceof Refusal && error.code === 'attachment.not-yours',
      );
    }
    await attach(secretary, [tied.id], { subjectId: 20 });
    const listed = await app.platform.db.read(actorOf(secretary).scope, (tx) =>
      listAttachments(tx, actorOf(secretary), 'form', 20),
    );
    assert.equal(listed.length, 1);
  });

  it('gets a name that is safe everywhere', () => {
    const type = typeOfMedia('application/pdf');
    assert.ok(type);
    assert.equal(safeName('C:\\temp\\年度报告.docx', type), '年度报告.pdf');
    assert.equal(safeName('a\u202Efdp.exe', type), 'afdp.pdf');
    assert.equal(safeName('..', type), '附件.pdf');
    assert.equal(safeName('"x"\r\nSet-Cookie: a', type), 'xSet-Cookie a.pdf');
    assert.equal([...safeName('𬱖'.repeat(300), type)].length, 104);
  });
});
