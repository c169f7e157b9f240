import type { EvidenceRule } from '../methods/fields.ts';

/** What an evidence rule may ask for: a picture, a PDF, a text document, a table. */
export type EvidenceKind = NonNullable<EvidenceRule['accepts']>[number];

/** A file as far as evidence rules look at it. */
export interface EvidenceFile {
  readonly name: string;
  /** Told from the content when the file came, not from its name. */
  readonly mediaType: string;
  /** Id of the rule for which it was uploaded. */
  readonly purpose: string;
}

/** Why files cannot be tied to a form; the facts carry the words of the form. */
export type EvidenceRefusal =
  | { readonly code: 'form.evidence-unknown'; readonly facts: { readonly name: string } }
  | {
      readonly code: 'form.evidence-kind';
      readonly facts: { readonly label: string; readonly name: string; readonly takes: string };
    }
  | {
      readonly code: 'form.evidence-too-many';
      readonly facts: {
        readonly label: string;
        readonly most: number;
        readonly given: number;
        /** How many files have to go. */
        readonly over: number;
      };
    };

const kindTitles: Readonly<Record<EvidenceKind, string>> = {
  image: '图片（jpg、png、heic）',
  pdf: 'PDF',
  document: '文档（docx）',
  sheet: '表格（xlsx）',
};

/** Kind of a stored file by its media type; none for what no rule can ask for. */
export function evidenceKindOf(mediaType: string): EvidenceKind | undefined {
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.endsWith('wordprocessingml.document')) return 'document';
  return mediaType.endsWith('spreadsheetml.sheet') ? 'sheet' : undefined;
}

/**
 * May these files stand as evidence of a form (凭证) beside those that stand there already?
 *
 * @param standing files of the form that stay
 * @param added files that would join them; one that stands already is not passed again
 */
export function checkEvidence(
  rules: readonly EvidenceRule[],
  standing: readonly EvidenceFile[],
  added: readonly EvidenceFile[],
): EvidenceRefusal | undefined {
  for (const file of added) {
    const rule = rules.find(({ id }) => id === file.purpose);
    if (!rule) return { code: 'form.evidence-unknown', facts: { name: file.name } };
    const kind = evidenceKindOf(file.mediaType);
    if (rule.accepts !== undefined && (kind === undefined || !rule.accepts.includes(kind))) {
      const takes = rule.accepts.map((one) => kindTitles[one]).join('、');
      return { code: 'form.evidence-kind', facts: { label: rule.titleZh, name: file.name, takes } };
    }
  }
  for (const { id, titleZh, maxFiles } of rules) {
    const isOf = ({ purpose }: EvidenceFile) => purpose === id;
    const given = standing.filter(isOf).length + added.filter(isOf).length;
    // A rule that became tighter since does not hold up a form to which nothing is added.
    if (maxFiles === undefined || given <= maxFiles || !added.some(isOf)) continue;
    return {
      code: 'form.evidence-too-many',
      facts: { label: titleZh, most: maxFiles, given, over: given - maxFiles },
    };
  }
  return undefined;
}
