import type { Language } from '../../i18n/texts.ts';

/** Names of facts in Chinese; English readers see the name as it is recorded. */
const namesZh: Readonly<Record<string, string>> = {
  absent: '未到',
  added: '增加',
  adjournedOn: '休会日期',
  after: '现值',
  answer: '答复',
  answerZh: '答复',
  as: '签字身份',
  before: '原值',
  body: '内容',
  chair: '主持人',
  change: '变更',
  changed: '修改',
  channel: '方式',
  closesAt: '截止时间',
  columns: '列',
  count: '数量',
  date: '日期',
  day: '日期',
  decidedAt: '研究决定的会议',
  decision: '决定',
  documentNo: '文号',
  dueOn: '期限',
  effectiveFrom: '生效日期',
  ended: '退出的设备数',
  entries: '条数',
  expected: '应到',
  field: '字段',
  fields: '字段',
  fileName: '文件名',
  filter: '条件',
  filters: '条件',
  from: '原值',
  fromOn: '从哪天起',
  grade: '等级',
  grantId: '授权编号',
  group: '组',
  happenedOn: '发生日期',
  hash: '校验值',
  heldOn: '会议日期',
  holidaysAdded: '增加的放假日',
  holidaysRemoved: '取消的放假日',
  how: '签到方式',
  hungOn: '悬挂日期',
  inFavour: '赞成',
  items: '件数',
  kind: '类别',
  lastDay: '公示到',
  late: '补录',
  least: '至少',
  left: '剩余',
  login: '账号',
  makeUpDaysAdded: '增加的调休上班日',
  makeUpDaysRemoved: '取消的调休上班日',
  mediaType: '文件类型',
  meeting: '会议',
  meetsOn: '会议日期',
  memberId: '党员编号',
  members: '党员数',
  messages: '消息数',
  method: '方法',
  methodId: '程序',
  minutesZh: '会议情况',
  mode: '方式',
  name: '名称',
  noticedOn: '通知日期',
  number: '序号',
  observers: '列席',
  onPaper: '纸质签字',
  org: '组织',
  orgId: '组织编号',
  orgName: '组织',
  orgs: '组织数',
  outcome: '结果',
  period: '公示期',
  persons: '人数',
  phase: '环节',
  present: '实到',
  proposed: '拟定等次',
  purpose: '用途',
  reader: '接收人',
  reason: '原因',
  recorder: '记录人',
  reminded: '提醒数',
  removed: '减少',
  reviewer: '评审员',
  role: '角色',
  round: '第几次',
  rows: '行数',
  ruleId: '规则',
  runs: '支部数',
  scheme: '评分标准校验值',
  score: '分数',
  sessions: '学习次数',
  sha256: '文件校验值',
  sizeBytes: '字节数',
  sourceZh: '依据',
  stars: '星级',
  state: '状态',
  step: '步骤',
  stepId: '步骤',
  textVersion: '稿次',
  title: '标题',
  titleZh: '标题',
  to: '新值',
  toStepId: '退回到',
  totalHundredths: '总分',
  unchanged: '未变',
  until: '到何时',
  untilOn: '到哪天止',
  userId: '账号编号',
  validUntil: '有效期至',
  value: '取值',
  verdict: '核实结果',
  version: '版本',
  withIdentifiers: '含证件号码',
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
const gradesZh: Readonly<Record<string, string>> = {
  good: '好',
  'fairly-good': '较好',
  average: '一般',
  poor: '较差',
};

/** Words that stand for values of a fact, by the name of the fact. */
const valuesZh: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: rolesZh,
  from: statesZh,
  to: statesZh,
  state: statesZh,
  grade: gradesZh,
  outcome: gradesZh,
  value: gradesZh,
  proposed: gradesZh,
  answer: { accepted: '审收', returned: '退回' },
  as: { chair: '主持人', recorder: '记录人' },
  decision: { approve: '同意', amend: '调整', refuse: '不同意', return: '退回' },
  phase: { self: '自评', review: '评审' },
  verdict: { upheld: '成立', rejected: '不成立' },
};

/** Name of a fact for the reader; one without a word stays as it is recorded. */
export function factName(name: string, language: Language): string {
  return language === 'zh' ? (namesZh[name] ?? name) : name;
}

/** One fact in words; lists of words are joined, everything else is shown as it was recorded. */
export function factText(name: string, value: unknown, language: Language): string {
  if (typeof value === 'string') return language === 'zh' ? wordZh(name, value) : value;
  if (typeof value === 'boolean' && language === 'zh') return value ? '是' : '否';
  // Points are counted in hundredths.
  if (typeof value === 'number' && name === 'totalHundredths') return (value / 100).toFixed(2);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('、');
  if (isPlain(value)) return `（${factsText(value, language)}）`;
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
  return valuesZh[name]?.[value] ?? value;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
