import type { Problem, RuleReference } from '@jishi/contract';
import type { Clock } from '../clock.ts';
import { fillText, Refusal, type RefusalCatalogue } from '../refusal.ts';
import type { RuleBook } from '../rules/rule-book.ts';

/** Turns whatever was thrown into the one shape of an error answer. */
export interface Problems {
  of(error: unknown, requestId: string): Problem;
}

interface DatabaseError {
  readonly code?: string;
}

/** @param catalogue refusals of the platform and all modules */
export function createProblems(catalogue: RefusalCatalogue, rules: RuleBook, clock: Clock): Problems {
  const build = (refusal: Refusal, requestId: string): Problem => {
    const text = catalogue[refusal.code];
    if (!text) throw new Error(`refusal ${refusal.code} has no text`);
    const facts = { ...refusal.facts, requestId };
    const day = refusal.day ?? clock.today();
    const references = refusal.ruleIds.flatMap((id): RuleReference[] => {
      const reference = rules.reference(id, day);
      return reference ? [reference] : [];
    });
    return {
      type: `/problems/${refusal.code}`,
      title: fillText(text.zh, facts),
      titleEn: fillText(text.en, facts),
      status: text.status,
      code: refusal.code,
      facts: { ...refusal.facts },
      ...(references.length > 0 ? { rules: references } : {}),
      ...(refusal.faults.length > 0 ? { errors: refusal.faults.map((fault) => ({ ...fault })) } : {}),
      requestId,
    };
  };
  return {
    of(error, requestId) {
      return build(asRefusal(error), requestId);
    },
  };
}

/** Whether an answer is a fault of ours (to be logged) and not a refusal. */
export function isFault(problem: Problem): boolean {
  return problem.code === 'fault.internal' || problem.code === 'database.unavailable';
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const validation = validationFaults(error);
  if (validation) return new Refusal('input.invalid', {}, [], undefined, validation);
  const { code } = error as DatabaseError;
  if (code === '53100' || code === 'ENOSPC') return new Refusal('storage.full', {}, []);
  if (code !== undefined && (/^(08|57P|53)/.test(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET')) {
    return new Refusal('database.unavailable', {}, []);
  }
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 429)
    return new Refusal('request.too-many', { seconds: (error as { seconds?: number }).seconds ?? 60 }, []);
  if (status === 413) return new Refusal('file.too-large', { maxMegabytes: 1 }, []);
  if (status === 404) return new Refusal('record.not-found', {}, []);
  if (status !== undefined && status >= 400 && status < 500) return new Refusal('input.malformed', {}, []);
  return new Refusal('fault.internal', {}, []);
}

interface ValidationEntry {
  readonly instancePath?: string;
  readonly message?: string;
}

/** Schema errors of the edge, as field faults. */
function validationFaults(error: unknown): { path: string; message: string }[] | undefined {
  const { validation } = error as { validation?: readonly ValidationEntry[] };
  if (!Array.isArray(validation)) return undefined;
  return (validation as readonly ValidationEntry[]).map((entry) => ({
    path: (entry.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.'),
    message: entry.message ?? '填写的内容有误。',
  }));
}
