import { PassThrough, type Readable } from 'node:stream';
import { importRoutes } from '@jishi/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { writeBadRows } from './bad-rows.ts';
import { fieldSets } from './fields.ts';
import { maxImportBytes } from './files.ts';
import { importLine, importView, knownOf } from './present.ts';
import { createImportService } from './service.ts';
import { writeTemplate } from './template.ts';
import { listImports } from './views.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Mounts the wizard: upload, columns, check, answers, import, bad rows, taking back. */
export function mountImports(mounter: Mounter, platform: Platform): void {
  const service = createImportService(platform);
  const view = async (tx: Tx, id: number) => {
    const row = await service.find(tx, id);
    return importView(row, await knownOf(platform, row, service, (await service.answers(tx, id)).length));
  };
  const done = { ok: true as const };
  mounter.routes(importRoutes, {
    upload: ({ db, actor, request }) =>
      receive(request, async (upload) => ({ id: await service.upload(db, actor, upload) })),
    async list({ tx, query }) {
      const before = query.cursor === undefined ? undefined : Number(query.cursor);
      if (before !== undefined && !Number.isSafeInteger(before)) refuse('input.malformed');
      const rows = await listImports(tx, before, query.limit + 1);
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => importLine(row, platform.clock.now())),
        nextCursor: rows.length > query.limit && last ? String(last.id) : null,
      };
    },
    fields: async () => ({
      kinds: fieldSets.map(({ kind, titleZh, titleEn, fields }) => ({
        kind,
        titleZh,
        titleEn,
        fields: fields
          .filter(({ derived }) => !derived)
          .map((field) => ({
            key: field.key,
            titleZh: field.titleZh,
            titleEn: field.titleEn,
            required: field.requirement === 'must',
          })),
      })),
    }),
    template: ({ reply }) => stream(reply, '导入模板.xlsx', writeTemplate),
    view: ({ tx, params }) => view(tx, params.importId),
    async setParts({ tx, actor, params, body }) {
      await service.setParts(tx, actor, params.importId, body.parts);
      return await view(tx, params.importId);
    },
    async check({ tx, actor, params }) {
      await service.startCheck(tx, actor, params.importId);
      return done;
    },
    findings: async ({ tx, params, query }) => ({
      items: (await service.findings(tx, params.importId, query)).map((finding) => ({
        ...finding,
        choices: finding.choices as ('skip' | 'update' | 'new')[],
      })),
    }),
    answers: async ({ tx, params }) => ({ items: await service.answers(tx, params.importId) }),
    async answer({ tx, params, body }) {
      await service.answer(tx, params.importId, body.answers);
      return done;
    },
    async removeAnswer({ tx, params }) {
      await service.removeAnswer(tx, params.importId, params.answerId);
      return done;
    },
    async run({ tx, actor, params, body }) {
      await service.startImport(tx, actor, params.importId, body.mode);
      return done;
    },
    async cancel({ tx, params }) {
      await service.cancel(tx, params.importId);
      return done;
    },
    async badRows({ db, actor, params, reply }) {
      const { row, answers } = await db.read(actor.scope, async (tx) => {
        const found = await service.find(tx, params.importId);
        return { row: found, answers: await service.answers(tx, found.id) };
      });
      if (!(await service.hasFile(row))) refuse('import.file-removed');
      const pass = passOf(actor);
      return await stream(reply, `有问题的行-${row.file_name.replace(/\.\w+$/, '')}.xlsx`, async (target) => {
        await writeBadRows(pass, target);
      });

      function passOf(reader: Actor) {
        const file = service.fileOf(row);
        return { platform, actor: reader, file, fileName: row.file_name, importId: row.id, parts: row.parts, answers };
      }
    },
    async takeBack({ tx, actor, params, body }) {
      await service.takeBack(tx, actor, params.importId, body.reason);
      return done;
    },
  });
}

interface Upload {
  readonly name: string;
  readonly content: Readable;
  readonly password?: string | undefined;
}

/** The one file of a form; the field `password` stands before it. A torn request leaves nothing. */
async function receive<T>(request: FastifyRequest, work: (upload: Upload) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) refuse('input.malformed');
  try {
    // A little above our own limit, which refuses with a sentence; the parser would just cut the file off.
    const part = await request.file({
      limits: { fileSize: maxImportBytes + 65_536, files: 1, fields: 3, fieldSize: 300 },
    });
    if (!part) return refuse('import.no-file');
    const field = part.fields['password'];
    const password =
      field && 'value' in field && typeof field.value === 'string' && field.value !== '' ? field.value : undefined;
    const name = part.filename.replace(/[\u0000-\u001f\u007f/\\]/g, '').slice(-200) || '名册.xlsx';
    return await work({ name, content: part.file, password });
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (
      code === 'ECONNRESET' ||
      code === 'ERR_STREAM_PREMATURE_CLOSE' ||
      /unexpected end|terminated early/i.test(message ?? '')
    )
      return refuse('file.torn');
    throw error;
  }
}

/** Sends a workbook as it is written. */
async function stream(
  reply: FastifyReply,
  name: string,
  write: (target: PassThrough) => Promise<void>,
): Promise<FastifyReply> {
  const target = new PassThrough();
  write(target).catch((error: Error) => target.destroy(error));
  return await reply
    .type(workbookType)
    .header('Cache-Control', 'private, no-store')
    .header('Content-Disposition', `attachment; filename="rows.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(target);
}
