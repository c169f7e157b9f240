import type { FormView } from '@jishi/contract';
import { checkEvidence, checkFormValues } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { attachTo, removeAttachments } from '../attachments/index.ts';
import { askAcceptors, endAsking } from './accepting.ts';
import type { FormDefinition, FormRow } from './schema.ts';
import * as store from './store.ts';
import * as views from './views.ts';

type View = z.infer<typeof FormView>;
type Values = Readonly<Record<string, unknown>>;

/** What a new form is made of. */
export interface NewForm {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly titleZh: string;
  readonly definition: FormDefinition;
  readonly dueOn: string | null;
  readonly runStepId: number | null;
}

/** Forms (表单): drafted, signed, accepted or returned. Signed versions are never edited. */
export type FormService = ReturnType<typeof createFormService>;

export function createFormService(platform: Platform) {
  const { audit, clock, ids, permissions, steps } = platform;

  const lockOwn = async (tx: Tx, actor: Actor, id: number, version: number): Promise<FormRow> => {
    const form = await store.lockForm(tx, id);
    if (!form) refuse('record.not-found');
    if (!actsFor(actor, form.org_id))
      refuse('form.not-yours', { title: form.title_zh, org: await views.orgNameOf(tx, form) });
    if (form.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: form.version });
    if (form.state === 'signed' || form.state === 'accepted') refuse('form.already-signed', { title: form.title_zh });
    return form;
  };

  const mayAnswer = (actor: Actor, form: FormRow): boolean => {
    const { acceptedBy } = form.definition;
    if (acceptedBy === undefined || form.state !== 'signed' || !covers(actor, form.path)) return false;
    const isOwn = actor.orgId === form.org_id;
    const rightOrg = acceptedBy.of === 'own' ? isOwn : !isOwn;
    return actor.kind === 'system' || (rightOrg && (acceptedBy.roles as readonly string[]).includes(actor.role));
  };

  const show = async (tx: Tx, actor: Actor, form: FormRow): Promise<View> => {
    const [versions, evidence, orgName] = await Promise.all([
      views.listVersions(tx, form.region, form.id),
      views.listEvidence(tx, form.region, form.id),
      views.orgNameOf(tx, form),
    ]);
    const own = actsFor(actor, form.org_id);
    const editable = own && (form.state === 'draft' || form.state === 'returned');
    const present = versions.find((version) => version.number === form.signed_version);
    return {
      id: form.id,
      orgId: form.org_id,
      orgName,
      runStepId: form.run_step_id,
      titleZh: form.title_zh,
      definition: {
        fields: form.definition.fields.map((field) => ({ ...field })),
        evidence: form.definition.evidence.map((rule) => ({ ...rule })),
      },
      // What is still being written belongs to its writer alone.
      values: own ? form.draft : (present?.content ?? {}),
      state: form.state,
      dueOn: form.due_on,
      returnedReason: form.returned_reason,
      needsAcceptance: form.definition.acceptedBy !== undefined,
      version: form.version,
      versions: versions.map((version) => ({
        number: version.number,
        signerName: version.signer_name,
        signedAt: version.signed_at.toISOString(),
        late: version.late,
        answer: version.answer,
        answeredByName: version.answered_by_name,
        reason: version.reason,
        values: version.content,
      })),
      evidence: evidence.map((file) => ({
        id: file.id,
        name: file.name,
        mediaType: file.media_type,
        sizeBytes: file.size_bytes,
        purpose: file.purpose,
        at: file.at.toISOString(),
      })),
      can: {
        edit: editable && permissions.allows(actor, 'form.fill'),
        sign: editable && permissions.allows(actor, 'form.sign'),
        answer: mayAnswer(actor, form) && permissions.allows(actor, 'form.answer'),
        another: own && (form.definition.maxEntries ?? 1) > 1 && permissions.allows(actor, 'form.fill'),
      },
    };
  };

  /** A step of one form ends with it; where several are collected, people say when it is enough. */
  const endStep = async (tx: Tx, actor: Actor, form: FormRow): Promise<void> => {
    if (form.run_step_id !== null && form.definition.maxEntries === undefined)
      await steps.complete(tx, actor, form.run_step_id);
  };

  return {
    show,

    /** Makes an empty form; fields with a `prefill` get what the platform knows. */
    async create(tx: Tx, actor: Actor, form: NewForm): Promise<number> {
      const id = await ids.next(tx, form.region);
      const known = await views.knownFacts(tx, form.region, form.orgId, clock.today());
      const draft: Record<string, unknown> = {};
      for (const field of form.definition.fields) {
        if (field.kind !== 'list' && field.prefill !== undefined && known[field.prefill] != null)
          draft[field.id] = known[field.prefill];
      }
      await store.insertForm(tx, {
        region: form.region,
        id,
        org_id: form.orgId,
        path: form.path,
        run_step_id: form.runStepId,
        title_zh: form.titleZh,
        definition: form.definition,
        draft,
        due_on: form.dueOn,
        createdAt: clock.now(),
      });
      await audit.append(tx, actor, {
        action: 'form.create',
        subjectKind: 'form',
        subjectId: id,
        orgId: form.orgId,
        path: form.path,
        region: form.region,
        facts: { title: form.titleZh },
      });
      return id;
    },

    async get(tx: Tx, actor: Actor, id: number): Promise<View> {
      const form = await store.findForm(tx, id);
      if (!form) refuse('record.not-found');
      return await show(tx, actor, form);
    },

    /** Keeps what was typed; incomplete is fine, wrong is told at once. */
    async saveDraft(
      tx: Tx,
      actor: Actor,
      id: number,
      values: Values,
      version: number,
    ): Promise<{ version: number; savedAt: string }> {
      const form = await lockOwn(tx, actor, id, version);
      refuseFaults(form, values, clock.today(), 'draft');
      await store.saveDraft(tx, form, values);
      return { version: form.version + 1, savedAt: clock.now().toISOString() };
    },

    /** Ties uploaded files to a form that is being written, or takes them off. What was signed keeps its evidence. */
    async evidence(
      tx: Tx,
      actor: Actor,
      id: number,
      change: { readonly add: readonly number[]; readonly remove: readonly number[] },
    ): Promise<View> {
      const seen = await store.findForm(tx, id);
      if (!seen) refuse('record.not-found');
      const form = await lockOwn(tx, actor, id, seen.version);
      const subject = { kind: 'form', id, orgId: form.org_id, path: form.path };
      // Taken off first: changing one file for another is one act.
      await removeAttachments(tx, platform, actor, subject, change.remove);
      await attachTo(tx, actor, change.add, subject);
      await refuseEvidence(tx, form, change.add);
      await audit.append(tx, actor, {
        action: 'form.evidence',
        subjectKind: 'form',
        subjectId: id,
        orgId: form.org_id,
        path: form.path,
        facts: { added: change.add, removed: change.remove },
      });
      return await show(tx, actor, form);
    },

    /** One more form of the same step, where the step collects several. */
    async another(tx: Tx, actor: Actor, id: number): Promise<View> {
      const form = await store.lockForm(tx, id);
      if (!form) refuse('record.not-found');
      if (!actsFor(actor, form.org_id))
        refuse('form.not-yours', { title: form.title_zh, org: await views.orgNameOf(tx, form) });
      const most = form.definition.maxEntries ?? 1;
      const now = form.run_step_id === null ? 1 : (await store.formsOfStep(tx, form.region, form.run_step_id)).length;
      if (now >= most) refuse('form.entries-full', { most, now });
      const made = await this.create(tx, actor, {
        region: form.region,
        orgId: form.org_id,
        path: form.path,
        titleZh: form.title_zh,
        definition: form.definition,
        dueOn: form.due_on,
        runStepId: form.run_step_id,
      });
      return await show(tx, actor, await reload(tx, made));
    },

    /** Signs: complete, with its evidence, not back-dated; a late entry is marked as late. */
    async sign(tx: Tx, actor: Actor, id: number, values: Values, version: number): Promise<View> {
      const form = await lockOwn(tx, actor, id, version);
      const today = clock.today();
      refuseFaults(form, values, today, 'signed');
      await refuseMissingEvidence(tx, form);
      const late = form.due_on !== null && today > form.due_on;
      if (late && form.definition.lateEntry === 'refused')
        refuse('form.too-late', { title: form.title_zh, dueOn: form.due_on });
      const number = form.signed_version + 1;
      await store.insertVersion(tx, form, {
        number,
        content: values,
        signedBy: actor.userId,
        signerName: actor.displayName,
        signedAt: clock.now(),
        late,
      });
      await audit.append(tx, actor, {
        action: 'form.sign',
        subjectKind: 'form',
        subjectId: id,
        orgId: form.org_id,
        path: form.path,
        facts: { title: form.title_zh, number, late },
      });
      if (form.definition.acceptedBy === undefined) await endStep(tx, actor, form);
      else await askAcceptors(tx, platform, form);
      return await show(tx, actor, await reload(tx, id));
    },

    /** Accepts a signed form or returns it with a reason; never by the person who signed it. */
    async answer(
      tx: Tx,
      actor: Actor,
      id: number,
      answer: 'accepted' | 'returned',
      reason: string | null,
      version: number,
    ): Promise<View> {
      const form = await store.lockForm(tx, id);
      if (!form) refuse('record.not-found');
      if (form.definition.acceptedBy === undefined) refuse('form.no-checker', { title: form.title_zh });
      if (form.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: form.version });
      if (form.state !== 'signed') refuse('form.not-signed', { title: form.title_zh });
      if (!mayAnswer(actor, form)) refuse('record.not-found');
      if (actor.userId !== null && (await store.signerOf(tx, form)) === actor.userId) refuse('form.own-check');
      await store.answerVersion(tx, form, {
        answer,
        name: actor.displayName,
        at: clock.now(),
        reason,
      });
      await store.setState(tx, form, answer, answer === 'returned' ? reason : null);
      await endAsking(tx, platform, actor, id, true);
      await audit.append(tx, actor, {
        action: 'form.answer',
        subjectKind: 'form',
        subjectId: id,
        orgId: form.org_id,
        path: form.path,
        facts: { title: form.title_zh, answer, reason },
      });
      if (answer === 'accepted') await endStep(tx, actor, form);
      return await show(tx, actor, await reload(tx, id));
    },

    /** A later step sent the run back: the last signed text becomes the draft again. */
    async reopen(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
      const form = await store.lockForm(tx, id);
      if (!form) refuse('record.not-found');
      if (form.state === 'draft' || form.state === 'returned') return;
      await store.setState(tx, form, 'returned', reason);
      await endAsking(tx, platform, actor, id, false);
      await audit.append(tx, actor, {
        action: 'form.answer',
        subjectKind: 'form',
        subjectId: id,
        orgId: form.org_id,
        path: form.path,
        facts: { title: form.title_zh, answer: 'returned', reason },
      });
    },
  };
}

async function reload(tx: Tx, id: number): Promise<FormRow> {
  const form = await store.findForm(tx, id);
  if (!form) throw new Error('a form vanished within its transaction');
  return form;
}

function refuseFaults(form: FormRow, values: Values, day: string, completeness: 'draft' | 'signed'): void {
  const faults = checkFormValues(form.definition.fields, values, day, completeness);
  if (faults.length > 0) refuseInput(faults.map(({ path, zh }) => ({ path: `values.${path}`, message: zh })));
}

/** Refuses files just tied that the form's rules of evidence do not take: another kind, or more than they allow. */
async function refuseEvidence(tx: Tx, form: FormRow, added: readonly number[]): Promise<void> {
  if (added.length === 0) return;
  const files = await store.evidenceFiles(tx, form);
  const isNew = ({ id }: { readonly id: number }) => added.includes(id);
  const refusal = checkEvidence(
    form.definition.evidence,
    files.filter((file) => !isNew(file)),
    files.filter(isNew),
  );
  if (refusal) refuse(refusal.code, refusal.facts);
}

async function refuseMissingEvidence(tx: Tx, form: FormRow): Promise<void> {
  const required = form.definition.evidence.filter((rule) => rule.required === true);
  if (required.length === 0) return;
  const present = await store.evidencePurposes(tx, form);
  const missing = required.filter((rule) => !present.includes(rule.id));
  if (missing.length === 0) return;
  refuse('form.evidence-missing', {
    missing: missing.map((rule) => rule.titleZh).join('、'),
    reason: missing.map((rule) => rule.reasonZh ?? '').join(''),
  });
}
