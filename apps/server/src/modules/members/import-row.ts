import { addYears, findValueAt, readCitizenNumber, type IsoDate } from '@jishi/domain';
import { codeLists, memberAgeMin, memberFields } from '@jishi/rules';
import {
  branchKinds,
  closeRow,
  readCells,
  type CellReader,
  type CheckedRow,
  type OrgIndex,
  type RawRow,
} from '../orgs/index.ts';

/** A checked row of a roster. Absent values leave what is stored as it is. */
export interface MemberRow {
  /** Row in the file, for messages. */
  readonly rowNumber: number;
  readonly orgId: number;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly bornOn: IsoDate;
  readonly idNumber: string;
  readonly ethnic: string | undefined;
  readonly education: string | undefined;
  readonly degree: string | undefined;
  readonly memberType: '1' | '2';
  readonly admittedOn: IsoDate;
  readonly confirmedOn: IsoDate | undefined;
  readonly standingAdjustMonths: number | undefined;
  readonly jobPosition: string | undefined;
  readonly newSocialStratum: string | undefined;
  readonly profTech: string | undefined;
  readonly isMigrantWorker: boolean | undefined;
  readonly frontLine: string | undefined;
  readonly mobile: string | undefined;
  readonly landline: string | undefined;
  readonly householdPlace: string | undefined;
  readonly address: string | undefined;
  readonly status: 'normal' | 'suspended' | 'left' | 'deceased' | 'transferred-out';
  readonly isLost: boolean | undefined;
  readonly lostOn: IsoDate | undefined;
  readonly lostReason: string | undefined;
  readonly isFloating: boolean | undefined;
  readonly outflow: string | undefined;
  readonly joinType: string | undefined;
  readonly joinCategory: string | undefined;
  readonly enteredOn: IsoDate | undefined;
  readonly leaveCategory: string | undefined;
  readonly leftOn: IsoDate | undefined;
  /** Kept without acting on it, by the key of the field list: dossierAt, admittedAtBranch, remark … */
  readonly facts: Readonly<Record<string, string>>;
}

/** What the check of roster rows needs besides the row. */
export interface MemberRowContext {
  /** Today: nothing may lie after it. */
  readonly day: IsoDate;
  readonly orgs: OrgIndex;
  /** Identity numbers met so far in this file, with their row; the check adds to it. */
  readonly seen: Map<string, number>;
}

const keptFacts = ['jointBranchUnit', 'dossierAt', 'admittedAtBranch', 'probationExtension', 'remark'] as const;

/**
 * Checks one row of a roster: identity number with birth date and sex, codes, existing days in their order, the age
 * at admission, the branch, nobody twice in the file. Whether the person stands on another roster is asked while storing.
 */
export function checkMemberRow(raw: RawRow, rowNumber: number, context: MemberRowContext): CheckedRow<MemberRow> {
  const cells = readCells(memberFields, codeLists, raw);
  const identity = readIdentity(cells, rowNumber, context);
  const dates = readMemberDates(cells, identity.bornOn, context.day);
  const orgId = readBranch(cells, context.orgs);
  const memberType = cells.code('memberType') === '2' ? '2' : '1';
  if (memberType === '2' && dates.confirmedOn !== undefined) {
    cells.fault('confirmedOn', {
      code: 'member.probationary-confirmed',
      zh: '预备党员填了转正日期。',
      remedyZh: '请删去转正日期，或把人员类别改为正式党员。',
      en: 'A probationary member has a date of confirmation.',
    });
  }
  cells.whole('standing');
  const state = cells.code('membershipState');
  const leave = cells.code('leftBy');
  const facts: Record<string, string> = {};
  for (const key of keptFacts) {
    const value = cells.text(key);
    if (value !== undefined) facts[key] = value;
  }
  const confirmationResult = cells.code('confirmationResult');
  if (confirmationResult !== undefined) facts['confirmationResult'] = confirmationResult;
  const row: MemberRow = {
    rowNumber,
    orgId,
    ...identity,
    ...dates,
    ethnic: cells.code('ethnic'),
    education: cells.code('education'),
    degree: cells.code('degree'),
    memberType,
    standingAdjustMonths: cells.whole('standingCorrection'),
    jobPosition: cells.code('jobPosition'),
    newSocialStratum: cells.code('newSocialStratum'),
    profTech: cells.code('professionalPost'),
    isMigrantWorker: cells.flag('isMigrantWorker'),
    frontLine: cells.code('frontLine'),
    mobile: readPhone(cells, 'mobile', /^1\d{10}$/),
    landline: readPhone(cells, 'phone', /^\d{3,4}-?\d{7,8}(-\d{1,5})?$|^1\d{10}$/),
    householdPlace: cells.text('registeredPlace'),
    address: cells.text('address'),
    status: statusOf(state, leave),
    isLost: cells.flag('isLost'),
    lostReason: cells.code('lostReason'),
    isFloating: cells.flag('isFloating'),
    outflow: cells.text('outflow'),
    joinType: cells.code('joinType'),
    joinCategory: cells.code('enteredBy'),
    leaveCategory: leave,
    facts,
  };
  return closeRow(cells.faults, row);
}

type Identity = Pick<MemberRow, 'name' | 'idNumber' | 'bornOn' | 'sex'>;

/** Name, identity number, and the birth date and sex that it must agree with. */
function readIdentity(cells: CellReader, rowNumber: number, context: MemberRowContext): Identity {
  const name = (cells.text('name') ?? '').replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '');
  if (name !== '' && !isPersonName(name)) {
    cells.fault('name', {
      code: 'member.bad-name',
      zh: '姓名应为 2 至 50 个字，只含文字和间隔号。',
      remedyZh: '请核对姓名。',
      en: 'The name is not a person’s name.',
    });
  }
  const text = cells.text('citizenNumber');
  const sex = cells.code('sex');
  const bornOn = cells.date('birthDate');
  const fallback: Identity = { name, idNumber: '', bornOn: bornOn ?? '', sex: sex === '2' ? '2' : '1' };
  if (text === undefined) return fallback;
  const read = readCitizenNumber(text);
  if (!read.ok) {
    cells.fault('citizenNumber', identityFaults[read.error.code] ?? identityMalformed);
    return fallback;
  }
  const identity = read.value;
  const earlier = context.seen.get(identity.number);
  if (earlier !== undefined && earlier !== rowNumber) {
    cells.fault('citizenNumber', {
      code: 'member.twice-in-file',
      zh: `与第 ${earlier} 行是同一个人（公民身份号码相同）。`,
      remedyZh: '一名党员只在一个党支部登记，请保留一行。',
      en: `The same person stands in row ${earlier}.`,
    });
  } else context.seen.set(identity.number, rowNumber);
  if (bornOn !== undefined && bornOn !== identity.bornOn) {
    cells.fault('birthDate', {
      code: 'member.birth-date-mismatch',
      zh: `出生日期 ${bornOn} 与公民身份号码中的 ${identity.bornOn} 不一致。`,
      remedyZh: '请核对身份证，改正出生日期或号码。',
      en: 'The date of birth differs from the one in the identity number.',
    });
  }
  if ((sex === '1' || sex === '2') && sex !== identity.sex) {
    cells.fault('sex', {
      code: 'member.sex-mismatch',
      zh: `性别与公民身份号码中的“${identity.sex === '1' ? '男' : '女'}”不一致。`,
      remedyZh: '请核对身份证，改正性别或号码。',
      en: 'The sex differs from the one in the identity number.',
    });
  }
  return { name, idNumber: identity.number, bornOn: identity.bornOn, sex: identity.sex };
}

/** 2 to 50 characters of a script, with the middle dot of transcribed names; rare characters beyond the basic plane count as one. */
export function isPersonName(name: string): boolean {
  const length = [...name].length;
  return length >= 2 && length <= 50 && /^[\p{L}\p{M}·• ]+$/u.test(name);
}

const identityMalformed = {
  code: 'member.bad-id-number',
  zh: '公民身份号码应为 18 位。',
  remedyZh: '请把该列设为文本格式后重新填写 18 位号码。',
  en: 'The identity number does not have 18 characters.',
};
const identityFaults: Readonly<Record<string, typeof identityMalformed>> = {
  'citizen-number.bad-date': {
    code: 'member.bad-id-number',
    zh: '公民身份号码中的出生日期在日历上不存在。',
    remedyZh: '请对照身份证核对号码。',
    en: 'The birth date in the identity number does not exist.',
  },
  'citizen-number.bad-checksum': {
    code: 'member.bad-id-number',
    zh: '公民身份号码的校验码不对。',
    remedyZh: '请对照身份证逐位核对。',
    en: 'The check character of the identity number is wrong.',
  },
};

type Dates = Pick<MemberRow, 'admittedOn' | 'confirmedOn' | 'enteredOn' | 'lostOn' | 'leftOn'>;

function readMemberDates(cells: CellReader, bornOn: IsoDate, day: IsoDate): Dates {
  const admittedOn = cells.date('admittedOn') ?? '';
  const dates: Dates = {
    admittedOn,
    confirmedOn: cells.date('confirmedOn'),
    enteredOn: cells.date('enteredOn'),
    lostOn: cells.date('lostOn'),
    leftOn: cells.date('leftOn'),
  };
  for (const [field, value] of Object.entries(dates)) {
    if (value !== undefined && value > day) {
      cells.fault(field, {
        code: 'member.date-in-future',
        zh: `${value} 在今天以后。`,
        remedyZh: '请核对日期。',
        en: 'The date lies in the future.',
      });
    }
  }
  if (admittedOn !== '' && dates.confirmedOn !== undefined && dates.confirmedOn < admittedOn) {
    cells.fault('confirmedOn', {
      code: 'member.confirmed-before-admission',
      zh: `转正日期 ${dates.confirmedOn} 早于入党日期 ${admittedOn}。`,
      remedyZh: '请核对两个日期。',
      en: 'The confirmation lies before the admission.',
    });
  }
  const age = ageFault(bornOn, admittedOn);
  if (age) cells.fault('admittedOn', age);
  return dates;
}

/** Admission before the least age of the rule in force that day; before any rule in our data it is a question, not a refusal. */
export function ageFault(
  bornOn: IsoDate,
  admittedOn: IsoDate,
): (typeof identityMalformed & { severity: 'error' | 'warning'; ruleId: string }) | undefined {
  if (bornOn === '' || admittedOn === '') return undefined;
  const rule = findValueAt(memberAgeMin, admittedOn);
  const years = rule?.value ?? memberAgeMin.values[0]?.value ?? 18;
  const earliest = addYears(bornOn, years);
  if (admittedOn >= earliest) return undefined;
  return {
    code: 'member.too-young',
    severity: rule ? 'error' : 'warning',
    zh: `入党日期 ${admittedOn} 时不满 ${years} 周岁（满 ${years} 周岁为 ${earliest}）。`,
    remedyZh: '请核对入党日期和出生日期。',
    en: `On ${admittedOn} the person was younger than ${years}.`,
    ruleId: memberAgeMin.id,
  };
}

function readBranch(cells: CellReader, orgs: OrgIndex): number {
  const text = cells.text('branch');
  if (text === undefined) return 0;
  const found = orgs.resolve(text);
  if (found.kind === 'absent') {
    cells.fault('branch', {
      code: 'member.branch-unknown',
      zh: `没有找到党支部“${text}”，或它不在您的管理范围内。`,
      remedyZh: '请核对党支部全称，或改填党组织编码。',
      en: `The branch "${text}" was not found.`,
    });
    return 0;
  }
  if (found.kind === 'ambiguous') {
    cells.fault('branch', {
      code: 'member.branch-ambiguous',
      zh: `有 ${found.count} 个党支部叫“${text}”。`,
      remedyZh: '请改填党支部全称或党组织编码。',
      en: `${found.count} branches are called "${text}".`,
    });
    return 0;
  }
  if (!branchKinds.has(found.org.kind)) {
    cells.fault('branch', {
      code: 'member.not-a-branch',
      zh: `“${text}”不是党支部。`,
      remedyZh: '党员编入党支部，请填写所在党支部。',
      en: `"${text}" is not a branch.`,
    });
  }
  if (found.org.state === 'dissolved') {
    cells.fault('branch', {
      code: 'member.branch-dissolved',
      zh: `党支部“${text}”已经撤销。`,
      remedyZh: '请填写现在所在的党支部。',
      en: `The branch "${text}" was dissolved.`,
    });
  }
  return found.org.id;
}

function readPhone(cells: CellReader, field: string, shape: RegExp): string | undefined {
  const value = cells.text(field)?.replace(/[\s()（）]/g, '');
  if (value === undefined || shape.test(value)) return value;
  cells.fault(field, {
    code: 'member.bad-phone',
    severity: 'warning',
    zh: '电话号码的位数不对，没有保存这一项。',
    remedyZh: '请核对电话号码。',
    en: 'The telephone number has a wrong length and was left out.',
  });
  return undefined;
}

/** A left person keeps the reason; otherwise the state of membership decides. */
function statusOf(state: string | undefined, leave: string | undefined): MemberRow['status'] {
  switch (leave) {
    case 'left-party':
      return 'left';
    case 'died':
      return 'deceased';
    case 'transferred-out':
    case 'transferred-out-whole':
      return 'transferred-out';
    default:
      return state === 'suspended' || leave === 'suspended' ? 'suspended' : 'normal';
  }
}
