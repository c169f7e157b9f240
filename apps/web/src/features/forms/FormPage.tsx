import './forms.css';
import type { FieldRule } from '@jishi/domain';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  ButtonBar,
  ConfirmDialog,
  DateText,
  DefinitionList,
  Dialog,
  Form,
  HistoryList,
  Loaded,
  notify,
  Page,
  PrintButton,
  PrintLayout,
  ProblemView,
  ReceiptPage,
  Section,
  StatusTag,
  TextArea,
  todayInChina,
  useForm,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { Evidence } from './Evidence.tsx';
import { useAnswers } from './FieldAnswers.tsx';
import { FillForm } from './FillForm.tsx';
import { formTexts } from './texts.ts';

/** A form as its pages see it. */
export type FormView = Output<'forms.get'>;

/** Colours of the states. */
export const formTones = { draft: 'grey', signed: 'blue', accepted: 'green', returned: 'amber' } as const;

/** Any form on a page of its own. */
export function FormPage({ params }: PageParams) {
  const t = useTexts(formTexts);
  return (
    <FormDesk
      formId={Number(params['formId'])}
      frame={(view, content) => (
        <Page
          title={view.titleZh}
          width="form"
          crumbs={[{ label: t('forms'), href: '/forms' }]}
          status={<StatusTag tone={formTones[view.state]}>{t(view.state)}</StatusTag>}
          note={
            <>
              {view.orgName}
              {view.dueOn && (
                <>
                  {' · '}
                  {t('dueOn')} <DateText date={view.dueOn} today={todayInChina()} />
                </>
              )}
            </>
          }
        >
          {content}
        </Page>
      )}
    />
  );
}

/** The form itself, on its page or inside the step of a run. */
export function FormDesk({
  formId,
  frame = (_view, content) => content,
}: {
  readonly formId: number;
  readonly frame?: (view: FormView, content: React.ReactNode) => React.ReactNode;
}) {
  const [receipt, setReceipt] = useState<FormView>();
  const query = useCall('forms.get', { params: { formId } }, { staleAfter: Number.POSITIVE_INFINITY });
  if (receipt) return <Receipt view={receipt} />;
  return (
    <Loaded query={query}>
      {(view) =>
        frame(
          view,
          view.can.edit ? <FillForm key={view.id} view={view} onSigned={setReceipt} /> : <SignedForm view={view} />,
        )
      }
    </Loaded>
  );
}

function Receipt({ view }: { readonly view: FormView }) {
  const t = useTexts(formTexts);
  const [last] = view.versions;
  return (
    <ReceiptPage
      title={t('receipt')}
      number={t('receiptNumber', { id: view.id.toString(36).toUpperCase(), number: last?.number ?? 1 })}
      at={last?.signedAt ?? ''}
      next={view.needsAcceptance ? t('nextAccept') : t('nextDone')}
    />
  );
}

function SignedForm({ view }: { readonly view: FormView }) {
  const t = useTexts(formTexts);
  const pick = usePick();
  const [, navigate] = useLocation();
  const fields = view.definition.fields as unknown as readonly FieldRule[];
  const answer = useAnswers(view.orgId, fields);
  const another = useAct('forms.another');
  const [last] = view.versions;
  return (
    <PrintLayout title={view.titleZh} org={view.orgName}>
      <div className="stack-loose">
        {last?.late && <StatusTag tone="amber">{t('late')}</StatusTag>}
        <DefinitionList
          facts={fields.map((field) => ({
            label: pick(field.titleZh, field.titleEn ?? field.titleZh),
            value: answer(field, view.values),
          }))}
        />
        <Evidence view={view} />
        <ButtonBar>
          {view.can.answer && <AnswerForm view={view} />}
          {view.can.another && (
            <Button
              icon="plus"
              busy={another.isPending}
              onClick={() =>
                void another
                  .mutateAsync({ params: { formId: view.id } })
                  .then((made) => navigate(`/forms/${made.id}`))
                  .catch((error: unknown) => {
                    if (!(error instanceof ApiProblem)) throw error;
                    notify(error.sentence);
                  })
              }
            >
              {t('another')}
            </Button>
          )}
          <PrintButton />
        </ButtonBar>
        <Versions view={view} />
      </div>
    </PrintLayout>
  );
}

function Versions({ view }: { readonly view: FormView }) {
  const t = useTexts(formTexts);
  const entries = view.versions.map((version) => ({
    id: version.number,
    at: version.signedAt,
    who: t('signedBy', { name: version.signerName }),
    what: (
      <>
        {t('versionOf', { no: version.number })} {version.late && <StatusTag tone="amber">{t('late')}</StatusTag>}
        {version.answer === 'accepted' && ` · ${t('acceptedBy', { name: version.answeredByName ?? '' })}`}
        {version.answer === 'returned' &&
          ` · ${t('returnedBy', { name: version.answeredByName ?? '', reason: version.reason ?? '' })}`}
      </>
    ),
  }));
  return (
    <Section title={t('versions')}>
      <HistoryList entries={entries} />
    </Section>
  );
}

function AnswerForm({ view }: { readonly view: FormView }) {
  const t = useTexts(formTexts);
  const answer = useAct('forms.answer');
  const [asked, setAsked] = useState<'accept' | 'return'>();
  const [problem, setProblem] = useState<ApiProblem>();
  const params = { formId: view.id };
  const form = useForm({
    initial: { reason: '' },
    scope: 'return',
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await answer.mutateAsync({ params, body: { answer: 'returned', reason, version: view.version } });
      setAsked(undefined);
      notify(t('returnDone'));
    },
  });
  return (
    <>
      {problem && <ProblemView problem={problem} />}
      <Button kind="main" onClick={() => setAsked('accept')}>
        {t('accept')}
      </Button>
      <Button onClick={() => setAsked('return')}>{t('return')}</Button>
      {asked === 'accept' && (
        <ConfirmDialog
          title={t('acceptTitle')}
          consequence={t('acceptText')}
          action={t('accept')}
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            try {
              await answer.mutateAsync({ params, body: { answer: 'accepted', version: view.version } });
              notify(t('done'));
            } catch (error) {
              if (!(error instanceof ApiProblem)) throw error;
              setProblem(error);
            }
            setAsked(undefined);
          }}
        />
      )}
      {asked === 'return' && (
        <Dialog title={t('returnTitle')} onClose={() => setAsked(undefined)}>
          <Form form={form}>
            <TextArea {...form.field('reason')} label={t('reason')} hint={t('returnText')} limit={500} rows={4} />
            <Button kind="main" type="submit" busy={form.busy}>
              {t('return')}
            </Button>
          </Form>
        </Dialog>
      )}
    </>
  );
}
