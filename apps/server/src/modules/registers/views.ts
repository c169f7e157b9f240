import type { RegisterEntry } from '@jishi/contract';
import type { EntryRow, EventRow } from './schema.ts';

/** An entry as shown. */
export function entryView(row: EntryRow, today: string): RegisterEntry {
  return {
    id: row.id,
    kindId: row.kind_id,
    orgId: row.org_id,
    orgName: row.org_name,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    status: row.status,
    fields: row.fields,
    enteredOn: row.entered_on,
    reviewDueOn: row.review_due_on,
    expiresOn: row.expires_on,
    leftOn: row.left_on,
    reviewOverdue: row.review_due_on !== null && row.review_due_on < today,
    version: row.version,
  };
}

/** The last objection, where no answer has followed; events are newest first. */
export function openObjection(events: readonly EventRow[]): { statement: string; raisedOn: string } | null {
  const last = events.find(({ kind }) => kind === 'objected' || kind === 'answered');
  return last?.kind === 'objected' ? { statement: last.reason ?? '', raisedOn: last.happened_on } : null;
}
