import type { Language } from '../../i18n/texts.ts';

/** Names of facts in Chinese; English readers see the name as it is recorded. */
const namesZh: Readonly<Record<string, string>> = {
  after: '现值',
  before: '原值',
  body: '内容',
  count: '数量',
  day: '日期',
  dueOn: '期限',
  effectiveFrom: '生效日期',
  ended: '退出的设备数',
  entries: '条数',
  fields: '字段',
  filter: '条件',
  from: '原值',
  fromOn: '从哪天起',
  grade: '等级',
  grantId: '授权编号',
  holidaysAdded: '增加的放假日',
  holidaysRemoved: '取消的放假日',
  kind: '类别',
  login: '账号',
  makeUpDaysAdded: '增加的调休上班日',
  makeUpDaysRemoved: '取消的调休上班日',
  mediaType: '文件类型',
  memberId: '党员编号',
  methodId: '程序',
  name: '名称',
  orgId: '组织编号',
  outcome: '结果',
  persons: '人数',
  purpose: '用途',
  reader: '接收人',
  reason: '原因',
  role: '角色',
  ruleId: '规则',
  score: '分数',
  sha256: '文件校验值',
  sizeBytes: '字节数',
  sourceZh: '依据',
  stars: '星级',
  state: '状态',
  stepId: '步骤',
  title: '标题',
  to: '新值',
  until: '到何时',
  untilOn: '到哪天止',
  userId: '账号编号',
  value: '取值',
  version: '版本',
};

const rolesZh: Readonly<Record<string, string>> = {
  'county-department': '县委组织部',
  'township-secretary': '乡镇（街道）党委书记',
  'township-organiser': '组织委员',
  'branch-secretary': '支部书记',
  'branch-committee': '支部委员',
  member: '党员',
  'discipline-office': '纪检机关',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  auditor: '审计员',
};

const statesZh: Readonly<Record<string, string>> = { active: '在用', suspended: '已停用', removed: '已注销' };

/** Name of a fact for the reader; one without a word stays as it is recorded. */
export function factName(name: string, language: Language): string {
  return language === 'zh' ? (namesZh[name] ?? name) : name;
}

/** One fact in words; lists of words are joined, everything else is shown as it was recorded. */
export function factText(name: string, value: unknown, language: Language): string {
  if (typeof value === 'string') return language === 'zh' ? wordZh(name, value) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('、');
  return JSON.stringify(value);
}

/** Facts of an entry on one line: `原因 离岗 · 原值 在用 · 新值 已停用`. What is empty is left out. */
export function factsText(facts: Readonly<Record<string, unknown>>, language: Language): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${factName(name, language)} ${factText(name, value, language)}`)
    .join(' · ');
}

function wordZh(name: string, value: string): string {
  if (name === 'role') return rolesZh[value] ?? value;
  return name === 'from' || name === 'to' || name === 'state' ? (statesZh[value] ?? value) : value;
}
