/** A file and whose it is. */
export interface AttachmentRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly sha256: string;
  readonly name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly purpose: string;
  readonly subject_kind: string | null;
  readonly subject_id: number | null;
  readonly open_to_members: boolean;
  readonly uploaded_by: number | null;
  readonly at: Date;
}
