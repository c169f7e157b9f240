import { durationSetting, resolveParameter, type MethodDefinition, type Step, type TimeRule } from '@jishi/domain';
import { parameters, sources } from '@jishi/rules';

const units: Readonly<Record<string, string>> = {
  y: '年',
  m: '个月',
  d: '天',
  wd: '个工作日',
  h: '小时',
  min: '分钟',
};
const strengths = { must: '应当', asARule: '一般', may: '可以' } as const;
const titleOfSource = new Map(sources.map(({ id, titleZh }) => [id, titleZh]));

/** A definition as lines for a person: what it rests on, its steps in order, by when, and what must be there. */
export function describeMethod(definition: MethodDefinition, day: string): readonly string[] {
  const { titleZh, id, group, tier, version, purposeZh, cadenceZh = '', notes = [] } = definition;
  const cites = definition.cites.map(
    ({ source, article = '', note }) =>
      `《${titleOfSource.get(source) ?? source}》${article}${note === undefined || note === '' ? '' : `（${note}）`}`,
  );
  return [
    `${titleZh}（${id}，${group}，${tier} 类，第 ${version} 版）`,
    purposeZh,
    ...(cadenceZh === '' ? [] : [`周期：${cadenceZh}`]),
    `依据：${cites.join('；')}`,
    '',
    ...definition.steps.flatMap((step, index) => stepLines(definition, step, index + 1, day)),
    ...(notes.length === 0 ? [] : ['', '说明：', ...notes.map((note) => `  · ${note}`)]),
  ];
}

function stepLines(definition: MethodDefinition, step: Step, no: number, day: string): readonly string[] {
  const titleOf = (id: string): string => definition.steps.find((one) => one.id === id)?.titleZh ?? id;
  const who = step.actor.titleZh ?? [...step.actor.roles, ...(step.actor.relations ?? [])].join('、');
  const records = (step.records ?? []).map((record) => record.titleZh).join('、');
  const outcomes = (step.outcomes ?? []).map((outcome) => outcome.titleZh).join('／');
  const next = step.next.map(({ to, outcomes: when }) => {
    const words = (when ?? []).map((id) => step.outcomes?.find((one) => one.id === id)?.titleZh ?? id);
    return `${titleOf(to)}${words.length === 0 ? '' : `（${words.join('、')}）`}`;
  });
  const facts = [
    ...(step.due === undefined ? [] : [`期限：${timeOf(step.due, titleOf, day)}`]),
    ...(step.earliest === undefined ? [] : [`最早：${timeOf(step.earliest, titleOf, day)}`]),
    ...(records === '' ? [] : [`材料：${records}`]),
    ...(outcomes === '' ? [] : [`结果：${outcomes}`]),
    ...(step.handOvers ?? []).map(({ startsMethod }) => `移交：${startsMethod}`),
    `下一步：${next.length === 0 ? '到此为止' : next.join('、')}`,
  ];
  return [
    `${String(no).padStart(2)}. ${step.titleZh}（${step.params.primitive}，${who}，${strengths[step.strength]}）`,
    `    ${step.guidanceZh}`,
    ...facts.map((fact) => `    ${fact}`),
  ];
}

function timeOf(rule: TimeRule, titleOf: (id: string) => string, day: string): string {
  if (rule.kind === 'on') return `${rule.year === 'next' ? '次年' : ''}${rule.month} 月 ${rule.day} 日`;
  if (rule.kind === 'round-date') return '由轮次日历定';
  const { anchor } = rule;
  const from = {
    'step-opened': () => '本步开始',
    'run-started': () => '流程开始',
    'run-event': () => '事情发生或收到',
    'step-done': () => `“${titleOf('step' in anchor ? anchor.step : '')}”办结`,
    record: () => `“${titleOf('step' in anchor ? anchor.step : '')}”记载的日期`,
  }[anchor.kind]();
  const setting = rule.kind === 'after' ? rule.within : rule.by;
  const source = typeof setting === 'object' ? `（${setting.param}）` : '';
  return `${from}${rule.kind === 'after' ? '后' : '前'} ${lengthOf(setting, day)}${source}`;
}

function lengthOf(setting: Parameters<typeof durationSetting>[0], day: string): string {
  const { amount, unit } = durationSetting(
    setting,
    (id, on) => {
      const parameter = parameters.find((one) => one.id === id);
      if (!parameter) throw new Error(`no parameter ${id}`);
      return { value: resolveParameter(parameter, [], on).value, unit: parameter.unit };
    },
    day,
  );
  return `${amount} ${units[unit] ?? unit}`;
}
