import type { StepPanelProps } from '../../runner/step-panels.ts';
import { AppraisalDesk } from './AppraisalPage.tsx';

/** The appraisal of a step, organised inside the run. */
export function AppraisalStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <AppraisalDesk appraisalId={step.subjectId} />;
}
