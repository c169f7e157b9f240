import type { Role } from '@jishi/contract';

/** A message to send: to a role in an organisation, or to one person. */
export interface NewMessage {
  readonly orgId: number;
  readonly path: string;
  readonly role?: Role;
  readonly userId?: number;
  readonly kind: 'reminder' | 'circular' | 'digest' | 'result';
  readonly titleZh: string;
  readonly titleEn: string;
  readonly bodyZh?: string;
  readonly link: string;
  readonly subjectKind: string;
  readonly subjectId: number;
  readonly dueOn?: string | null;
  readonly isUrgent?: boolean;
  readonly needsReceipt?: boolean;
}

/** A message as stored. */
export interface MessageRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly role: string | null;
  readonly user_id: number | null;
  readonly kind: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly body_zh: string;
  readonly link: string;
  readonly due_on: string | null;
  readonly is_urgent: boolean;
  readonly needs_receipt: boolean;
  readonly state: string;
  readonly delivered_at: Date | null;
  readonly read_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly repeated: number;
}

/** A circular as stored. */
export interface CircularRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly title_zh: string;
  readonly body_zh: string;
  readonly audience: readonly string[];
  readonly receipt: 'none' | 'delivery' | 'acknowledgement';
  readonly acknowledge_by: string | null;
  readonly is_urgent: boolean;
  readonly state: 'draft' | 'sent';
  readonly sent_at: Date | null;
  readonly sent_by: string | null;
  readonly version: number;
}
