import { readCreditCode } from '@jishi/domain';
import { codeLists, unitFields } from '@jishi/rules';
import { checkOrgRow, createOrgIndex, readCells, type OrgIndexEntry, type OrgRow } from '../../orgs/index.ts';
import { unitPrefix } from '../fields.ts';
import type { Finding } from '../schema.ts';
import { knownOrgs, suggestOrg } from './check-members.ts';
import type { ReadablePart, SourceRow } from './read-part.ts';
import { findingMaker, hasErrors } from './row-findings.ts';

/** Names by which rows of the same sheet may be superiors. */
export function namesIn(sources: Iterable<SourceRow>, names: Set<string>): void {
  for (const { raw } of sources)
    for (const key of ['name', 'shortName', 'code']) {
      const name = raw[key]?.trim();
      if (name !== undefined) names.add(name);
    }
}

/**
 * Checks rows of organisations one by one, the unit they stand in included. Superiors of the same file count as found;
 * circles and the right order are judged when all rows are known.
 *
 * @param importer organisation under which the topmost rows of the file stand; they may leave their superior out
 */
export function orgChecker(
  part: ReadablePart,
  entries: readonly OrgIndexEntry[],
  namesInFile: ReadonlySet<string>,
  context: { readonly day: string; readonly importer: OrgIndexEntry | undefined },
) {
  const { importer } = context;
  // What lies above the importer is visible but not theirs: only their own row may name it.
  const orgs = knownOrgs(importer ? entries.filter(({ path }) => path.startsWith(importer.path)) : entries);
  const all = createOrgIndex(entries);
  const maker = findingMaker(part, suggestOrg(orgs));
  const seen = new Map<string, number>();
  return (source: SourceRow): { readonly findings: Finding[]; readonly row?: OrgRow } => {
    const isOwn = importer !== undefined && isImporter(source, importer);
    const isTop = (source.raw['parent'] ?? '').trim() === '';
    const raw = importer && isTop && !isOwn ? { ...source.raw, parent: importer.code } : source.raw;
    const checked = checkOrgRow(raw, source.row, {
      day: context.day,
      orgs: isOwn ? all : orgs.index,
      namesInFile,
      seen,
    });
    const unit = readUnit(source);
    const findings = [
      ...source.findings,
      ...maker.ofFaults(source, checked.ok ? checked.warnings : checked.faults),
      ...maker.ofFaults(source, unit.faults),
    ];
    if (!checked.ok || hasErrors(findings)) return { findings };
    const { row } = checked;
    return { findings, row: { ...row, facts: { ...row.facts, ...unit.facts } } };
  };
}

const isImporter = ({ raw }: SourceRow, importer: OrgIndexEntry): boolean =>
  raw['code'] === undefined ? raw['name'] === importer.name : raw['code'] === importer.code;

/** The unit's own columns (单位信息), kept with the organisation as facts. */
function readUnit({ raw }: SourceRow) {
  const own = Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) =>
      key.startsWith(unitPrefix) ? [[key.slice(unitPrefix.length), value]] : [],
    ),
  );
  const facts: Record<string, string | boolean> = {};
  if (Object.keys(own).length === 0) return { facts, faults: [] };
  // A unit may be left out as a whole, so nothing of it is required.
  const cells = readCells(optionalUnitFields, codeLists, own);
  for (const field of optionalUnitFields) {
    const key = `${unitPrefix}${field.key}`;
    const value =
      field.kind === 'boolean'
        ? cells.flag(field.key)
        : field.kind === 'code'
          ? cells.code(field.key)
          : field.kind === 'date'
            ? cells.date(field.key)
            : field.kind === 'integer'
              ? cells.whole(field.key)
              : cells.text(field.key);
    if (value !== undefined) facts[key] = typeof value === 'number' ? String(value) : value;
  }
  const code = own['creditCode'];
  if (code !== undefined) {
    const read = readCreditCode(code);
    if (read.ok) facts[`${unitPrefix}creditCode`] = read.value.code;
    else {
      const expected = read.error.facts['expected'];
      cells.fault('creditCode', {
        code: 'org.bad-credit-code',
        zh:
          typeof expected === 'string'
            ? `统一社会信用代码的校验码不对：按前 17 位应为 ${expected}。`
            : '统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z）。',
        remedyZh: '请对照法人证书或营业执照核对。',
        en: 'The unified social credit code is wrong.',
      });
    }
  }
  return { facts, faults: cells.faults.map((fault) => ({ ...fault, field: `${unitPrefix}${fault.field}` })) };
}

const optionalUnitFields = unitFields.map((field) => ({ ...field, requirement: 'optional' as const }));
