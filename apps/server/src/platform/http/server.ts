import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import { isFault, type Problems } from './problems.ts';
import { serveReference } from './reference.ts';

/** Requests a minute from one address before it has to wait; people behind one office address share it. */
const requestsPerMinute = 6000;

/** The HTTP server without its routes: parsing, security headers, limits, error answers, interface document. */
export async function createHttpServer(config: Config, problems: Problems): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 1_048_576,
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    logger: { level: process.env['JISHI_LOG'] ?? 'warn', redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID().slice(0, 13),
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('actor');
  app.setErrorHandler(async (error, request, reply) => {
    const problem = problems.of(error, request.id);
    if (isFault(problem)) request.log.error({ err: error, url: request.routeOptions.url }, 'fault');
    return await reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  // Forms of pages without script (the public board); routes check the fields themselves.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: config.secureCookies,
  });
  await app.register(multipart, { limits: { files: 1, fileSize: 200 * 1_048_576, fields: 20 } });
  if (config.rateLimits)
    await app.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request, context) =>
        Object.assign(new Error('too many requests'), { statusCode: 429, seconds: Math.ceil(context.ttl / 1000) }),
    });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Jishi 基石', version: '0.1.0', description: '基层党组织工作平台接口' },
    },
    transform: jsonSchemaTransform,
  });
  serveReference(app);
  return app;
}
