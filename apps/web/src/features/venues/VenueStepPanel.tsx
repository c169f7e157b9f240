import { LinkButton } from '../../design/Button.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import { VenueContent } from './VenuePage.tsx';
import { venueTexts } from './texts.ts';

/** The venue of a step; before it is planned, the way to the plan. */
export function VenueStepPanel({ step }: StepPanelProps) {
  const t = useTexts(venueTexts);
  if (step.subjectId !== null) return <VenueContent venueId={step.subjectId} runStepId={step.runStepId} />;
  return step.mine ? (
    <LinkButton kind="main" href={step.link ?? '/venues/new'}>
      {t('plan')}
    </LinkButton>
  ) : null;
}
