import { z } from 'zod';

/** A rule behind a refusal, as a person needs it: title, document, article and how sure we are. */
export const RuleReference = z.object({
  id: z.string(),
  titleZh: z.string(),
  sourceZh: z.string(),
  article: z.string().optional(),
  confidence: z.enum(['verified', 'known', 'uncertain']),
});

/** One fault of the input: where it is, what is wrong and what to do. */
export const FieldError = z.object({
  path: z.string(),
  message: z.string(),
  row: z.number().int().optional(),
});

/** Body of every answer that is not a success (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  titleEn: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  rules: z.array(RuleReference).optional(),
  errors: z.array(FieldError).optional(),
  requestId: z.string(),
});

export type Problem = z.infer<typeof Problem>;
export type RuleReference = z.infer<typeof RuleReference>;
