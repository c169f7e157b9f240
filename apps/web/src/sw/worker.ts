/// <reference lib="webworker" />
/**
 * Keeps the shell and the last read to-dos, so that they open without a network. Everything else goes to the server;
 * ballots and appraisals are never kept or queued.
 */

/** What a service worker's scope offers; the shared library types are those of pages. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}

interface LifeEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as WorkerScope;
/** Filled in by the build: files of the first load, separated by blanks. */
const shellFiles = '__SHELL_FILES__'.split(' ');
const shellCache = `shell-${hash(shellFiles.join())}`;
const dataCache = 'data';
/** Answers that may be read offline; nothing else of the interface is ever kept. */
const keptAnswers = new Set(['/api/session', '/api/todos']);

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shellCache)
      .then(async (cache) => cache.addAll(['/', ...shellFiles]))
      .then(async () => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldShells().then(async () => worker.clients.claim()));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'wipe') void caches.delete(dataCache);
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(request));
  else if (keptAnswers.has(url.pathname)) event.respondWith(fromNetworkFirst(request));
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(page(request));
});

async function forgetOldShells(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== shellCache && name !== dataCache);
  await Promise.all(old.map(async (name) => caches.delete(name)));
}

async function fromCacheFirst(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(shellCache)).put(request, answer.clone());
  return answer;
}

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

/** An answer that was kept says when, so that the page can tell the reader how old it is. */
async function fromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(dataCache);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, await stamped(answer.clone()));
    // Nobody is signed in any more: what the last person read must not be shown to the next.
    else if (answer.status === 401) await caches.delete(dataCache);
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

async function stamped(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set('x-jishi-kept', new Date().toISOString());
  return new Response(await answer.blob(), { status: answer.status, headers });
}

function hash(text: string): string {
  let value = 0;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return (value >>> 0).toString(36);
}
