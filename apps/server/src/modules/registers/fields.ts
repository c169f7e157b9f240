import type { RegisterDefinition } from '@jishi/contract';
import { refuse } from '../../platform/refusal.ts';
import { forbiddenCategory, needsBasis } from './rules.ts';
import type { NewKind } from './schema.ts';

/** Refuses an entry that lacks a required field, naming all that are missing. */
export function requireFields(definition: RegisterDefinition, fields: Readonly<Record<string, string>>): void {
  const missing = definition.fields
    .filter(({ key, required }) => required && (fields[key] ?? '').trim() === '')
    .map(({ titleZh }) => titleZh);
  if (missing.length > 0) refuse('register.field-missing', { fields: missing.join('、') });
}

/** Refuses lists that the rights forbid, and lists of people without a basis and an end. */
export function requireLawful(input: NewKind): void {
  const matched = forbiddenCategory(input.titleZh, input.subject);
  if (matched !== undefined) refuse('register.forbidden-category', { matched });
  const { definition } = input;
  if (needsBasis(input.subject) && (definition.basis === undefined || definition.expiresAfter === undefined))
    refuse('register.basis-missing');
}
