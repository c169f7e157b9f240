import type { StepPanelProps } from '../../runner/step-panels.ts';
import { MeetingDesk } from './MeetingPage.tsx';

/** The meeting of a step, held inside the run. */
export function MeetingStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <MeetingDesk meetingId={step.subjectId} />;
}
