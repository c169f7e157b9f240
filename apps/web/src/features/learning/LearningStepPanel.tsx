import type { StepPanelProps } from '../../runner/step-panels.ts';
import { PlanContent } from './PlanPage.tsx';

/** The plan of a learning step, worked on inside the run. */
export function LearningStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <PlanContent planId={step.subjectId} inStep />;
}
