import { attachmentRoutes } from '@jishi/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { typeOfMedia } from './file-types.ts';
import type { AttachmentRow } from './schema.ts';
import { createAttachmentService, maxFileBytes, type Upload } from './service.ts';

/** Mounts uploads and downloads. */
export function mountAttachments(mounter: Mounter, platform: Platform): void {
  const service = createAttachmentService(platform);
  mounter.routes(attachmentRoutes, {
    upload: async ({ actor, request }) => await service.upload(actor, await readUpload(request)),
    list: async ({ tx, actor, query }) => ({
      items: await service.list(tx, actor, query.subjectKind, query.subjectId),
    }),
    async download({ db, actor, params, query, reply }) {
      const row = await db.read(actor.scope, (tx) => service.get(tx, actor, params.attachmentId));
      if (!(await platform.files.has(row.sha256))) refuse('attachment.content-missing');
      return await sendFile(reply, platform, row, query.inline === '1');
    },
    async remove({ tx, actor, params }) {
      await service.remove(tx, actor, params.attachmentId);
      return { ok: true as const };
    },
  });
}

/** The one file of a form; the field `purpose` stands before it. */
async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) refuse('input.malformed');
  // A little above our own limit, which refuses with a sentence; the parser would just cut the file off.
  const part = await request.file({ limits: { fileSize: maxFileBytes + 65_536, files: 1, fields: 5, fieldSize: 200 } });
  if (!part) refuseInput([{ path: 'file', message: '请选择文件。' }]);
  const field = part.fields['purpose'];
  const purpose = field && 'value' in field && typeof field.value === 'string' ? field.value : 'evidence';
  if (!/^[a-z][A-Za-z0-9-]{1,39}$/.test(purpose)) {
    part.file.resume();
    refuseInput([{ path: 'purpose', message: '文件用途不对，请刷新页面后再试。' }]);
  }
  return { content: part.file, name: part.filename, purpose };
}

async function sendFile(
  reply: FastifyReply,
  platform: Platform,
  row: AttachmentRow,
  inline: boolean,
): Promise<FastifyReply> {
  const shows = inline && typeOfMedia(row.media_type)?.inline === true;
  const ascii = row.name.replace(/[^\w.-]/g, '_');
  return await reply
    .type(row.media_type)
    .header('Content-Length', row.size_bytes)
    .header(
      'Content-Disposition',
      `${shows ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    )
    // Whatever it is, it runs nothing and loads nothing.
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('Cache-Control', 'private, no-store')
    .send(platform.files.open(row.sha256));
}
