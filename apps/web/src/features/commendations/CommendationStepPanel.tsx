import { DefinitionList, LinkButton, Loaded, StarRating } from '../../design/index.ts';
import { useCall } from '../../api/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import { commendationTexts } from './texts.ts';

/** The honour of a step; it is conferred in one act with those of the whole round. */
export function CommendationStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <Panel commendationId={step.subjectId} />;
}

function Panel({ commendationId }: { readonly commendationId: number }) {
  const t = useTexts(commendationTexts);
  const query = useCall('commendations.get', { params: { commendationId } });
  return (
    <Loaded query={query}>
      {(honour) => (
        <>
          <DefinitionList
            facts={[
              { label: t('title'), value: honour.titleZh },
              { label: t('grade'), value: honour.gradeTitle },
              { label: t('starsColumn'), value: honour.stars === null ? null : <StarRating stars={honour.stars} /> },
              { label: t('state'), value: t(honour.state) },
              { label: t('plaque'), value: honour.plaqueNumber },
            ]}
          />
          <LinkButton href="/grading/stars">{t('stars')}</LinkButton>
        </>
      )}
    </Loaded>
  );
}
