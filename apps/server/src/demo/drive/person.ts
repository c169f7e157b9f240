import { randomUUID } from 'node:crypto';

/** Somebody who sends requests to the platform, in process or over the network. */
export interface Person {
  readonly name: string;
  get<T>(url: string): Promise<T>;
  post<T>(url: string, body?: unknown): Promise<T>;
  put<T>(url: string, body?: unknown): Promise<T>;
}

/** The platform refused an act; the driver's plan did not fit the rules. */
export class Refused extends Error {
  readonly code: string;
  constructor(method: string, url: string, status: number, body: { code?: string; title?: string; errors?: unknown }) {
    super(`${method} ${url} → ${status} ${body.code ?? ''} ${body.title ?? ''} ${JSON.stringify(body.errors ?? '')}`);
    this.code = body.code ?? String(status);
  }
}

/** How a request reaches the platform. */
export type Transport = (request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}) => Promise<{ readonly status: number; readonly text: string }>;

/** A person with the headers of a session (none for the public and for codes). Every write has its own key. */
export function personOf(name: string, transport: Transport, session: Readonly<Record<string, string>> = {}): Person {
  const send = async <T>(method: string, url: string, body?: unknown): Promise<T> => {
    const headers: Record<string, string> = { accept: 'application/json', ...session };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method !== 'GET') headers['idempotency-key'] = randomUUID();
    const answer = await transport({
      method,
      url,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const content = answer.text === '' ? undefined : (JSON.parse(answer.text) as unknown);
    if (answer.status >= 300) throw new Refused(method, url, answer.status, content ?? {});
    return content as T;
  };
  return {
    name,
    get: (url) => send('GET', url),
    post: (url, body) => send('POST', url, body),
    put: (url, body) => send('PUT', url, body),
  };
}

/** Does `work` for every item, a few at a time. */
export async function forEach<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
