import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const folder = join(import.meta.dirname, 'reference');

const pages = [
  ['/api/docs', 'index.html', 'text/html; charset=utf-8'],
  ['/api/docs/reference.css', 'reference.css', 'text/css; charset=utf-8'],
  ['/api/docs/reference.js', 'reference.js', 'text/javascript; charset=utf-8'],
] as const;

/**
 * Serves the interface document (OpenAPI 3.1, made from the route tables) and a page that draws it. Open to everybody:
 * it tells how the platform is asked, nothing of what is in it.
 */
export function serveReference(app: FastifyInstance): void {
  let document: string | undefined;
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return await reply.type('application/json; charset=utf-8').send(document);
  });
  for (const [url, file, type] of pages) {
    const content = readFileSync(join(folder, file));
    app.get(url, { schema: { hide: true } }, async (_request, reply) => await reply.type(type).send(content));
  }
}
