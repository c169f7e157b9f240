import type { HttpRequest } from '../../../platform/http/mount.ts';
import { refuse } from '../../../platform/refusal.ts';
import { stripPhoto } from './strip-photo.ts';
import type { PhotoLimits } from './pages.ts';

/** A form of a page without script: its texts, and its pictures without what phones write into them. */
export interface SentForm {
  readonly text: (name: string) => string;
  readonly photos: readonly { readonly bytes: Buffer; readonly name: string }[];
}

/** Reads a form, plain or with pictures. Whatever is no text counts as empty. */
export async function readForm(request: HttpRequest, limits: PhotoLimits): Promise<SentForm> {
  if (!request.isMultipart()) {
    const { body } = request;
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
    return { text: (name) => (typeof fields[name] === 'string' ? fields[name].trim() : ''), photos: [] };
  }
  const fields = new Map<string, string>();
  const photos: { bytes: Buffer; name: string }[] = [];
  const maxBytes = limits.megabytes * 1_048_576;
  const parts = request.parts({
    limits: { files: limits.count + 1, fileSize: maxBytes, fields: 20, fieldSize: 20_000 },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields.set(part.fieldname, part.value.trim());
      continue;
    }
    const bytes = await part.toBuffer().catch(() => undefined);
    if (bytes?.length === 0) continue;
    const photo = bytes && photos.length < limits.count ? stripPhoto(bytes) : undefined;
    if (!photo) refuse('intake.photo-unfit', { ...limits });
    // The name given by the phone often holds a moment.
    photos.push({ bytes: photo.bytes, name: `图片${photos.length + 1}.${photo.extension}` });
  }
  return { text: (name) => fields.get(name) ?? '', photos };
}
