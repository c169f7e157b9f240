import type { StepPanelProps } from '../../runner/step-panels.ts';
import { VoteDesk } from './VotePage.tsx';

/** The vote of a step, held inside the run. */
export function VoteStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <VoteDesk voteId={step.subjectId} />;
}
