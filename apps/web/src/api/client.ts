import { closeAct, keyOfAct } from './idempotency.ts';
import { ApiProblem, readProblem, unreachable } from './problem.ts';
import { noteAnswer, noteKept } from '../state/connection.ts';
import { lineOf, requestLine, type RequestLine } from './request-line.ts';
import type { Input, LooseInput, Output, RouteKey } from './routes.ts';

/** Options of a call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Refuse instead of asking to sign in again: for finding out whether somebody is signed in. */
  readonly withoutSignIn?: boolean | undefined;
}

/** Asks the person to sign in again in place; resolves when that is done, rejects when they gave up. */
export type SignInAgain = () => Promise<void>;

let signInAgain: SignInAgain | undefined;

/** Tells the client how to get a new session when the old one has ended. The shell sets this once. */
export function onSessionEnded(ask: SignInAgain | undefined): void {
  signInAgain = ask;
}

/**
 * Sends a request of the contract and gives its answer, typed by the route.
 *
 * Writes carry the token against forged requests and a key per act (see `keyOfAct`). When the session has ended the
 * person signs in again in place and the request is repeated.
 *
 * @throws {ApiProblem} for every answer that is not a success, and when no answer comes
 */
export async function call<K extends RouteKey>(
  key: K,
  ...[input, options]: Record<string, never> extends Input<K>
    ? [input?: Input<K>, options?: CallOptions]
    : [input: Input<K>, options?: CallOptions]
): Promise<Output<K>> {
  const { method, url } = await lineFor(key, input ?? {});
  const body = (input as LooseInput | undefined)?.body;
  const send = () => request(method, url, body === undefined ? '' : JSON.stringify(body), options?.signal);
  try {
    return (await send()) as Output<K>;
  } catch (error) {
    const ended = error instanceof ApiProblem && error.code === 'access.not-signed-in';
    if (!ended || !signInAgain || options?.withoutSignIn) throw error;
    await signInAgain();
    return (await send()) as Output<K>;
  }
}

/** Sends a file (or a form with files) to a raw route, telling how far it is. */
export async function upload<K extends RouteKey>(
  key: K,
  input: Omit<Input<K>, 'body'> & { readonly form: FormData },
  onProgress?: (share: number) => void,
): Promise<Output<K>> {
  const { method, url } = await lineFor(key, input as LooseInput);
  const name = fingerprint(input.form);
  const headers = writeHeaders(method, url, name);
  return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
    request.upload.onprogress = (event) => onProgress?.(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      settle(request.status, method, url, name);
      if (request.status < 300) resolve(JSON.parse(request.responseText || 'null') as Output<K>);
      else void readProblem(request.status, request.responseText).then(reject);
    };
    request.send(input.form);
  });
}

/** @throws {ApiProblem} when the table cannot be loaded, as any request without a network */
async function lineFor(key: RouteKey, input: LooseInput): Promise<RequestLine> {
  const line = await lineOf(key).catch(() => {
    noteAnswer(false);
    throw unreachable();
  });
  return requestLine(line, input);
}

async function request(method: string, url: string, body: string, signal: AbortSignal | undefined): Promise<unknown> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') Object.assign(headers, writeHeaders(method, url, body));
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body ? { body } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteAnswer(false);
    throw unreachable();
  });
  if (method !== 'GET') settle(response.status, method, url, body);
  const kept = response.headers.get('x-jishi-kept');
  if (kept === null) noteAnswer(true);
  else noteKept(kept);
  const text = await response.text().catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await readProblem(response.status, text);
  return text ? (JSON.parse(text) as unknown) : undefined;
}

function writeHeaders(method: string, url: string, body: string): Record<string, string> {
  return { 'Idempotency-Key': keyOfAct(method, url, body), 'X-CSRF-Token': cookie('jishi_csrf') };
}

/** A fault of the server or a request still being handled leaves the act open: trying again uses the same key. */
function settle(status: number, method: string, url: string, body: string): void {
  if (status < 500 && status !== 401 && status !== 429) closeAct(method, url, body);
}

function fingerprint(form: FormData): string {
  const parts: string[] = [];
  form.forEach((value, name) => {
    parts.push(
      typeof value === 'string' ? `${name}=${value}` : `${name}=${value.name}:${value.size}:${value.lastModified}`,
    );
  });
  return parts.join('&');
}

/** Value of a readable cookie, or an empty text. */
export function cookie(name: string): string {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
