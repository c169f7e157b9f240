import type { PersonalData } from '../../platform/crypto/personal-data.ts';
import type { MemberRow } from './import-row.ts';
import type { ClearMember, SealedColumn, StoredMember } from './schema.ts';

/** Context of a sealed column: bound to the value, so that it cannot be moved to another column. */
export const contextOf = (column: SealedColumn): string => `member.${column}`;

/** Opens one sealed value; null where nothing is kept. */
export function openColumn(personalData: PersonalData, column: SealedColumn, sealed: Buffer | null): string | null {
  return sealed === null ? null : personalData.open(contextOf(column), sealed);
}

/** Opens all sealed values of a member. */
export function openMember(personalData: PersonalData, stored: StoredMember): ClearMember {
  return {
    org_id: stored.org_id,
    name: stored.name,
    sex: stored.sex,
    born_on: stored.born_on,
    ethnic: stored.ethnic,
    education: stored.education,
    degree: stored.degree,
    id_number: openColumn(personalData, 'id_number', stored.id_number) ?? '',
    phone: openColumn(personalData, 'phone', stored.phone),
    landline: openColumn(personalData, 'landline', stored.landline),
    address: openColumn(personalData, 'address', stored.address),
    household_place: openColumn(personalData, 'household_place', stored.household_place),
    member_type: stored.member_type,
    status: stored.status,
    admitted_on: stored.admitted_on,
    confirmed_on: stored.confirmed_on,
    standing_adjust_months: stored.standing_adjust_months,
    job_position: stored.job_position,
    prof_tech: stored.prof_tech,
    new_social_stratum: stored.new_social_stratum,
    front_line: stored.front_line,
    is_migrant_worker: stored.is_migrant_worker,
    is_lost: stored.is_lost,
    lost_on: stored.lost_on,
    lost_reason: stored.lost_reason,
    is_floating: stored.is_floating,
    outflow_direction: stored.outflow_direction,
    join_type: stored.join_type,
    join_category: stored.join_category,
    entered_on: stored.entered_on,
    left_on: stored.left_on,
    leave_category: stored.leave_category,
    rights_restricted_until: stored.rights_restricted_until,
    facts: stored.facts,
  };
}

/** Values of a row over what is known so far: what the row leaves out stays. */
export function mergeRow(known: ClearMember | undefined, row: MemberRow, today: string): ClearMember {
  return {
    ...personOf(known, row),
    ...contactOf(known, row),
    ...membershipOf(known, row, today),
    ...whereaboutsOf(known, row),
    rights_restricted_until: known?.rights_restricted_until ?? null,
    facts: { ...known?.facts, ...row.facts },
  };
}

const keep = <T>(given: T | undefined, before: T | undefined, otherwise: T): T => given ?? before ?? otherwise;

function personOf(known: ClearMember | undefined, row: MemberRow) {
  return {
    name: row.name,
    sex: row.sex,
    born_on: row.bornOn,
    id_number: row.idNumber,
    ethnic: keep(row.ethnic, known?.ethnic, null),
    education: keep(row.education, known?.education, null),
    degree: keep(row.degree, known?.degree, null),
    job_position: keep(row.jobPosition, known?.job_position, null),
    prof_tech: keep(row.profTech, known?.prof_tech, null),
    new_social_stratum: keep(row.newSocialStratum, known?.new_social_stratum, null),
    front_line: keep(row.frontLine, known?.front_line, null),
    is_migrant_worker: keep(row.isMigrantWorker, known?.is_migrant_worker, false),
  };
}

function contactOf(known: ClearMember | undefined, row: MemberRow) {
  return {
    phone: keep(row.mobile, known?.phone, null),
    landline: keep(row.landline, known?.landline, null),
    address: keep(row.address, known?.address, null),
    household_place: keep(row.householdPlace, known?.household_place, null),
  };
}

function membershipOf(known: ClearMember | undefined, row: MemberRow, today: string) {
  const isCurrent = row.status === 'normal' || row.status === 'suspended';
  return {
    org_id: row.orgId,
    member_type: row.memberType,
    status: row.status,
    admitted_on: row.admittedOn,
    // A member who is probationary again (extended, annulled confirmation) has no date of confirmation.
    confirmed_on: row.memberType === '2' ? null : keep(row.confirmedOn, known?.confirmed_on, null),
    standing_adjust_months: keep(row.standingAdjustMonths, known?.standing_adjust_months, 0),
    join_type: keep(row.joinType, known?.join_type, null),
    join_category: keep(row.joinCategory, known?.join_category, '1'),
    entered_on: keep(row.enteredOn, known?.entered_on, today),
    left_on: isCurrent ? null : keep(row.leftOn, known?.left_on, today),
    leave_category: row.status === 'normal' ? null : keep(row.leaveCategory, known?.leave_category, null),
  };
}

/** Floating and lost: saying no ends what was known about it. */
function whereaboutsOf(known: ClearMember | undefined, row: MemberRow) {
  return {
    is_lost: keep(row.isLost, known?.is_lost, false),
    lost_on: row.isLost === false ? null : keep(row.lostOn, known?.lost_on, null),
    lost_reason: row.isLost === false ? null : keep(row.lostReason, known?.lost_reason, null),
    is_floating: keep(row.isFloating, known?.is_floating, false),
    outflow_direction: row.isFloating === false ? null : keep(row.outflow, known?.outflow_direction, null),
  };
}

/** One difference between two states of a member; sealed values are told as kept or not, never by content. */
export interface Difference {
  readonly column: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Differences column by column. */
export function differencesOf(before: ClearMember, after: ClearMember): Difference[] {
  const differences: Difference[] = [];
  for (const column of Object.keys(after) as (keyof ClearMember)[]) {
    if (column === 'facts') continue;
    const [from, to] = [before[column], after[column]];
    if (from !== to) differences.push({ column, from: textOf(column, from), to: textOf(column, to) });
  }
  for (const key of new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])) {
    const [from, to] = [before.facts[key] ?? null, after.facts[key] ?? null];
    if (from !== to) differences.push({ column: key, from, to });
  }
  return differences;
}

const sealed: ReadonlySet<string> = new Set(['id_number', 'phone', 'landline', 'address', 'household_place']);

function textOf(column: string, value: string | number | boolean | null): string | null {
  if (value === null) return null;
  return sealed.has(column) ? '（已加密）' : String(value);
}

/** Seals a member for storing. Unchanged sealed values keep their bytes. */
export function sealMember(
  personalData: PersonalData,
  clear: ClearMember,
  base: Pick<StoredMember, 'region' | 'id' | 'path' | 'pinyin' | 'initials' | 'created_at' | 'version'>,
  known?: { readonly stored: StoredMember; readonly clear: ClearMember },
): StoredMember {
  const seal = (column: SealedColumn): Buffer | null => {
    const value = clear[column];
    if (value === null) return null;
    if (known && known.clear[column] === value) return known.stored[column];
    return personalData.seal(contextOf(column), value);
  };
  const { id_number: number } = clear;
  return {
    ...clear,
    ...base,
    id_number: seal('id_number') ?? Buffer.alloc(0),
    id_number_index:
      known && known.clear.id_number === number
        ? known.stored.id_number_index
        : personalData.blindIndex(contextOf('id_number'), number),
    id_number_tail: number.slice(-4),
    phone: seal('phone'),
    phone_tail: clear.phone?.slice(-4) ?? null,
    landline: seal('landline'),
    address: seal('address'),
    household_place: seal('household_place'),
  };
}
