import type { Role } from '@jishi/contract';

/** Who has to do what: the input of `openTodos`. */
export interface NewTodo {
  /** Organisation that has to act. */
  readonly orgId: number;
  /** Path of the organisation concerned: always the lower one, so that a branch may open a duty of its superior. */
  readonly path: string;
  /** Roles of `orgId` that may do it; each sees it, and it is done once. */
  readonly roles?: readonly Role[];
  /** One person instead of roles. */
  readonly userId?: number;
  readonly aboutOrgId: number;
  readonly aboutName: string;
  readonly kind: 'step' | 'hand-over' | 'round' | 'obligation' | 'result' | 'notice' | 'objection' | 'task';
  readonly titleZh: string;
  readonly titleEn: string;
  /** Page on which it is done. */
  readonly link: string;
  readonly subjectKind: string;
  readonly subjectId: number;
  readonly dueOn?: string | null;
  /** Duties of one kind that a superior has for many organisations are shown as one row above this many. */
  readonly group?: { readonly key: string; readonly titleZh: string; readonly titleEn: string; readonly link: string };
  /** The person may mark it as done without another act (something to know, not to do). */
  readonly dismissable?: boolean;
}

/** How a duty ended. */
export type TodoOutcome = 'done' | 'withdrawn' | 'lapsed';

/** A grant under which a person has duties. */
export interface TodoGrant {
  readonly id: number;
  readonly region: number;
  readonly role: Role;
  readonly org_id: number;
  readonly path: string;
  readonly org_name: string | null;
}

/** A row of the list. */
export interface TodoRow {
  readonly id: number;
  readonly org_id: number;
  readonly about_org_id: number;
  readonly about_name: string;
  readonly kind: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly link: string;
  readonly subject_kind: string;
  readonly subject_id: number;
  readonly group_key: string;
  readonly due_on: string | null;
  readonly dismissable: boolean;
  readonly opened_at: Date;
  readonly done_at: Date | null;
  readonly outcome: TodoOutcome | null;
}

/** Many duties of one kind as one row. */
export interface TodoGroupRow {
  readonly group_key: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly link: string;
  readonly n: number;
  readonly overdue: number;
  readonly first_due: string | null;
}
