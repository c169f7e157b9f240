import type { StepPanelProps } from '../../runner/step-panels.ts';
import { NoticeDesk } from './NoticePage.tsx';

/** The notice of a step, checked and posted inside the run. */
export function NoticeStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <NoticeDesk noticeId={step.subjectId} />;
}
