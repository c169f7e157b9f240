import type { StepPanelProps } from '../../runner/step-panels.ts';
import { FormDesk } from './FormPage.tsx';

/** The form of a step, filled in inside the run. */
export function FormStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <FormDesk formId={step.subjectId} />;
}
