import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';

const webFolder = join(import.meta.dirname, '..', '..', '..', '..', 'web', 'dist');

/** Serves the built client: files by their hashed names for a year, every page address as the client's entry. */
export async function serveWeb(http: FastifyInstance, folder: string = webFolder): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error('找不到网页文件。请先运行 npm run build:web，或用 npm start 启动。');
  }
  await http.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    // The build leaves .br and .gz copies beside the files.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const immutable = path.includes(join(folder, 'assets'));
      reply.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  http.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html');
    if (!isPage) refuse('record.not-found');
    return await reply.header('Cache-Control', 'no-cache').sendFile('index.html');
  });
}
