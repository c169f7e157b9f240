import { checkMemberRow, memberRefusals, type MemberRow, type RowPreview } from '../../members/index.ts';
import type { OrgIndex, OrgIndexEntry, RowFault } from '../../orgs/index.ts';
import { createOrgIndex } from '../../orgs/index.ts';
import { createNearest, type Nearest } from '../similarity.ts';
import type { Decision, Finding } from '../schema.ts';
import type { SheetAnswers } from './answers.ts';
import type { ReadablePart, SourceRow } from './read-part.ts';
import { findingMaker, hasErrors, type Suggest } from './row-findings.ts';

/** A row of a roster with what was found so far. */
export interface CheckedMember {
  readonly source: SourceRow;
  readonly row: MemberRow;
  readonly findings: Finding[];
}

/** Organisations as the rows of a file may name them. */
export interface KnownOrgs {
  readonly index: OrgIndex;
  readonly byId: ReadonlyMap<number, OrgIndexEntry>;
  /** Full name of the organisation that a text most resembles. */
  nearest(text: string): string | undefined;
}

/** Builds the index once a pass; the search for similar names only when the first unknown name turns up. */
export function knownOrgs(entries: readonly OrgIndexEntry[], only?: (entry: OrgIndexEntry) => boolean): KnownOrgs {
  let similar: Nearest | undefined;
  const answers = new Map<string, string | undefined>();
  return {
    index: createOrgIndex(entries),
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    nearest(text) {
      similar ??= createNearest(
        entries.filter((entry) => entry.state !== 'dissolved' && (only?.(entry) ?? true)).map(({ name }) => name),
      );
      if (!answers.has(text)) answers.set(text, similar.find(text));
      return answers.get(text);
    },
  };
}

/** Codes of faults that a similar name would cure. */
const unknownOrg = new Set(['member.branch-unknown', 'org.parent-unknown', 'post.org-unknown']);

/** Proposes the organisation whose name comes nearest. */
export function suggestOrg(orgs: KnownOrgs): Suggest {
  return ({ code }, value) => (unknownOrg.has(code) && value !== '' ? orgs.nearest(value) : undefined);
}

/** Checks rows of a roster one by one: cells, codes, days, branch, nobody twice in the file. */
export function memberChecker(part: ReadablePart, orgs: KnownOrgs, day: string) {
  const maker = findingMaker(part, suggestOrg(orgs));
  const context = { day, orgs: orgs.index, seen: new Map<string, number>() };
  return (source: SourceRow): { readonly findings: Finding[]; readonly row?: MemberRow } => {
    const checked = checkMemberRow(source.raw, source.row, context);
    const faults: readonly RowFault[] = checked.ok ? checked.warnings : checked.faults;
    const findings = [...source.findings, ...maker.ofFaults(source, faults)];
    if (!checked.ok || hasErrors(findings)) return { findings };
    const state = orgs.byId.get(checked.row.orgId)?.state;
    if (state !== 'applied' && state !== 'approved') return { findings, row: checked.row };
    findings.push(
      maker.make(source, {
        field: 'branch',
        severity: 'error',
        code: 'member.branch-gone',
        zh: '该党支部还没有生效。',
        remedyZh: '请先登记党支部生效。',
        en: 'The branch is not in force yet.',
      }),
    );
    return { findings };
  };
}

/** What the roster says about a checked row: refused, a question to a person, or nothing. */
export function rosterFinding(
  part: ReadablePart,
  { source, row }: CheckedMember,
  preview: RowPreview,
  orgs: KnownOrgs,
  answers: SheetAnswers,
): Finding | undefined {
  const { make } = findingMaker(part);
  if (preview.kind === 'refused') {
    const words = memberRefusals[preview.code];
    const [zh = '', remedyZh = ''] = splitRemedy(words?.zh ?? preview.code);
    return make(source, {
      field: 'citizenNumber',
      severity: 'error',
      code: preview.code,
      zh,
      remedyZh,
      en: words?.en ?? preview.code,
    });
  }
  const decision = answers.decision(source.row);
  const ask = (field: string, code: string, words: { zh: string; remedyZh: string; en: string }, choices: Decision[]) =>
    decision !== undefined && choices.includes(decision)
      ? undefined
      : make(source, { field, code, severity: 'question', ...words }, { choices });
  if (preview.kind === 'added') {
    if (!preview.namesake) return undefined;
    const { idNumberTail, orgName } = preview.namesake;
    return ask(
      'name',
      'import.namesake',
      {
        zh: `${orgName}已有同名的${row.name}（证件后四位 ${idNumberTail}），证件号码不同。`,
        remedyZh: '是另一个人选“新的人”；是同一个人选“跳过”，再在其信息页更正号码。',
        en: `${orgName} has another ${row.name} (last four digits ${idNumberTail}).`,
      },
      ['new', 'skip'],
    );
  }
  const { known } = preview;
  if (known.name !== row.name) {
    return ask(
      'name',
      'import.name-differs',
      {
        zh: `这个证件号码在名册上登记的是${known.name}。`,
        remedyZh: '确是改名选“更新”；号码填错请改正号码；拿不准选“跳过”。',
        en: `The identity number belongs to ${known.name} on the roster.`,
      },
      ['update', 'skip'],
    );
  }
  if (known.orgId !== row.orgId) {
    const from = orgs.byId.get(known.orgId)?.name ?? '其他党支部';
    return ask(
      'branch',
      'import.moves-branch',
      {
        zh: `此人现在登记在${from}，导入后转到${orgs.byId.get(row.orgId)?.name ?? '表中的党支部'}。`,
        remedyZh: '确已转接选“更新”，否则选“跳过”。',
        en: `The person is registered in ${from} and would be moved.`,
      },
      ['update', 'skip'],
    );
  }
  return undefined;
}

/** First sentence, and what to do. */
export function splitRemedy(text: string): string[] {
  const at = text.indexOf('。');
  return at === -1 || at === text.length - 1 ? [text, ''] : [text.slice(0, at + 1), text.slice(at + 1)];
}
