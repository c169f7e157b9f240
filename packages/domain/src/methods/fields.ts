/** What a field may hold (primitives, common field types). Money is fen, duration is minutes. */
export const fieldKinds = [
  'org',
  'person',
  'date',
  'instant',
  'text',
  'long-text',
  'choice',
  'choices',
  'yes-no',
  'number',
  'money',
  'duration',
  'file',
  'signature',
  'score',
] as const;
/** See `fieldKinds`. */
export type FieldKind = (typeof fieldKinds)[number];

/** Who sees a field: the class is chosen here, never per screen. */
export const visibilities = ['public', 'audience', 'internal', 'concerned', 'sensitive'] as const;
/** See `visibilities`. */
export type Visibility = (typeof visibilities)[number];

/** One possible answer. */
export interface Choice {
  readonly value: string;
  readonly titleZh: string;
  readonly titleEn?: string;
}

/** A field of a form or a column of a list. */
export interface SimpleField {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly visibility?: Visibility;
  readonly choices?: readonly Choice[];
  /** Lowest and highest number, both allowed. */
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly unitZh?: string;
  readonly helpZh?: string;
  /** A date that may lie ahead: a deadline, a plan. Without it a date is something that happened. */
  readonly isAhead?: boolean;
  /** Taken from what the platform knows instead of asked again: `org.secretary`, `member.admittedOn`. */
  readonly prefill?: string;
}

/** A field that holds rows. */
export interface ListField {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  readonly kind: 'list';
  readonly required?: boolean;
  readonly visibility?: Visibility;
  readonly columns: readonly SimpleField[];
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly helpZh?: string;
}

/** Any field of a form. */
export type FieldRule = SimpleField | ListField;

/** A file that proves something. Mandatory only where a rule or the method's owner names why. */
export interface EvidenceRule {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  readonly required?: boolean;
  /** Why an upload is demanded; `required` without it is refused. */
  readonly reasonZh?: string;
  readonly accepts?: readonly ('image' | 'pdf' | 'document' | 'sheet')[];
  /** Most files that can be attached. */
  readonly maxFiles?: number;
  /** A photograph alone counts as proof only when this is true. */
  readonly photoSuffices?: boolean;
}

/** What must exist before a step can end. */
export interface RecordRule {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  /** Default true. */
  readonly required?: boolean;
}
