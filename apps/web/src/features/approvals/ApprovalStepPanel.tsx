import type { StepPanelProps } from '../../runner/step-panels.ts';
import { ApprovalDesk } from './ApprovalPage.tsx';

/** The request of a step, decided inside the run. */
export function ApprovalStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <ApprovalDesk approvalId={step.subjectId} />;
}
