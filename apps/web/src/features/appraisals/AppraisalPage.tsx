import './appraisals.css';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  ButtonBar,
  ConfirmDialog,
  DefinitionList,
  Form,
  formatInstant,
  Loaded,
  NumberField,
  Page,
  ProblemView,
  ProgressBar,
  Section,
  StatusTag,
  useForm,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useKeepAwake } from '../../state/activity.ts';
import { stateTones } from './AppraisalsPage.tsx';
import { AppraisalResult } from './AppraisalResult.tsx';
import { Slips } from './Slips.tsx';
import { appraisalTexts } from './texts.ts';

/** An appraisal as its organiser sees it. */
export type Appraisal = Output<'appraisals.get'>;
/** Codes of the groups, shown once. */
export type Codes = Output<'appraisals.open'>['codes'];

/** Organiser's page: expected numbers, slips, turnout while it runs, result. */
export function AppraisalPage({ params }: PageParams) {
  const t = useTexts(appraisalTexts);
  return (
    <AppraisalDesk
      appraisalId={Number(params['appraisalId'])}
      frame={(view, content) => (
        <Page
          title={view.titleZh}
          crumbs={[{ label: t('appraisals'), href: '/appraisals' }]}
          status={<StatusTag tone={stateTones[view.state]}>{t(view.state)}</StatusTag>}
          note={view.orgName}
        >
          {content}
        </Page>
      )}
    />
  );
}

/** The desk itself, on its page or inside the step of a run. */
export function AppraisalDesk({
  appraisalId,
  frame = (_view, content) => content,
}: {
  readonly appraisalId: number;
  readonly frame?: (view: Appraisal, content: React.ReactNode) => React.ReactNode;
}) {
  const [codes, setCodes] = useState<Codes>();
  const query = useCall('appraisals.get', { params: { appraisalId } }, { refetchEvery: 5000 });
  return (
    <Loaded query={query}>
      {(view) =>
        frame(
          view,
          codes ? (
            <Slips title={view.titleZh} codes={codes} onDone={() => setCodes(undefined)} />
          ) : (
            <>
              {view.state === 'designed' && <Opening view={view} onCodes={setCodes} />}
              {view.state === 'open' && <Running view={view} onCodes={setCodes} />}
              {view.result && <AppraisalResult view={view} result={view.result} />}
            </>
          ),
        )
      }
    </Loaded>
  );
}

function Opening({ view, onCodes }: { readonly view: Appraisal; readonly onCodes: (codes: Codes) => void }) {
  const t = useTexts(appraisalTexts);
  const open = useAct('appraisals.open');
  // The platform counts what it has a roster of; the rest is told.
  const told = view.groups.filter((group) => !group.counted);
  const form = useForm<Record<string, string>>({
    initial: Object.fromEntries(told.map((group) => [group.id, ''])),
    warnOnLeave: false,
    check: (values) =>
      Object.fromEntries(
        told.map((group) => {
          const value = values[group.id] ?? '';
          return [group.id, /^[1-9]\d{0,3}$/.test(value) ? undefined : t('expectedBad')];
        }),
      ),
    onSubmit: async (values) => {
      const expected = told.flatMap((group) =>
        values[group.id] ? [{ groupId: group.id, expected: Number(values[group.id]) }] : [],
      );
      const answer = await open.mutateAsync({
        params: { appraisalId: view.id },
        body: { version: view.version, expected },
      });
      onCodes(answer.codes);
    },
  });
  if (!view.can.open) return <p className="muted">{t('designed')}</p>;
  return (
    <Section title={t('groups')}>
      <Form form={form}>
        {told.map((group) => (
          <NumberField key={group.id} {...form.field(group.id)} label={t('expectedFor', { group: group.titleZh })} />
        ))}
        {view.groups.some((group) => group.counted) && (
          <p>
            {t('counted', {
              groups: view.groups
                .filter((group) => group.counted)
                .map((group) => group.titleZh)
                .join('、'),
            })}
          </p>
        )}
        <p>{t('openText')}</p>
        <Button kind="main" type="submit" busy={form.busy}>
          {t('openAct')}
        </Button>
      </Form>
    </Section>
  );
}

function Running({ view, onCodes }: { readonly view: Appraisal; readonly onCodes: (codes: Codes) => void }) {
  const t = useTexts(appraisalTexts);
  const pick = usePick();
  const close = useAct('appraisals.close');
  const reissue = useAct('appraisals.reissue');
  const [asked, setAsked] = useState<'close' | { readonly groupId: string; readonly title: string }>();
  const [problem, setProblem] = useState<ApiProblem>();
  useKeepAwake();
  const sum = (name: 'received' | 'expected') => view.groups.reduce((total, group) => total + group[name], 0);
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      setProblem(undefined);
      await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setAsked(undefined);
  };
  return (
    <Section title={t('turnout')}>
      <div className="stack">
        {problem && <ProblemView problem={problem} />}
        <p className="muted">{t('turnoutText')}</p>
        <div className="stack" role="status">
          {view.groups.map((group) => (
            <ProgressBar
              key={group.id}
              label={pick(group.titleZh, group.titleEn ?? group.titleZh)}
              done={group.received}
              whole={group.expected}
            />
          ))}
        </div>
        <DefinitionList
          facts={[
            { label: t('closes'), value: view.closesAt === null ? '' : formatInstant(view.closesAt) },
            ...view.groups.map((group) => ({
              label: group.titleZh,
              value: `${t('weight')} ${Math.round((group.weight[0] / group.weight[1]) * 100)}%${
                group.minTurnout ? ` · ${t('least')} ${group.minTurnout[0]}/${group.minTurnout[1]}` : ''
              }`,
              action: view.can.issue && (
                <Button small onClick={() => setAsked({ groupId: group.id, title: group.titleZh })}>
                  {t('reissue')}
                </Button>
              ),
            })),
          ]}
        />
        {view.can.close && (
          <ButtonBar>
            <Button kind="main" onClick={() => setAsked('close')}>
              {t('close')}
            </Button>
          </ButtonBar>
        )}
      </div>
      {asked === 'close' && (
        <ConfirmDialog
          title={t('closeTitle')}
          consequence={t('closeText', { received: sum('received'), expected: sum('expected') })}
          action={t('closeAct')}
          onClose={() => setAsked(undefined)}
          onConfirm={() =>
            attempt(() => close.mutateAsync({ params: { appraisalId: view.id }, body: { version: view.version } }))
          }
        />
      )}
      {typeof asked === 'object' && (
        <ConfirmDialog
          title={t('reissueTitle', { group: asked.title })}
          consequence={t('reissueText')}
          action={t('reissueAct')}
          danger
          onClose={() => setAsked(undefined)}
          onConfirm={() =>
            attempt(async () => {
              const body = { version: view.version, groupId: asked.groupId };
              onCodes((await reissue.mutateAsync({ params: { appraisalId: view.id }, body })).codes);
            })
          }
        />
      )}
    </Section>
  );
}
