import type { Buffer } from 'node:buffer';

/** Row of `member`, as stored: identifiers sealed. */
export interface StoredMember {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly sex: '1' | '2';
  readonly born_on: string;
  readonly ethnic: string | null;
  readonly education: string | null;
  readonly degree: string | null;
  readonly id_number: Buffer;
  readonly id_number_index: Buffer;
  readonly id_number_tail: string;
  readonly phone: Buffer | null;
  readonly phone_tail: string | null;
  readonly landline: Buffer | null;
  readonly address: Buffer | null;
  readonly household_place: Buffer | null;
  readonly member_type: '1' | '2';
  readonly status: MemberStatus;
  readonly admitted_on: string;
  readonly confirmed_on: string | null;
  readonly standing_adjust_months: number;
  readonly job_position: string | null;
  readonly prof_tech: string | null;
  readonly new_social_stratum: string | null;
  readonly front_line: string | null;
  readonly is_migrant_worker: boolean;
  readonly is_lost: boolean;
  readonly lost_on: string | null;
  readonly lost_reason: string | null;
  readonly is_floating: boolean;
  readonly outflow_direction: string | null;
  readonly join_type: string | null;
  readonly join_category: string;
  readonly entered_on: string;
  readonly left_on: string | null;
  readonly leave_category: string | null;
  readonly rights_restricted_until: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly created_at: Date;
  readonly version: number;
}

export type MemberStatus = 'normal' | 'suspended' | 'left' | 'deceased' | 'transferred-out';

/** Values of a member in the clear, for comparing and for export. Sealed columns are opened. */
export type ClearMember = Omit<
  StoredMember,
  | 'id_number'
  | 'id_number_index'
  | 'id_number_tail'
  | 'phone'
  | 'phone_tail'
  | 'landline'
  | 'address'
  | 'household_place'
  | 'facts'
  | 'created_at'
  | 'region'
  | 'id'
  | 'path'
  | 'pinyin'
  | 'initials'
  | 'version'
> & {
  readonly id_number: string;
  readonly phone: string | null;
  readonly landline: string | null;
  readonly address: string | null;
  readonly household_place: string | null;
  readonly facts: Readonly<Record<string, string>>;
};

/** Columns that are sealed; their values never stand in the history, the trail or a list. */
export const sealedColumns = ['id_number', 'phone', 'landline', 'address', 'household_place'] as const;
export type SealedColumn = (typeof sealedColumns)[number];

/** One entry of a member's history to be written. */
export interface NewEvent {
  readonly member_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly happened_on: string;
  readonly kind: string;
  readonly from_value: string | null;
  readonly to_value: string | null;
  readonly source_kind: string;
  readonly source_id: number | null;
  readonly reason: string | null;
}
