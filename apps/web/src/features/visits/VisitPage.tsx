import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  ButtonBar,
  DefinitionList,
  Loaded,
  Page,
  ProblemView,
  Section,
  StatusTag,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { visitTexts } from './texts.ts';

type Visit = Output<'visits.get'>;
const proofs = {
  none: 'noProof',
  code: 'code',
  'wrong-code': 'wrong-code',
  'counter-asked': 'counter-asked',
  'counter-signed': 'counter-signed',
} as const;
const needWords = { open: 'openNeed', intake: 'intake', task: 'task', settled: 'settled' } as const;

/** One visit with what was found and where it went. */
export function VisitPage({ params }: PageParams) {
  const query = useCall('visits.get', { params: { visitId: Number(params['visitId']) } });
  return <Loaded query={query}>{(view) => <One view={view} />}</Loaded>;
}

function One({ view }: { readonly view: Visit }) {
  const t = useTexts(visitTexts);
  const attempt = useAttempt();
  const route = useAct('visits.route');
  const confirm = useAct('visits.counterSign');
  const params = { visitId: view.id };
  const ways = [
    ['intake', 'toIntake'],
    ['task', 'toTask'],
    ['settled', 'settled'],
  ] as const;
  return (
    <Page
      title={view.purposeZh}
      width="form"
      crumbs={[{ label: t('visits'), href: '/visits' }]}
      status={<StatusTag tone={view.state === 'done' ? 'amber' : 'green'}>{t(view.state)}</StatusTag>}
      note={view.orgName}
    >
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {view.can.counterSign && (
        <Button
          kind="main"
          onClick={() => void attempt.run(() => confirm.mutateAsync({ params, body: { version: view.version } }))}
        >
          {t('confirm')}
        </Button>
      )}
      <DefinitionList
        facts={[
          { label: t('place'), value: view.placeZh },
          { label: t('visitor'), value: view.visitorName },
          {
            label: t('doneOn'),
            value: `${view.doneOn ?? view.plannedOn ?? '—'}${view.isLate ? ` · ${t('late')}` : ''}${view.isCounted ? '' : ` · ${t('notCounted')}`}`,
          },
          { label: t('proof'), value: t(proofs[view.proof]) },
          ...(view.noteZh === null ? [] : [{ label: t('note'), value: view.noteZh }]),
        ]}
      />
      {view.needs.length > 0 && (
        <Section title={t('needs')}>
          {view.needs.map((need) => (
            <div key={need.id} className="card">
              <p>{need.textZh}</p>
              <p className="muted">{t(needWords[need.state])}</p>
              {need.state === 'open' && view.can.route && (
                <ButtonBar>
                  {ways.map(([to, word]) => (
                    <Button
                      key={to}
                      small
                      onClick={() =>
                        void attempt.run(() =>
                          route.mutateAsync({ params: { ...params, needId: need.id }, body: { to } }),
                        )
                      }
                    >
                      {t(word)}
                    </Button>
                  ))}
                </ButtonBar>
              )}
            </div>
          ))}
        </Section>
      )}
    </Page>
  );
}
