import assert from 'node:assert/strict';
import { before, test } from 'node:test';

// The client reads preferences of the device when it is loaded; these are the two places it looks at.
before(() => {
  const root = { lang: '', dataset: {} };
  Object.assign(globalThis, {
    document: { documentElement: root },
    localStorage: { getItem: () => null, setItem: () => undefined },
  });
});

const problem = {
  type: '/problems/input.invalid',
  title: '填写的内容有误。',
  titleEn: 'Some entries are not valid.',
  status: 422,
  code: 'input.invalid',
  errors: [
    { path: 'items.3.score', message: '分数不能超过 10。' },
    { path: 'talkOn', message: '日期在将来。' },
    { path: 'talkOn', message: '第二条。' },
  ],
  requestId: 'r1',
};

test('messages of the server stand at their fields, nested ones at the field they begin with', async () => {
  const { ApiProblem } = await import('./problem.ts');
  const found = new ApiProblem(problem);
  assert.deepEqual(found.fieldMessages(['talkOn', 'items']), { talkOn: '日期在将来。', items: '分数不能超过 10。' });
  assert.equal(found.hasMoreThanFields(['talkOn', 'items']), false);
  assert.equal(found.hasMoreThanFields(['talkOn']), true);
  assert.equal(new ApiProblem({ ...problem, errors: [] }).hasMoreThanFields(['talkOn']), true);
});

test('an answer that is no problem body becomes a plain sentence', async () => {
  const { readProblem } = await import('./problem.ts');
  const found = await readProblem(502, '<html>Bad Gateway</html>');
  assert.equal(found.code, 'fault.gateway');
  assert.match(found.sentence, /没有保存/);
});

test('an act that has had no definite answer keeps its key; the next act gets another', async () => {
  const { closeAct, keyOfAct } = await import('./idempotency.ts');
  const first = keyOfAct('POST', '/api/x', '{}');
  assert.equal(keyOfAct('POST', '/api/x', '{}'), first);
  assert.notEqual(keyOfAct('POST', '/api/x', '{"a":1}'), first);
  closeAct('POST', '/api/x', '{}');
  assert.notEqual(keyOfAct('POST', '/api/x', '{}'), first);
  assert.match(first, /^[0-9a-f]{32}$/);
});
