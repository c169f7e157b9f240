import type { Confidence } from '@jishi/domain';

/** One entry of a code list. */
export interface CodeItem {
  /** Text, with leading zeros. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  /** Other wordings met in rosters; read on import, never written. */
  readonly aliases?: readonly string[];
}

/** A closed list of values (代码表). */
export interface CodeList<Item extends CodeItem = CodeItem> {
  readonly id: string;
  readonly titleZh: string;
  /** National standard, where there is one. */
  readonly standard?: string;
  /** Where the list was found, when it is no standard. */
  readonly source?: string;
  /** `official`: codes of a standard or the national system. `own`: the labels are found, the codes are ours. */
  readonly coding: 'official' | 'own';
  readonly confidence: Confidence;
  readonly items: readonly Item[];
  readonly note?: string;
}
