import type { TableNotice } from '../../platform/spreadsheet/index.ts';
import type { ImportKind } from './fields.ts';
import type { ColumnMapping } from './mapping.ts';

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'importing'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'taken-back';

/** `all`: nothing unless every row is good. `good`: the good rows now, the others come back. */
export type ImportMode = 'all' | 'good';

/** One worksheet of the file. */
export interface ImportPart {
  readonly sheet: string;
  readonly hidden: boolean;
  /** Null: not imported. */
  readonly kind: ImportKind | null;
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly mapping: readonly ColumnMapping[];
  /** Whether the mapping was remembered from an earlier import. */
  readonly remembered: boolean;
  readonly expectedRows: number | null;
  readonly date1904: boolean;
  readonly notices: readonly TableNotice[];
}

/** Row of `roster_import`. */
export interface ImportRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number | null;
  readonly path: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly password: Buffer | null;
  readonly state: ImportState;
  readonly parts: readonly ImportPart[];
  readonly mode: ImportMode | null;
  readonly rows_done: number;
  readonly rows_all: number | null;
  readonly started_at: Date | null;
  readonly cancelled: boolean;
  readonly worker: string | null;
  readonly beat_at: Date | null;
  readonly summary: ImportSummary | null;
  readonly failure: ImportFailure | null;
  readonly user_id: number | null;
  readonly actor_name: string;
  readonly role: string;
  readonly actor_org_id: number | null;
  readonly created_at: Date;
  readonly done_at: Date | null;
  readonly taken_back_at: Date | null;
  readonly taken_back_by: string | null;
  readonly file_removed_at: Date | null;
  readonly version: number;
}

/** Why an import stopped: a refusal of a catalogue. */
export interface ImportFailure {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export type Severity = 'error' | 'question' | 'hint';
/** What a person may answer to a row that is in doubt. */
export type Decision = 'skip' | 'update' | 'new';

/** Something to say about one cell of one row. */
export interface Finding {
  readonly sheet: string;
  readonly row: number;
  /** Key of the field list; '' for the whole row. */
  readonly field: string;
  readonly heading: string;
  /** Place in the file, from 0; -1 where there is none. */
  readonly column: number;
  readonly severity: Severity;
  readonly code: string;
  readonly value: string;
  readonly zh: string;
  readonly remedyZh: string;
  readonly en: string;
  readonly ruleId?: string | undefined;
  /** What it should most likely read. */
  readonly suggestion?: string | undefined;
  readonly choices?: readonly Decision[] | undefined;
}

/** Findings of one kind in one column. */
export interface FindingGroup {
  readonly sheet: string;
  readonly severity: Severity;
  readonly code: string;
  readonly field: string;
  readonly heading: string;
  /** Sentence of the first of them. */
  readonly exampleZh: string;
  readonly exampleEn: string;
  readonly count: number;
}

/** Rows of one sheet. */
export interface PartCounts {
  readonly sheet: string;
  readonly kind: ImportKind;
  readonly rows: number;
  readonly good: number;
  readonly questions: number;
  readonly bad: number;
  /** Left out by decision. */
  readonly skipped: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** One value that an import changes. */
export interface ChangeSample {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly field: string;
  readonly fromValue: string | null;
  readonly toValue: string | null;
}

/** What a check found or an import did. */
export interface ImportSummary {
  readonly parts: readonly PartCounts[];
  readonly groups: readonly FindingGroup[];
  /** The first changes, old beside new; never identifiers. */
  readonly changes: readonly ChangeSample[];
  readonly findings: number;
  /** Findings kept for the page; the workbook of bad rows has all. */
  readonly kept: number;
  /** Whether rows were written. */
  readonly written: boolean;
  readonly milliseconds: number;
}

/** A correction or a decision given on the page. */
export interface Answer {
  readonly sheet: string;
  readonly field: string;
  /** Null: every row with this value. */
  readonly row: number | null;
  readonly fromValue: string | null;
  readonly toValue: string | null;
  readonly decision: Decision | null;
}
