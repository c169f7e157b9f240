import type { CodeList } from './code-list.ts';
import * as membership from './membership.ts';
import * as occupations from './occupations.ts';
import * as organisations from './organisations.ts';
import * as person from './person.ts';
import * as places from './places.ts';
import * as work from './work.ts';

export type * from './code-list.ts';
export type * from './import-field.ts';
export * from './bands.ts';
export * from './fields-applicant.ts';
export * from './fields-member.ts';
export * from './fields-organisation.ts';
export * from './fields-unit.ts';
export * from './identifiers.ts';
export * from './membership.ts';
export * from './occupations.ts';
export * from './organisations.ts';
export * from './person.ts';
export * from './places.ts';
export * from './work.ts';

/** Every code list (代码表), topic by topic. */
export const codeLists: readonly CodeList[] = [person, places, organisations, membership, occupations, work].flatMap(
  (topic): CodeList[] => Object.values(topic),
);
