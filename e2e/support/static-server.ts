import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** The content policy of the server: nothing inline, nothing from elsewhere. */
export const contentPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

/** Answers requests to `/api/…` in a test; `undefined` lets the file server answer 404. */
export type ApiStub = (method: string, path: string, body: string) => { status: number; body: unknown } | undefined;

/** A running file server. */
export interface StaticServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a built client as the real server does: strict content policy, page addresses answered by its entry. */
export async function serveBuilt(folder: string, api: ApiStub = () => undefined): Promise<StaticServer> {
  const server = createServer((request, response) => {
    answer(folder, api, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(folder: string, api: ApiStub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('Content-Security-Policy', contentPolicy);
  if (pathname.startsWith('/api/')) return await answerApi(api, request, response, pathname);
  const file = extname(pathname) ? join(folder, normalize(pathname)) : join(folder, 'index.html');
  const content = await readFile(file).catch(() => undefined);
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  response.writeHead(content ? 200 : 404).end(content);
}

async function answerApi(
  api: ApiStub,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const reply = api(request.method ?? 'GET', path, Buffer.concat(chunks).toString());
  response.setHeader('Content-Type', 'application/json');
  const notSignedIn = { type: '', status: 401, code: 'access.not-signed-in', title: '请先登录。', requestId: '' };
  response.writeHead(reply?.status ?? 401).end(JSON.stringify(reply?.body ?? notSignedIn));
}
