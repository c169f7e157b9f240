import type { AttachmentView } from '@jishi/contract';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { safeName } from './file-types.ts';
import { receiveFile } from './receive.ts';
import type { AttachmentRow } from './schema.ts';
import * as store from './store.ts';

type View = z.input<typeof AttachmentView>;

/** Largest file, in bytes. */
export const maxFileBytes = 30 * 1_048_576;

/** A file on its way in. */
export interface Upload {
  readonly content: Readable;
  readonly name: string;
  /** What it is for, e.g. `evidence`; the module that ties it checks it. */
  readonly purpose: string;
}

/** Files and whose they are. */
export type AttachmentService = ReturnType<typeof createAttachmentService>;

export function createAttachmentService(platform: Pick<Platform, 'db' | 'files' | 'ids' | 'clock' | 'audit'>) {
  const { db, files, ids, clock, audit } = platform;
  return {
    /** Keeps a file under the actor's organisation, tied to nothing yet. Opens its own transaction after the file is whole. */
    async upload(actor: Actor, upload: Upload): Promise<View> {
      const { orgId, path } = actor;
      if (orgId === null || path === null) refuse('access.denied', { role: actor.displayName, who: '支部书记' });
      const { sha256, sizeBytes, type } = await receiveFile(files, upload.content, maxFileBytes);
      return await db.write(actor.scope, async (tx) => {
        const row: AttachmentRow = {
          region: actor.region,
          id: await ids.next(tx, actor.region),
          org_id: orgId,
          path,
          sha256,
          name: safeName(upload.name, type),
          media_type: type.mediaType,
          size_bytes: sizeBytes,
          purpose: upload.purpose,
          subject_kind: null,
          subject_id: null,
          open_to_members: false,
          uploaded_by: actor.userId,
          at: clock.now(),
        };
        await store.insertAttachment(tx, row);
        await audit.append(tx, actor, {
          action: 'attachment.add',
          subjectKind: 'attachment',
          subjectId: row.id,
          // Not the name: people put names of people into it.
          facts: { sha256, sizeBytes, mediaType: type.mediaType, purpose: upload.purpose },
        });
        return viewAttachment(row, actor);
      });
    },

    /** A file the actor may read. Not there and not yours are one answer. */
    async get(tx: Tx, actor: Actor, id: number): Promise<AttachmentRow> {
      const row = await store.findAttachment(tx, id);
      return row && mayRead(row, actor) ? row : refuse('record.not-found');
    },

    list: (tx: Tx, actor: Actor, subjectKind: string, subjectId: number) =>
      listAttachments(tx, actor, subjectKind, subjectId),

    /** Takes away an own file that is tied to nothing. What belongs to a record is changed there. */
    async remove(tx: Tx, actor: Actor, id: number): Promise<void> {
      const [row] = await store.lockAttachments(tx, [id]);
      if (!row || !mayRead(row, actor)) refuse('record.not-found');
      if (!canRemove(row, actor)) refuse('attachment.in-use');
      await store.markRemoved(tx, [id], actor.userId, clock.now());
      await audit.append(tx, actor, {
        action: 'attachment.remove',
        subjectKind: 'attachment',
        subjectId: id,
        facts: { sha256: row.sha256 },
      });
    },
  };
}

/** The record to which files are tied. */
export interface AttachmentSubject {
  readonly kind: string;
  readonly id: number;
  readonly orgId: number;
  readonly path: string;
  /** Whether plain members of the organisation may read the files (lessons, notices). */
  readonly openToMembers?: boolean;
}

/**
 * Ties uploaded files to a record, in the transaction of the record. Takes files the actor uploaded himself, and those
 * that belong to the record already (saving a form twice). Refuses `attachment.not-yours` for any other.
 */
export async function attachTo(
  tx: Tx,
  actor: Actor,
  attachmentIds: readonly number[],
  subject: AttachmentSubject,
): Promise<readonly AttachmentRow[]> {
  const wanted = [...new Set(attachmentIds)];
  if (wanted.length === 0) return [];
  const rows = await store.lockAttachments(tx, wanted);
  const isOfSubject = (row: AttachmentRow) => row.subject_kind === subject.kind && row.subject_id === subject.id;
  const isOwnUpload = (row: AttachmentRow) =>
    row.subject_kind === null && (actor.kind === 'system' || row.uploaded_by === actor.userId);
  const usable = rows.filter((row) => isOfSubject(row) || isOwnUpload(row));
  if (usable.length !== wanted.length) refuse('attachment.not-yours', { count: wanted.length - usable.length });
  const fresh = usable.filter((row) => !isOfSubject(row));
  if (fresh.length > 0) {
    await store.setSubject(
      tx,
      fresh.map((row) => row.id),
      {
        org_id: subject.orgId,
        path: subject.path,
        subject_kind: subject.kind,
        subject_id: subject.id,
        open_to_members: subject.openToMembers ?? false,
      },
    );
  }
  return usable;
}

/** Moves the files of a record with it to another organisation. */
export async function moveAttachments(tx: Tx, subject: AttachmentSubject): Promise<void> {
  await store.moveSubject(tx, subject.kind, subject.id, { org_id: subject.orgId, path: subject.path });
}

/** Files of a record that the actor may read. */
export async function listAttachments(tx: Tx, actor: Actor, subjectKind: string, subjectId: number): Promise<View[]> {
  const rows = await store.listBySubjects(tx, subjectKind, [subjectId]);
  return rows.filter((row) => mayRead(row, actor)).map((row) => viewAttachment(row, actor));
}

/** Files of several records with their content hashes, for archives and checks; as far as the transaction's scope goes. */
export function loadContents(
  tx: Tx,
  subjectKind: string,
  subjectIds: readonly number[],
): Promise<readonly AttachmentRow[]> {
  return store.listBySubjects(tx, subjectKind, subjectIds);
}

/** Takes away files of a record, on behalf of the module that keeps it. @returns how many were taken away */
export async function removeAttachments(
  tx: Tx,
  { clock }: Pick<Platform, 'clock'>,
  actor: Actor,
  subject: Pick<AttachmentSubject, 'kind' | 'id'>,
  attachmentIds: readonly number[],
): Promise<number> {
  const rows = await store.lockAttachments(tx, attachmentIds);
  const own = rows
    .filter((row) => row.subject_kind === subject.kind && row.subject_id === subject.id)
    .map((row) => row.id);
  return await store.markRemoved(tx, own, actor.userId, clock.now());
}

/** Row-level security has settled the subtree; a plain member shares the scope of the branch and is held here. */
function mayRead(row: AttachmentRow, actor: Actor): boolean {
  const isUploader = row.uploaded_by !== null && row.uploaded_by === actor.userId;
  if (isUploader || row.open_to_members) return true;
  return row.subject_kind !== null && actor.role !== 'member';
}

function canRemove(row: AttachmentRow, actor: Actor): boolean {
  return row.subject_kind === null && row.uploaded_by === actor.userId;
}

/** A file as lists show it. */
export function viewAttachment(row: AttachmentRow, actor: Actor): View {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    purpose: row.purpose,
    uploadedAt: row.at.toISOString(),
    canRemove: canRemove(row, actor),
  };
}
