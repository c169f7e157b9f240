import type { Actor } from '../../platform/access/actor.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { isReadable } from './check/read-part.ts';
import { fieldOf, fieldSetOf } from './fields.ts';
import { missingFields } from './mapping.ts';
import type { ImportPart } from './schema.ts';

/** Refuses sheets that cannot be read as chosen: a required column missing, one field twice, not this role's business. */
export function requireReadable(
  { permissions }: Pick<Platform, 'permissions'>,
  actor: Actor,
  parts: readonly ImportPart[],
): void {
  const readable = parts.filter(isReadable);
  if (readable.length === 0) refuse('import.nothing-recognised');
  for (const part of readable) {
    if (part.kind === 'orgs' && !permissions.allows(actor, 'org.file'))
      refuse('import.orgs-not-allowed', { role: roleTitle(actor.role), sheet: part.sheet });
    const missing = missingFields(fieldSetOf(part.kind), part.mapping);
    if (missing.length > 0)
      refuse('import.columns-missing', {
        sheet: part.sheet,
        fields: missing.map(({ titleZh }) => titleZh).join('、'),
        fieldsEn: missing.map(({ titleEn }) => titleEn).join(', '),
      });
    const read = part.mapping.flatMap(({ field }) => (field === null ? [] : [field]));
    const twice = read.find((field, at) => read.indexOf(field) !== at);
    if (twice !== undefined) {
      const field = fieldOf(part.kind, twice);
      refuse('import.column-twice', {
        sheet: part.sheet,
        field: field?.titleZh ?? twice,
        fieldEn: field?.titleEn ?? twice,
      });
    }
  }
}
