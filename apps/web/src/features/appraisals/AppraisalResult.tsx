import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Bars, Button, DefinitionList, ProblemView, Section } from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { Appraisal } from './AppraisalPage.tsx';
import { appraisalTexts } from './texts.ts';

type Result = NonNullable<Appraisal['result']>;

/** Score, counts by group as bars with their table, and comments without names. */
export function AppraisalResult({ view, result }: { readonly view: Appraisal; readonly result: Result }) {
  const t = useTexts(appraisalTexts);
  const pick = usePick();
  if (!result.valid) return <Invalid view={view} result={result} />;
  const question = (id: string) => view.questions.find((each) => each.id === id);
  return (
    <>
      <Section title={t('result')}>
        <DefinitionList
          facts={[
            {
              label: t('score'),
              value:
                result.scoreHundredths === null
                  ? t('withheldGroup')
                  : t('scoreValue', { score: (result.scoreHundredths / 100).toFixed(2) }),
            },
          ]}
        />
        {result.reasonsZh.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </Section>
      {result.groups.map((group) => (
        <Section key={group.id} title={group.titleZh}>
          {group.withheld ? (
            <p className="muted">{t('withheldGroup')}</p>
          ) : (
            <div className="stack-loose">
              <p>{t('sheets', { count: group.sheets })}</p>
              {group.questions.map((each) => (
                <Bars
                  key={each.id}
                  caption={pick(each.titleZh, question(each.id)?.titleEn ?? each.titleZh)}
                  valueLabel={t('received')}
                  bars={(question(each.id)?.options ?? []).map((option) => ({
                    key: option.value,
                    label: pick(option.titleZh, option.titleEn ?? option.titleZh),
                    value: each.counts[option.value] ?? 0,
                  }))}
                />
              ))}
            </div>
          )}
        </Section>
      ))}
      <Section title={t('comments')}>
        {result.comments.length === 0 ? (
          <p className="muted">{t('noComments')}</p>
        ) : (
          <ul className="stack">
            {result.comments.map((comment) => (
              <li key={comment}>{comment}</li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Invalid({ view, result }: { readonly view: Appraisal; readonly result: Result }) {
  const t = useTexts(appraisalTexts);
  const rerun = useAct('appraisals.rerun');
  const [problem, setProblem] = useState<ApiProblem>();
  const again = async () => {
    try {
      await rerun.mutateAsync({ params: { appraisalId: view.id }, body: { version: view.version } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Section title={t('invalidTitle')}>
      {problem && <ProblemView problem={problem} />}
      {result.reasonsZh.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {view.can.rerun && (
        <Button kind="main" busy={rerun.isPending} onClick={() => void again()}>
          {t('rerun')}
        </Button>
      )}
    </Section>
  );
}
