import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

// Reading a problem looks up the language of the reader on the device.
Object.assign(globalThis, {
  document: { documentElement: { lang: '', dataset: {} } },
  localStorage: { getItem: () => null, setItem: () => undefined },
});
const { createAnswerCache } = await import('./cache.ts');
const { ApiProblem } = await import('./problem.ts');

const problem = (status: number, code: string) =>
  new ApiProblem({ type: '', title: code, status, code, requestId: '' });
/** Lets everything that waits for a resolved promise go on. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 }));
afterEach(() => mock.timers.reset());

test('many who ask at once share one request', async () => {
  const cache = createAnswerCache();
  const fetch = mock.fn(async () => await Promise.resolve({ n: 1 }));
  cache.observe('a', { fetch, staleAfter: 1_000 });
  cache.observe('a', { fetch, staleAfter: 1_000 });
  await settle();
  assert.equal(fetch.mock.callCount(), 1);
  assert.deepEqual(cache.snapshot('a').data, { n: 1 });
  assert.equal(cache.snapshot('a').isFetching, false);
});

test('a fresh answer is not asked for again, a stale one is, and the old one stays meanwhile', async () => {
  const cache = createAnswerCache();
  let n = 0;
  const fetch = async () => await Promise.resolve({ n: (n += 1) });
  cache.observe('a', { fetch, staleAfter: 1_000 })();
  await settle();
  mock.timers.tick(0);
  cache.observe('a', { fetch, staleAfter: 1_000 });
  await settle();
  const first = cache.snapshot('a').data;
  mock.timers.tick(999);
  cache.refreshStale();
  assert.equal(cache.snapshot('a').isFetching, false);
  mock.timers.tick(1);
  cache.refreshStale();
  assert.equal(cache.snapshot('a').isFetching, true);
  assert.equal(cache.snapshot('a').data, first);
  await settle();
  assert.notDeepEqual(cache.snapshot('a').data, first);
});

test('an answer that says the same is the same object', async () => {
  const cache = createAnswerCache();
  const fetch = async () => await Promise.resolve({ items: [1, 2] });
  await cache.fetch('a', fetch);
  const first = cache.snapshot('a').data;
  await cache.fetch('a', fetch);
  assert.equal(cache.snapshot('a').data, first);
});

test('a fault that may pass is tried three times, a refusal once', async () => {
  const cache = createAnswerCache();
  const failing = mock.fn(async () => await Promise.reject(problem(503, 'database.unavailable')));
  const refused = mock.fn(async () => await Promise.reject(problem(403, 'access.denied')));
  void cache.fetch('down', failing);
  void cache.fetch('no', refused);
  await settle();
  assert.equal(cache.snapshot('no').error?.code, 'access.denied');
  assert.equal(cache.snapshot('down').error, null);
  mock.timers.tick(800);
  await settle();
  mock.timers.tick(1_600);
  await settle();
  assert.equal(failing.mock.callCount(), 3);
  assert.equal(refused.mock.callCount(), 1);
  assert.equal(cache.snapshot('down').error?.code, 'database.unavailable');
});

test('a failed renewal keeps the old answer beside the refusal', async () => {
  const cache = createAnswerCache();
  await cache.fetch('a', async () => await Promise.resolve('old'));
  await cache.fetch('a', async () => await Promise.reject(problem(404, 'record.not-found')));
  assert.equal(cache.snapshot('a').data, 'old');
  assert.equal(cache.snapshot('a').error?.status, 404);
});

test('after an act what is on screen is asked for again, and the rest when it is next looked at', async () => {
  const cache = createAnswerCache();
  const shown = mock.fn(async () => await Promise.resolve(1));
  const hidden = mock.fn(async () => await Promise.resolve(2));
  cache.observe('shown', { fetch: shown, staleAfter: 60_000 });
  cache.observe('hidden', { fetch: hidden, staleAfter: 60_000 })();
  await settle();
  mock.timers.tick(0);
  await cache.refresh();
  assert.equal(shown.mock.callCount(), 2);
  assert.equal(hidden.mock.callCount(), 1);
  cache.observe('hidden', { fetch: hidden, staleAfter: 60_000 });
  assert.equal(hidden.mock.callCount(), 2);
});

test('an answer asked for before an act is not taken for the answer after it', async () => {
  const cache = createAnswerCache();
  const replies: ((value: string) => void)[] = [];
  const fetch = async () => await new Promise((resolve) => replies.push(resolve));
  cache.observe('a', { fetch, staleAfter: 60_000 });
  const done = cache.refresh();
  replies[1]?.('new');
  replies[0]?.('old');
  await done;
  await settle();
  assert.equal(cache.snapshot('a').data, 'new');
  assert.equal(cache.snapshot('a').isFetching, false);
});

test('a request nobody waits for any more is abandoned', async () => {
  const cache = createAnswerCache();
  let signal: AbortSignal | undefined;
  const fetch = async (given: AbortSignal) => {
    signal = given;
    return await new Promise(() => undefined);
  };
  cache.observe('a', { fetch, staleAfter: 1 })();
  assert.equal(signal?.aborted, false);
  mock.timers.tick(0);
  assert.equal(signal?.aborted, true);
  assert.equal(cache.snapshot('a').isFetching, false);
  await settle();
});

test('another person or role never sees what was answered before', async () => {
  const cache = createAnswerCache();
  let who = 'first';
  const fetch = async () => await Promise.resolve(who);
  cache.observe('a', { fetch, staleAfter: 60_000 });
  await cache.fetch('b', fetch);
  who = 'second';
  const done = cache.reset((key) => key !== 'session');
  assert.equal(cache.snapshot('a').data, undefined);
  assert.equal(cache.snapshot('b').data, undefined);
  await done;
  assert.equal(cache.snapshot('a').data, 'second');
});

test('what nobody looks at is forgotten after ten minutes', async () => {
  const cache = createAnswerCache();
  cache.observe('a', { fetch: async () => await Promise.resolve(1), staleAfter: 1 })();
  await settle();
  mock.timers.tick(10 * 60_000);
  assert.equal(cache.snapshot('a').data, undefined);
});
