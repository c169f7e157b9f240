import type { StepPanelProps } from '../../runner/step-panels.ts';
import { ArchiveContent } from './ArchivePage.tsx';

/** The file of an archive step, checked and sealed inside the run. */
export function ArchiveStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <ArchiveContent fileId={step.subjectId} />;
}
