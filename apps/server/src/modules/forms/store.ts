import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { FormRow, FormState } from './schema.ts';

const columns = sql`f.region, f.id, f.org_id, f.path, f.run_step_id, f.title_zh, f.definition, f.draft, f.state, f.due_on,
  f.signed_version, f.returned_reason, f.version`;

/** A form, locked until the end of the transaction. */
export function lockForm(tx: Tx, id: number): Promise<FormRow | undefined> {
  return tx.maybe<FormRow>(
    sql`select ${columns} from form_record f where f.region = ${regionOf(id)} and f.id = ${id} for update`,
  );
}

/** A form by id. */
export function findForm(tx: Tx, id: number): Promise<FormRow | undefined> {
  return tx.maybe<FormRow>(sql`select ${columns} from form_record f where f.region = ${regionOf(id)} and f.id = ${id}`);
}

/** Forms of a step, oldest first. */
export function formsOfStep(tx: Tx, region: number, runStepId: number): Promise<FormRow[]> {
  return tx.many<FormRow>(
    sql`select ${columns} from form_record f where f.region = ${region} and f.run_step_id = ${runStepId} order by f.id`,
  );
}

/** Adds an empty form. */
export async function insertForm(
  tx: Tx,
  form: Pick<
    FormRow,
    'region' | 'id' | 'org_id' | 'path' | 'run_step_id' | 'title_zh' | 'definition' | 'draft' | 'due_on'
  > & { createdAt: Date },
): Promise<void> {
  await tx.run(sql`insert into form_record (region, id, org_id, path, run_step_id, title_zh, definition, draft, due_on, created_at)
    values (${form.region}, ${form.id}, ${form.org_id}, ${form.path}, ${form.run_step_id}, ${form.title_zh},
      ${JSON.stringify(form.definition)}, ${JSON.stringify(form.draft)}, ${form.due_on}, ${form.createdAt})`);
}

/** Saves the text typed so far. */
export async function saveDraft(tx: Tx, form: FormRow, values: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.run(sql`update form_record f set draft = ${JSON.stringify(values)}, version = f.version + 1
    where f.region = ${form.region} and f.id = ${form.id}`);
}

/** Moves a form to its next state. */
export async function setState(tx: Tx, form: FormRow, state: FormState, reason: string | null): Promise<void> {
  await tx.run(sql`update form_record f set state = ${state}, returned_reason = ${reason}, version = f.version + 1
    where f.region = ${form.region} and f.id = ${form.id}`);
}

/** Adds a signed version and makes it the form's present one. */
export async function insertVersion(
  tx: Tx,
  form: FormRow,
  signed: {
    number: number;
    content: Readonly<Record<string, unknown>>;
    signedBy: number | null;
    signerName: string;
    signedAt: Date;
    late: boolean;
  },
): Promise<void> {
  await tx.run(sql`insert into form_version (region, form_id, number, org_id, path, content, signed_by, signer_name, signed_at, late)
    values (${form.region}, ${form.id}, ${signed.number}, ${form.org_id}, ${form.path}, ${JSON.stringify(signed.content)},
      ${signed.signedBy}, ${signed.signerName}, ${signed.signedAt}, ${signed.late})`);
  await tx.run(sql`update form_record f set state = 'signed', signed_version = ${signed.number}, draft = ${JSON.stringify(signed.content)},
      returned_reason = null, version = f.version + 1
    where f.region = ${form.region} and f.id = ${form.id}`);
}

/** Writes the answer to the present signed version. */
export async function answerVersion(
  tx: Tx,
  form: FormRow,
  answer: { answer: 'accepted' | 'returned'; name: string; at: Date; reason: string | null },
): Promise<void> {
  await tx.run(sql`update form_version v set answer = ${answer.answer}, answered_by_name = ${answer.name}, answered_at = ${answer.at},
      reason = ${answer.reason}
    where v.region = ${form.region} and v.form_id = ${form.id} and v.number = ${form.signed_version}`);
}

/** User who signed the present version. */
export async function signerOf(tx: Tx, form: FormRow): Promise<number | null> {
  const row = await tx.maybe<{
    signed_by: number | null;
  }>(sql`select v.signed_by from form_version v
    where v.region = ${form.region} and v.form_id = ${form.id} and v.number = ${form.signed_version}`);
  return row?.signed_by ?? null;
}

/** Files kept with a form, by the purpose they were uploaded for. */
export async function evidencePurposes(tx: Tx, form: FormRow): Promise<string[]> {
  const rows = await tx.many<{ purpose: string }>(sql`select a.purpose from attachment a
    where a.region = ${form.region} and a.subject_kind = 'form' and a.subject_id = ${form.id} and a.removed_at is null`);
  return rows.map((row) => row.purpose);
}

/** Files of a form, oldest first, as evidence rules look at them. */
export function evidenceFiles(
  tx: Tx,
  form: FormRow,
): Promise<{ id: number; name: string; mediaType: string; purpose: string }[]> {
  return tx.many(sql`select a.id, a.name, a.media_type as "mediaType", a.purpose from attachment a
    where a.region = ${form.region} and a.subject_kind = 'form' and a.subject_id = ${form.id} and a.removed_at is null order by a.id`);
}
