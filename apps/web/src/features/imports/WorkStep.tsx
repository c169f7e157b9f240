import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import { Button, ButtonBar, formatCount, ProgressBar, Section } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { importTexts } from './texts.ts';
import type { ImportView } from './words.ts';

/** Long work: how far, how long, and that the page may be closed. */
export function WorkStep({ view }: { readonly view: ImportView }) {
  const t = useTexts(importTexts);
  const cancel = useAct('imports.cancel');
  const attempt = useAttempt();
  const title = t(view.state === 'checking' ? 'checking' : 'importing');
  return (
    <Section title={title}>
      <div className="stack">
        {attempt.problem && <ProblemView problem={attempt.problem} />}
        {view.rowsAll === null ? (
          <p role="status">{t('rowsSoFar', { count: formatCount(view.rowsDone) })}</p>
        ) : (
          <ProgressBar label={title} done={view.rowsDone} whole={view.rowsAll} unit={t('unit')} />
        )}
        <p className="muted">
          {view.secondsLeft === null ? t('closeSafe') : t('secondsLeft', { seconds: view.secondsLeft })}
        </p>
        <ButtonBar>
          <Button
            busy={cancel.isPending}
            onClick={() => void attempt.run(() => cancel.mutateAsync({ params: { importId: view.id } }))}
          >
            {t('cancel')}
          </Button>
        </ButtonBar>
      </div>
    </Section>
  );
}
