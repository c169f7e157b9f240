import { paramsOf, type Step } from '@jishi/domain';
import type { StepReport } from '../../platform/step-handler.ts';
import type { FormRow } from './schema.ts';

/** Field that holds what the person concerned says; filled, it shows that they were heard. */
const answerField = 'answer';

/**
 * What signed forms say to the conditions of a step: dates by field, numbers and lengths of lists as counts, how many
 * forms there are (`entries`), and whether the person concerned was heard.
 */
export function factsOfForms(step: Step, forms: readonly FormRow[]): StepReport {
  const signed = forms.filter(({ state }) => state === 'signed' || state === 'accepted');
  const dates: Record<string, string> = {};
  const counts: Record<string, number> = { entries: signed.length };
  // The content of a signed form is its last draft; of several the latest says.
  for (const { draft } of signed) {
    for (const { id, kind } of paramsOf(step, 'form')?.fields ?? []) {
      const value = draft[id];
      if ((kind === 'date' || kind === 'instant') && typeof value === 'string') dates[id] = value;
      if (kind === 'number' && typeof value === 'number') counts[id] = value;
      if (kind === 'list' && Array.isArray(value)) counts[id] = value.length;
    }
  }
  const answers = signed.map(({ draft }) => draft[answerField]);
  return {
    dates,
    counts,
    wasHeard: signed.length > 0 && answers.every((text) => typeof text === 'string' && text.trim() !== ''),
  };
}
