import './imports.css';
import { useCall } from '../../api/queries.ts';
import { formatBytes, Loaded, Page, Skeleton, StatusTag, StepBar } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { stepsOf } from './steps.ts';
import { importTexts } from './texts.ts';
import { WorkStep } from './WorkStep.tsx';
import { stateWords, type ImportView } from './words.ts';

/** Milliseconds between two looks at running work. */
const lookEvery = 1000;

/** One import, from its columns to its result; where it stands is decided by the server, so it can be left and opened again. */
export function ImportPage({ params }: PageParams) {
  const importId = Number(params['importId']);
  const t = useTexts(importTexts);
  const [address] = useAddress();
  // The state of the last answer decides how often to ask.
  const query = useCall('imports.view', { params: { importId } }, { refetchEvery: lookEvery, staleAfter: 0 });
  const wanted = address.get('step');
  return (
    <Loaded query={query} skeleton={<Skeleton shape="page" />}>
      {(view) => {
        const step = stepOf(view, wanted);
        const words = stateWords[view.state];
        return (
          <Page
            title={t('newTitle')}
            crumbs={[{ label: t('crumb'), href: '/imports' }]}
            status={<StatusTag tone={words.tone}>{t(words.text)}</StatusTag>}
            note={`${view.fileName} · ${formatBytes(view.sizeBytes)}`}
          >
            <StepBar steps={stepsOf(t)} current={step} />
            {view.state === 'checking' || view.state === 'importing' ? (
              <WorkStep view={view} />
            ) : step === 1 ? (
              <ColumnsStep key={view.id} view={view} />
            ) : step === 2 ? (
              <CheckStep view={view} />
            ) : step === 3 ? (
              <ConfirmStep view={view} mode={address.get('mode') === 'all' ? 'all' : 'good'} />
            ) : (
              <ResultStep view={view} />
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}

function stepOf(view: ImportView, wanted: string | null): number {
  switch (view.state) {
    case 'checking':
      return 2;
    case 'importing':
      return 3;
    case 'done':
    case 'taken-back':
      return 4;
    case 'checked':
      return wanted === 'columns' ? 1 : wanted === 'confirm' ? 3 : 2;
    default:
      return 1;
  }
}
