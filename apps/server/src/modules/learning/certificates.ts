import { randomBytes, timingSafeEqual } from 'node:crypto';
import { addDuration, durationOf } from '@jishi/domain';
import type { CertificateView } from '@jishi/contract';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { Learner } from './learners.ts';
import * as results from './results-store.ts';
import type { CertificateRow, PlanRow } from './schema.ts';

type View = z.infer<typeof CertificateView>;
type Ports = Pick<Platform, 'audit' | 'clock' | 'ids' | 'rules'>;

/** State of a certificate on a day. */
export type CertificateState = 'valid' | 'expiring' | 'expired' | 'revoked';

/** Issues the certificates of a plan to those who passed and hold none of it. @returns how many were issued */
export async function issueCertificates(
  tx: Tx,
  { clock, ids }: Ports,
  plan: PlanRow,
  learners: readonly Learner[],
): Promise<number> {
  if (!plan.has_certificate) return 0;
  const holders = new Set((await results.listCertificatesOfPlan(tx, plan)).map(({ member_id: id }) => id));
  const due = learners.filter(({ state, member_id: id }) => state === 'passed' && !holders.has(id));
  if (due.length === 0) return 0;
  const today = clock.today();
  const validUntil =
    plan.certificate_valid_for === null
      ? null
      : addDuration(await loadWorkingCalendar(tx), today, durationOf(plan.certificate_valid_for)).date;
  const orgName = await results.orgNameOf(tx, plan.region, plan.org_id);
  const taken = await ids.take(tx, plan.region, due.length);
  const rows = due.map((learner, index) => {
    const id = taken[index] ?? 0;
    const short = id.toString(36).toUpperCase();
    return {
      region: plan.region,
      id,
      plan_id: plan.id,
      org_id: plan.org_id,
      path: plan.path,
      member_id: learner.member_id,
      number: `${today.slice(0, 4)}-${short}`,
      code: `${short}-${randomBytes(6).toString('hex').toUpperCase()}`,
      title_zh: plan.title_zh,
      holder_name: learner.name,
      org_name: orgName,
      issued_on: today,
      valid_until: validUntil,
    };
  });
  await results.insertCertificates(tx, rows);
  return rows.length;
}

/** A certificate for its holder or the recorder of the organisation that issued it; nobody else finds it. */
export async function getCertificate(tx: Tx, ports: Ports, actor: Actor, id: number): Promise<View> {
  return await certificateView(tx, ports, await readable(tx, actor, id));
}

/** Takes back a certificate that was issued wrongly; its page and its code say so from then on. */
export async function revokeCertificate(tx: Tx, ports: Ports, actor: Actor, id: number, reason: string): Promise<void> {
  const row = await readable(tx, actor, id);
  if (!isRecorder(actor, row)) refuse('learning.not-yours', { title: row.title_zh });
  if (!(await results.revokeCertificate(tx, row.region, row.id, reason, ports.clock.today())))
    refuse('learning.certificate-revoked', { number: row.number });
  await ports.audit.append(tx, actor, {
    action: 'learning.certificate-revoke',
    subjectKind: 'learning-plan',
    subjectId: row.plan_id,
    orgId: row.org_id,
    path: row.path,
    facts: { number: row.number, reason },
  });
}

/** Certificates the own organisation issued; `expiring` are those that run out within the lead of the place. */
export async function certificatePage(
  tx: Tx,
  ports: Ports,
  actor: Actor,
  query: { expiring?: 'true' | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: View[]; nextCursor: string | null }> {
  const { orgId, path } = actor;
  if (orgId === null || path === null || actor.role === 'member') return { items: [], nextCursor: null };
  const today = ports.clock.today();
  const until = await leadEnd(tx, ports, path);
  const rows = await results.listCertificates(
    tx,
    { region: actor.region, orgId },
    {
      expiring: query.expiring ? { from: today, until } : undefined,
      before: query.cursor === undefined ? undefined : Number(query.cursor) || 0,
      limit: query.limit + 1,
    },
  );
  const page = rows.slice(0, query.limit);
  return {
    items: page.map((row) => viewOf(row, stateOf(row, today, until))),
    nextCursor: rows.length > query.limit && !query.expiring ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** Certificates of the signed-in person. */
export async function ownCertificates(tx: Tx, ports: Ports, actor: Actor): Promise<View[]> {
  if (actor.memberId === null) return [];
  const rows = await results.listCertificatesOf(tx, actor.region, actor.memberId);
  const views: View[] = [];
  for (const row of rows) views.push(await certificateView(tx, ports, row));
  return views;
}

/**
 * What anybody learns to whom the holder shows the code: whether it is genuine and stands. The name stays covered but
 * for its first character, so that a paper found somewhere tells nothing that is not printed on it.
 */
export async function verifyCertificate(
  tx: Tx,
  ports: Ports,
  code: string,
): Promise<{
  number: string;
  titleZh: string;
  orgName: string;
  holder: string;
  issuedOn: string;
  validUntil: string | null;
  state: CertificateState;
}> {
  const wanted = code.trim().toUpperCase();
  const id = Number.parseInt(wanted.split('-')[0] ?? '', 36);
  if (!Number.isSafeInteger(id) || id <= 0) refuse('learning.code-unknown');
  await tx.setScope({ path: '', everything: true });
  const row = await results.findCertificate(tx, regionOf(id), id);
  if (!row || !isSame(row.code, wanted)) refuse('learning.code-unknown');
  const today = ports.clock.today();
  const [first = ''] = row.holder_name;
  return {
    number: row.number,
    titleZh: row.title_zh,
    orgName: row.org_name,
    holder: `${first}${'＊'.repeat([...row.holder_name].length - 1)}`,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    state: stateOf(row, today),
  };
}

async function readable(tx: Tx, actor: Actor, id: number): Promise<CertificateRow> {
  const row = (await results.findCertificate(tx, regionOf(id), id)) ?? refuse('record.not-found');
  const isHolder = actor.memberId !== null && actor.memberId === row.member_id;
  return isHolder || isRecorder(actor, row) ? row : refuse('record.not-found');
}

function isRecorder(actor: Actor, row: CertificateRow): boolean {
  return actsFor(actor, row.org_id) && actor.role !== 'member';
}

async function certificateView(tx: Tx, ports: Ports, row: CertificateRow): Promise<View> {
  return viewOf(row, stateOf(row, ports.clock.today(), await leadEnd(tx, ports, row.path)));
}

/** Last day of the time in which a certificate counts as about to expire. */
async function leadEnd(tx: Tx, { clock, rules }: Ports, path: string): Promise<string> {
  const today = clock.today();
  const lead = durationOf(await rules.value<string>(tx, 'learning.certificate.lead', today, path));
  return addDuration(await loadWorkingCalendar(tx), today, lead).date;
}

function stateOf(row: CertificateRow, today: string, expiringUntil?: string): CertificateState {
  if (row.revoked_on !== null) return 'revoked';
  if (row.valid_until === null) return 'valid';
  if (row.valid_until < today) return 'expired';
  return expiringUntil !== undefined && row.valid_until <= expiringUntil ? 'expiring' : 'valid';
}

function viewOf(row: CertificateRow, state: CertificateState): View {
  return {
    id: row.id,
    planId: row.plan_id,
    number: row.number,
    code: row.code,
    titleZh: row.title_zh,
    holderName: row.holder_name,
    orgName: row.org_name,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    state,
    revokedReason: row.revoked_reason,
  };
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
