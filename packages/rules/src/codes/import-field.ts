/** What a cell holds. `org` names an organisation by name or code, `person` a person by name. */
export type ImportFieldKind =
  | 'text'
  | 'code'
  | 'date'
  | 'boolean'
  | 'integer'
  | 'citizenNumber'
  | 'creditCode'
  | 'phone'
  | 'org'
  | 'person';

/** One column of a roster (名册列): the heading of the national system and what people call it otherwise. */
export interface ImportField {
  /** Name in our own data. */
  readonly key: string;
  /** Heading of the national system; also the heading of our export. */
  readonly titleZh: string;
  readonly titleEn: string;
  /** Other headings met in rosters; compared without blanks, brackets and stars. */
  readonly aliases: readonly string[];
  readonly kind: ImportFieldKind;
  /** Id of the code list, for `kind: 'code'`. */
  readonly codeList?: string;
  /**
   * `must`: a row without it is refused. `expected`: the national system requires it, its absence is a warning.
   * `optional`: may be empty.
   */
  readonly requirement: 'must' | 'expected' | 'optional';
  /** Encrypted, masked in lists, revealed by a logged act. */
  readonly sensitive?: true;
  /** Computed by the system; read on import only to report a difference. */
  readonly derived?: true;
  /** What is compared with what, in the words of the field list. */
  readonly check?: string;
}
