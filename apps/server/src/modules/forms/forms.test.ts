import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { FormView } from '@jishi/contract';
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
import { createFormService, type FormDefinition } from './index.ts';

type View = z.infer<typeof FormView>;
type Problem = { code: string; facts: Record<string, unknown>; errors?: { path: string; message: string }[] };

let app: TestApp;
let tree: TestTree;
let secretary: TestPerson;
let township: TestPerson;

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};

const fields: FormDefinition['fields'] = [
  { id: 'theme', titleZh: '主题', kind: 'text', required: true, maxLength: 20 },
  { id: 'heldOn', titleZh: '日期', kind: 'date' },
  {
    id: 'problems',
    titleZh: '问题',
    kind: 'list',
    required: true,
    columns: [{ id: 'text', titleZh: '内容', kind: 'text', required: true }],
  },
];

/** A form of the first branch, as a step of a method would make it. */
async function aForm(extra: Partial<FormDefinition> = {}, dueOn: string | null = null): Promise<View> {
  const [branch] = tree.branches;
  const actor = systemActor('测试', tree.region);
  const service = createFormService(app.platform);
  const id = await app.platform.db.write(actor.scope, (tx) =>
    service.create(tx, actor, {
      region: tree.region,
      orgId: branch.id,
      path: branch.path,
      titleZh: '自我评价',
      definition: { fields, evidence: [], signedBy: 'actor', lateEntry: 'marked', ...extra },
      dueOn,
      runStepId: null,
    }),
  );
  return ok(await secretary.get<View>(`/api/forms/${id}`));
}
/** A file as an upload leaves it: tied to nothing. */
const aFile = (by = secretary.userId, mediaType = 'image/jpeg', purpose = 'photo') =>
  seed(app, async (tx) => {
    const id = await app.platform.ids.next(tx, tree.region);
    await tx.run(sql`insert into attachment (region, id, org_id, path, sha256, name, media_type, size_bytes, purpose, uploaded_by, at)
      values (${tree.region}, ${id}, ${tree.branches[0].id}, ${tree.branches[0].path}, ${'a'.repeat(64)}, 'a.jpg', ${mediaType}, 10, ${purpose}, ${by}, ${app.clock.now()})`);
    return id;
  });
const values = { theme: '对照检查', heldOn: '2026-11-18', problems: [{ text: '学习不够' }] };
const sign = (who: TestPerson, form: View, over: object = {}) =>
  who.send<View>('POST', `/api/forms/${form.id}/sign`, { values: { ...values, ...over }, version: form.version });
const checked = { acceptedBy: { roles: ['township-organiser', 'township-secretary'], of: 'township' } } as const;

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app);
  secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  township = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
});

describe('filling in a form', () => {
  it('a branch makes one for itself, and a choice without choices is refused', async () => {
    const made = ok(
      await secretary.send<View>('POST', '/api/forms', {
        titleZh: '走访登记',
        fields: [{ id: 'who', titleZh: '对象', kind: 'text' }],
      }),
    );
    assert.equal(made.state, 'draft');
    const bad = await secretary.send('POST', '/api/forms', {
      titleZh: '走访登记',
      fields: [{ id: 'who', titleZh: '对象', kind: 'choice' }],
    });
    assert.equal(bad.status, 422);
  });

  it('an incomplete draft is kept, a wrong one is told at once', async () => {
    const form = await aForm();
    const saved = ok(
      await secretary.send<{ version: number }>('PUT', `/api/forms/${form.id}/draft`, {
        values: { theme: '半截' },
        version: form.version,
      }),
    );
    assert.equal(ok(await secretary.get<View>(`/api/forms/${form.id}`)).values['theme'], '半截');
    const wrong = await secretary.send('PUT', `/api/forms/${form.id}/draft`, {
      values: { heldOn: '2026-02-30' },
      version: saved.version,
    });
    assert.equal(refused(wrong, 'input.invalid').errors?.[0]?.path, 'values.heldOn');
  });

  it('two windows: the second saving is refused and nothing is overwritten', async () => {
    const form = await aForm();
    const path = `/api/forms/${form.id}/draft`;
    const both = await Promise.all(
      ['甲', '乙'].map((theme) => secretary.send('PUT', path, { values: { theme }, version: form.version })),
    );
    assert.deepEqual(
      both.map((answer) => answer.status).toSorted((a, b) => a - b),
      [200, 409],
    );
    refused(await sign(secretary, form), 'record.changed-meanwhile');
  });

  it('what is being written is for the writer alone', async () => {
    const form = await aForm();
    await secretary.send('PUT', `/api/forms/${form.id}/draft`, {
      values: { theme: '还没写好' },
      version: form.version,
    });
    assert.deepEqual(ok(await township.get<View>(`/api/forms/${form.id}`)).values, {});
  });

  it('a neighbour finds nothing, a superior cannot fill in for the branch', async () => {
    const form = await aForm();
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await neighbour.get(`/api/forms/${form.id}`)).status, 404);
    assert.equal((await sign(neighbour, form)).status, 404);
    const head = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    refused(await sign(head, form), 'form.not-yours');
    const committee = await personAs(app, { role: 'branch-committee', orgId: tree.branches[0].id });
    refused(await sign(committee, form), 'access.denied');
  });
});

describe('signing a form', () => {
  it('needs what is required, row by row, and refuses a day to come', async () => {
    const form = await aForm();
    const paths = (answer: Answer<unknown>) => refused(answer, 'input.invalid').errors?.map((each) => each.path);
    assert.deepEqual(paths(await sign(secretary, form, { theme: '', problems: [{ text: '' }] })), [
      'values.theme',
      'values.problems.0.text',
    ]);
    assert.deepEqual(paths(await sign(secretary, form, { heldOn: '2026-11-21' })), ['values.heldOn']);
  });

  it('ends with the signature where nobody has to accept, and is never edited afterwards', async () => {
    const form = await aForm();
    const signed = ok(await sign(secretary, form));
    assert.deepEqual([signed.state, signed.versions.length, signed.can.edit], ['signed', 1, false]);
    refused(await sign(secretary, signed), 'form.already-signed');
    refused(
      await secretary.send('PUT', `/api/forms/${form.id}/draft`, { values, version: signed.version }),
      'form.already-signed',
    );
  });

  it('is marked as late after its day, or refused where the method refuses it', async () => {
    assert.equal(ok(await sign(secretary, await aForm({}, '2026-11-20'))).versions[0]?.late, false);
    assert.equal(ok(await sign(secretary, await aForm({}, '2026-11-19'))).versions[0]?.late, true);
    const strict = await aForm({ lateEntry: 'refused' }, '2026-11-19');
    refused(await sign(secretary, strict), 'form.too-late');
  });

  it('waits for evidence only where the method says why, and takes it from the uploader alone', async () => {
    const evidence = [
      { id: 'photo', titleZh: '现场照片', kinds: ['photo'], required: true, reasonZh: '办法第七条要求。' },
    ] as const;
    const form = await aForm({ evidence });
    assert.equal(refused(await sign(secretary, form), 'form.evidence-missing').facts['missing'], '现场照片');
    const upload = async (who: TestPerson, by: number) =>
      await who.send<View>('PUT', `/api/forms/${form.id}/evidence`, { add: [await aFile(by)] });
    refused(await upload(secretary, township.userId), 'attachment.not-yours');
    assert.equal(ok(await upload(secretary, secretary.userId)).evidence.length, 1);
    assert.equal(ok(await sign(secretary, form)).state, 'signed');
  });

  it('takes as many files of an item as the method allows, and the kinds it names', async () => {
    const form = await aForm({ evidence: [{ id: 'photo', titleZh: '现场照片', maxFiles: 2, accepts: ['image'] }] });
    const tie = (change: object) => secretary.send<View>('PUT', `/api/forms/${form.id}/evidence`, change);
    const [first, second, third] = [await aFile(), await aFile(), await aFile()];
    assert.equal(ok(await tie({ add: [first, second] })).evidence.length, 2);
    const refusal = refused(await tie({ add: [third] }), 'form.evidence-too-many');
    assert.deepEqual(refusal.facts, { label: '现场照片', most: 2, given: 3, over: 1 });
    assert.equal(ok(await secretary.get<View>(`/api/forms/${form.id}`)).evidence.length, 2);
    assert.equal(ok(await tie({ add: [third], remove: [first] })).evidence.length, 2);
    const pdf = await aFile(secretary.userId, 'application/pdf');
    assert.equal(
      refused(await tie({ add: [pdf], remove: [second] }), 'form.evidence-kind').facts['takes'],
      '图片（jpg、png、heic）',
    );
    assert.equal(
      ok(await secretary.get<View>(`/api/forms/${form.id}`)).evidence.length,
      2,
      'a refusal changes nothing',
    );
    const stray = await aFile(secretary.userId, 'image/jpeg', 'evidence');
    refused(await tie({ add: [stray], remove: [second] }), 'form.evidence-unknown');
  });

  it('two uploads at once do not pass the limit together', async () => {
    const form = await aForm({ evidence: [{ id: 'photo', titleZh: '现场照片', maxFiles: 1 }] });
    const added = [await aFile(), await aFile()];
    const answers = await Promise.all(
      added.map((id) => secretary.send<View>('PUT', `/api/forms/${form.id}/evidence`, { add: [id] })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 422],
    );
  });

  it('a double click signs once', async () => {
    const form = await aForm();
    const body = { values, version: form.version };
    const answers = await Promise.all(
      [1, 2].map(() => secretary.send<View>('POST', `/api/forms/${form.id}/sign`, body, 'same-key-for-both')),
    );
    assert.ok(answers.every((answer) => answer.status === 200 || answer.status === 409));
    assert.equal(ok(await secretary.get<View>(`/api/forms/${form.id}`)).versions.length, 1);
  });
});

describe('accepting a form', () => {
  it('is returned with a reason, signed again as a new version, accepted; the first version stays', async () => {
    const form = ok(await sign(secretary, await aForm(checked)));
    const answerUrl = `/api/forms/${form.id}/answer`;
    const back = ok(
      await township.send<View>('POST', answerUrl, { answer: 'returned', reason: '问题不具体', version: form.version }),
    );
    assert.deepEqual([back.state, back.returnedReason], ['returned', '问题不具体']);
    const again = ok(await sign(secretary, back, { problems: [{ text: '全年党课只上了三次' }] }));
    const done = ok(await township.send<View>('POST', answerUrl, { answer: 'accepted', version: again.version }));
    assert.equal(done.state, 'accepted');
    assert.deepEqual(
      done.versions.map((each) => [each.number, each.answer]),
      [
        [2, 'accepted'],
        [1, 'returned'],
      ],
    );
    assert.deepEqual(done.versions[1]?.values['problems'], [{ text: '学习不够' }]);
  });

  it('stands in the to-dos of those who accept from the signature to their answer', async () => {
    const draft = await aForm(checked);
    const waits = async () =>
      ok(await township.get<{ items: { link: string }[] }>('/api/todos')).items.some(
        ({ link }) => link === `/forms/${draft.id}`,
      );
    assert.equal(await waits(), false);
    const form = ok(await sign(secretary, draft));
    assert.equal(await waits(), true);
    const own = ok(await secretary.get<{ items: { link: string }[] }>('/api/todos'));
    assert.ok(own.items.every(({ link }) => link !== `/forms/${draft.id}`));
    const answer = (given: object, version: number) =>
      township.send<View>('POST', `/api/forms/${draft.id}/answer`, { ...given, version });
    const back = ok(await answer({ answer: 'returned', reason: '措施不具体' }, form.version));
    assert.equal(await waits(), false);
    const again = ok(await sign(secretary, back));
    assert.equal(await waits(), true);
    ok(await answer({ answer: 'accepted' }, again.version));
    assert.equal(await waits(), false);
  });

  it('is not done by who signed, by the branch, or before the signature', async () => {
    const draft = await aForm(checked);
    const answer = (who: TestPerson, form: View) =>
      who.send('POST', `/api/forms/${form.id}/answer`, { answer: 'accepted', version: form.version });
    refused(await answer(township, draft), 'form.not-signed');
    const form = ok(await sign(secretary, draft));
    refused(await answer(secretary, form), 'record.not-found');
    const both = await personAs(app, {
      role: 'township-organiser',
      orgId: tree.townships[0].id,
      userId: secretary.userId,
    });
    refused(await answer(both, form), 'form.own-check');
    const other = await personAs(app, { role: 'township-organiser', orgId: tree.townships[1].id });
    refused(await answer(other, form), 'record.not-found');
  });

  it('two checkers at once: one decides, the other is told', async () => {
    const form = ok(await sign(secretary, await aForm(checked)));
    const second = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    const answers = await Promise.all([
      township.send('POST', `/api/forms/${form.id}/answer`, { answer: 'accepted', version: form.version }),
      second.send('POST', `/api/forms/${form.id}/answer`, {
        answer: 'returned',
        reason: '再改改',
        version: form.version,
      }),
    ]);
    assert.deepEqual(
      answers.map((answer) => answer.status).toSorted((a, b) => a - b),
      [200, 409],
    );
  });
});
