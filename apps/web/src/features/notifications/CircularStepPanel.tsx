import type { StepPanelProps } from '../../runner/step-panels.ts';
import { CircularContent } from './CircularPage.tsx';

/** The circular of a notification step, written and sent inside the run. */
export function CircularStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <CircularContent circularId={step.subjectId} />;
}
