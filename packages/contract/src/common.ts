import { z } from 'zod';

/** Identifier of a row: region × 2^39 + sequence, always a safe integer. */
export const Id = z.coerce.number().int({ error: '编号应为整数。' }).positive({ error: '编号应为正数。' });

/** Civil date `YYYY-MM-DD`; whether the day exists is checked by the domain. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: '日期应写成 2026-11-21 的形式。' });

/** Instant, ISO 8601 in UTC. */
export const Instant = z.string();

/** Version that the writer saw; a mismatch is refused so that no change is overwritten. */
export const Version = z.number().int().nonnegative();

/** Cursor paging: opaque cursor of the previous page and a page size of at most 200. */
export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1, { error: '每页至少 1 行。' })
    .max(200, { error: '每页至多 200 行。' })
    .default(50),
};

/** Shape of a page of rows; `total` where a roll-up knows it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.number().int().optional(),
  });

/** Answer of a route that has nothing to tell. */
export const Done = z.object({ ok: z.literal(true) });

/** Roles a person can hold in an organisation. */
export const roles = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
  'member',
  'discipline-office',
  'system-admin',
  'security-admin',
  'auditor',
] as const;

/** Role of a grant. */
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
