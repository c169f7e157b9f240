import { stepOf, type MethodDefinition, type RunRefusal, type UnmetGuard } from '@jishi/domain';

/** Words of a state. */
export const stateWords: Readonly<Record<string, string>> = {
  waiting: '还没有轮到',
  open: '正在办理',
  done: '已经办结',
  returned: '已退回前一步',
  skipped: '已跳过',
  lapsed: '已过期未办',
};

/** A refusal of the pure engine with the names people know instead of ids. */
export function describeRefusal(refusal: RunRefusal, definition: MethodDefinition): RunRefusal {
  const { code, facts, ruleIds } = refusal;
  const titleOf = (id: unknown): string => {
    const step = definition.steps.find((candidate) => candidate.id === id);
    return step?.titleZh ?? (typeof id === 'string' ? id : '');
  };
  const list = (ids: unknown): string => (Array.isArray(ids) ? ids.map(titleOf).join('、') : '');
  const unmet = Array.isArray(facts['unmet']) ? (facts['unmet'] as UnmetGuard[]) : [];
  const named = {
    ...facts,
    stepId: facts['step'],
    step: titleOf(facts['step']),
    ...('to' in facts ? { to: titleOf(facts['to']) } : {}),
    ...('checks' in facts ? { checked: titleOf(facts['checks']) } : {}),
    ...('state' in facts ? { state: stateWords[String(facts['state'])] ?? String(facts['state']) } : {}),
    ...(code === 'run.return-not-allowed' ? { allowed: list(facts['allowed']) } : {}),
    ...(code === 'run.records-missing' ? { missing: recordNames(definition, facts) } : {}),
    what: unmet.map(describeGuard).join('；'),
  };
  return ruleIds === undefined ? { code, facts: named } : { code, facts: named, ruleIds };
}

function recordNames(definition: MethodDefinition, facts: Readonly<Record<string, unknown>>): string {
  const records = stepOf(definition, String(facts['step'])).records ?? [];
  const missing = (facts['missing'] as readonly string[] | undefined) ?? [];
  return missing.map((id) => records.find((record) => record.id === id)?.titleZh ?? id).join('、');
}

/** One condition that does not hold, in words with its numbers. */
export function describeGuard({ predicate, facts }: UnmetGuard): string {
  const value = (name: string): string => {
    const found = facts[name];
    return typeof found === 'string' || typeof found === 'number' ? String(found) : '未知';
  };
  switch (predicate) {
    case 'quorumMet':
      return `到会 ${value('present')} 人，应到 ${value('expected')} 人，未达到规定人数`;
    case 'thresholdReached':
      return `赞成 ${value('count')} 票，应到 ${value('expected')} 人、到会 ${value('present')} 人，未达到规定票数`;
    case 'countReached':
      return `现有 ${value('count')}，至少 ${value('atLeast')}${'atMost' in facts ? `、至多 ${value('atMost')}` : ''}`;
    case 'eitherCountReached':
      return `现有 ${value('count')}，至少 ${value('atLeast')}；或者现有 ${value('orCount')}，至少 ${value('orAtLeast')}`;
    case 'periodOver':
      return `期限到 ${value('endsOn')} 为止，尚未届满`;
    case 'minimumElapsed':
      return `最早 ${value('earliestOn')} 可以办`;
    case 'noOpenObjections':
      return `还有 ${value('open')} 条异议没有答复`;
    case 'allItemsClosed':
      return `还有 ${value('open')} 项没有办结`;
    case 'approved':
      return '尚未批准';
    case 'checkedByOther':
      return '须由另外的人审核';
    case 'recordsPresent':
      return '材料不齐';
    case 'attended':
      return '应参加的人没有到齐';
    case 'fullMembers':
      return '其中有人不是正式党员';
    case 'fourFactsNamed':
      return '责任领导、责任单位、责任人、目标没有写全';
    case 'sameMatter':
      return '各份材料的事由不一致';
    case 'noDebt':
      return '会形成新的债务';
    case 'heard':
      return '还没有听取本人意见';
  }
}
