import type { ImportKind } from '../fields.ts';
import type { ChangeSample, Finding, FindingGroup, ImportSummary, PartCounts } from '../schema.ts';

/** Findings kept for the page; beyond it only counts grow, so that a wholly wrong file costs no more than a half wrong one. */
const keptFindings = 5000;
const keptChanges = 200;

/** Gathers what a pass over the file finds. */
export interface Collector {
  add(findings: readonly Finding[]): void;
  change(sample: ChangeSample): void;
  part(sheet: string, kind: ImportKind): Counting;
  /** Findings to keep, in the order of the file. */
  readonly findings: readonly Finding[];
  /** Rows with a fault or an open question so far. */
  open(): { bad: number; questions: number };
  summary(written: boolean, milliseconds: number): ImportSummary;
}

/** Counts of a sheet while it is read. */
export type Counting = { -readonly [K in keyof PartCounts]: PartCounts[K] };

/** Starts with nothing found. */
export function createCollector(): Collector {
  const findings: Finding[] = [];
  const groups = new Map<string, { -readonly [K in keyof FindingGroup]: FindingGroup[K] }>();
  const changes: ChangeSample[] = [];
  const parts: Counting[] = [];
  let total = 0;
  return {
    findings,
    add(found) {
      for (const finding of found) {
        total++;
        if (findings.length < keptFindings) findings.push(finding);
        const key = `${finding.sheet} ${finding.severity} ${finding.code} ${finding.field}`;
        const group = groups.get(key);
        if (group) group.count++;
        else groups.set(key, groupOf(finding));
      }
    },
    change(sample) {
      if (changes.length < keptChanges) changes.push(sample);
    },
    part(sheet, kind) {
      const counting = {
        sheet,
        kind,
        rows: 0,
        good: 0,
        questions: 0,
        bad: 0,
        skipped: 0,
        added: 0,
        changed: 0,
        unchanged: 0,
      };
      parts.push(counting);
      return counting;
    },
    open: () => ({
      bad: parts.reduce((sum, { bad }) => sum + bad, 0),
      questions: parts.reduce((sum, { questions }) => sum + questions, 0),
    }),
    summary: (written, milliseconds) => ({
      parts: parts.map((part) => ({ ...part })),
      groups: [...groups.values()].sort(
        (a, b) => severityOrder[a.severity] - severityOrder[b.severity] || b.count - a.count,
      ),
      changes,
      findings: total,
      kept: findings.length,
      written,
      milliseconds: Math.round(milliseconds),
    }),
  };
}

const severityOrder = { error: 0, question: 1, hint: 2 } as const;

function groupOf({ sheet, severity, code, field, heading, zh, en }: Finding) {
  return { sheet, severity, code, field, heading, exampleZh: zh, exampleEn: en, count: 1 };
}
