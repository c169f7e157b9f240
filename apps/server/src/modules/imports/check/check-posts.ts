import { readCitizenNumber } from '@jishi/domain';
import { closeRow, readCells } from '../../orgs/index.ts';
import type { PostOutcome, PostRow } from '../../members/index.ts';
import { postCodes, postFields } from '../fields.ts';
import type { Finding } from '../schema.ts';
import { suggestOrg, type KnownOrgs } from './check-members.ts';
import type { ReadablePart, SourceRow } from './read-part.ts';
import { findingMaker, hasErrors } from './row-findings.ts';

/** Checks rows of committee members one by one: organisation, number, post, day, one secretary an organisation. */
export function postChecker(part: ReadablePart, orgs: KnownOrgs, day: string) {
  const maker = findingMaker(part, suggestOrg(orgs));
  const secretaries = new Map<number, number>();
  const seen = new Map<string, number>();
  return (source: SourceRow): { readonly findings: Finding[]; readonly row?: PostRow } => {
    const cells = readCells(postFields, [postCodes], source.raw);
    const name = cells.text('name') ?? '';
    const post = cells.code('post') ?? '';
    const fromOn = cells.date('fromOn');
    const number = readNumber();
    const org = readOrg();
    if (fromOn !== undefined && fromOn > day) {
      cells.fault('fromOn', {
        code: 'member.date-in-future',
        zh: `任职日期 ${fromOn} 在今天以后。`,
        remedyZh: '请核对日期。',
        en: 'The day lies in the future.',
      });
    }
    if (org) checkTwice(org.id, number, post);
    const closed = closeRow(cells.faults, undefined);
    const findings = [...source.findings, ...maker.ofFaults(source, closed.ok ? closed.warnings : closed.faults)];
    if (!closed.ok || !org || hasErrors(findings)) return { findings };
    return { findings, row: { rowNumber: source.row, org, name, idNumber: number, post, fromOn } };

    function readNumber(): string {
      const text = cells.text('citizenNumber');
      if (text === undefined) return '';
      const read = readCitizenNumber(text);
      if (read.ok) return read.value.number;
      cells.fault('citizenNumber', {
        code: 'post.bad-id-number',
        zh: '公民身份号码不对。',
        remedyZh: '请对照身份证逐位核对。',
        en: 'The identity number is wrong.',
      });
      return '';
    }

    function readOrg() {
      const code = cells.text('orgCode');
      const text = cells.text('org');
      const byCode = code === undefined ? undefined : orgs.index.resolve(code);
      const found = byCode?.kind === 'found' ? byCode : orgs.index.resolve(text ?? '');
      if (text === undefined && byCode?.kind !== 'found') return undefined;
      if (found.kind === 'found' && found.org.state !== 'dissolved') return found.org;
      cells.fault('org', {
        code: found.kind === 'ambiguous' ? 'post.org-ambiguous' : 'post.org-unknown',
        zh:
          found.kind === 'ambiguous'
            ? `有 ${found.count} 个党组织叫“${text ?? ''}”。`
            : `没有找到党组织“${text ?? ''}”，或它不在您的管理范围内。`,
        remedyZh: '请核对全称，或填写党组织编码。',
        en: `The organisation "${text ?? ''}" was not found.`,
      });
      return undefined;
    }

    function checkTwice(orgId: number, idNumber: string, code: string): void {
      const key = `${orgId} ${idNumber} ${code}`;
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        cells.fault('post', {
          code: 'post.twice-in-file',
          zh: `与第 ${earlier} 行相同。`,
          remedyZh: '请删去重复的一行。',
          en: `The same post stands in row ${earlier}.`,
        });
      } else seen.set(key, source.row);
      if (code !== 'secretary') return;
      const other = secretaries.get(orgId);
      if (other !== undefined && earlier === undefined) {
        cells.fault('post', {
          code: 'post.two-secretaries',
          zh: `第 ${other} 行已有这个党组织的书记，一个党组织只有一名书记。`,
          remedyZh: '请核对职务，保留一名书记。',
          en: `Row ${other} names a secretary of this organisation already.`,
        });
      } else secretaries.set(orgId, source.row);
    }
  };
}

const refusalWords: Readonly<
  Record<(PostOutcome & { kind: 'refused' })['code'], { field: string; zh: string; remedyZh: string; en: string }>
> = {
  'member.not-found': {
    field: 'citizenNumber',
    zh: '名册上没有这个人。',
    remedyZh: '请先导入党员，或核对公民身份号码。',
    en: 'The person is not on the roster.',
  },
  'post.name-differs': {
    field: 'name',
    zh: '这个证件号码在名册上登记的是{known}。',
    remedyZh: '请核对姓名和公民身份号码。',
    en: 'The identity number belongs to {known}.',
  },
  'post.not-eligible': {
    field: 'name',
    zh: '{name}不是{orgName}的正式党员，不能任职。',
    remedyZh: '请核对党组织、人员类别和党籍状态。',
    en: '{name} is not a full member of the organisation.',
  },
  'post.secretary-exists': {
    field: 'post',
    zh: '{orgName}现任书记是{holder}。',
    remedyZh: '请先在组织页面登记原书记卸任。',
    en: 'The organisation has {holder} as its secretary.',
  },
};

/** What the roster says about a post, in words. */
export function postFinding(
  part: ReadablePart,
  source: SourceRow,
  outcome: PostOutcome & { kind: 'refused' },
): Finding {
  const { field, zh, remedyZh, en } = refusalWords[outcome.code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_whole, name: string) => outcome.facts[name] ?? '');
  return findingMaker(part).make(source, {
    field,
    severity: 'error',
    code: outcome.code,
    zh: fill(zh),
    remedyZh,
    en: fill(en),
  });
}
